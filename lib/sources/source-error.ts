/** What to do about a source that gave no answer we can use. The words are those of the exchanges' errors. */
export type SourceErrorKind = "rate_limited" | "unavailable" | "invalid_request" | "bad_response";

/** SourceError says which source failed and how. It repeats nothing the source sent. */
export class SourceError extends Error {
  readonly kind: SourceErrorKind;
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: SourceErrorKind,
    source: string,
    what: string,
    options: { retryAfterMs?: number | undefined } = {},
  ) {
    super(`${source}: ${kind} (${what})`);
    this.name = "SourceError";
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}
