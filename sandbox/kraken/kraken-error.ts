/** An error Kraken answers with: HTTP 200 and a text in the list. */
export class KrakenError extends Error {
  override readonly name = "KrakenError";
}
