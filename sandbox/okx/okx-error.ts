/** An error OKX answers with: HTTP status and `{code, msg, data: []}`. */
export class OkxError extends Error {
  override readonly name = "OkxError";
  constructor(
    readonly status: 200 | 400 | 401 | 429,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
