/** An error Bybit answers with: HTTP 200 and a `retCode`, except where the status says it all. */
export class BybitError extends Error {
  override readonly name = "BybitError";
  constructor(
    readonly retCode: number,
    message: string,
    readonly status: 200 | 401 | 403 = 200,
  ) {
    super(message);
  }
}
