/** An error the exchange answers with: HTTP status and Binance's `{code, msg}`. */
export class BinanceError extends Error {
  override readonly name = "BinanceError";
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 418 | 429,
    readonly code: number,
    message: string,
    /** Seconds for the Retry-After header. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}
