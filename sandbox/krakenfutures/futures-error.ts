/** An error Kraken Futures answers with: a word, under a status of its own. */
export class FuturesError extends Error {
  override readonly name = "FuturesError";
  constructor(
    readonly word: string,
    readonly status: 200 | 400 | 401 | 404 | 429 = 200,
  ) {
    super(word);
  }
}
