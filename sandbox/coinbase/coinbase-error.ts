/** An error Coinbase answers with: a word and a sentence, or for a token it does not take the plain text `Unauthorized`. */
export class CoinbaseError extends Error {
  override readonly name = "CoinbaseError";
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 429,
    readonly word: string,
    message: string,
  ) {
    super(message);
  }
}
