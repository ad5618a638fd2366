export type ExchangeErrorKind =
  "rate_limited" | "unavailable" | "auth" | "invalid_request" | "unsupported" | "bad_response";

export interface ExchangeErrorDetail {
  httpStatus?: number | undefined;
  /** How long the venue asked us to stay away. */
  retryAfterMs?: number | undefined;
  /** The venue's own error code, such as "-2015". Never its message: messages can repeat what we sent. */
  venueCode?: string | undefined;
  /** Where an answer is of another shape than expected: field and expectation, never a value. */
  problem?: string | undefined;
}

/**
 * SafeExchangeError is the only error that leaves `lib/exchange`. ccxt's own errors carry the full URL (signatures, and
 * on some venues secrets) in their message, so nothing of them is kept: no cause, no URL, no body.
 */
export class SafeExchangeError extends Error {
  readonly kind: ExchangeErrorKind;
  readonly venue: string;
  /** Static path of the endpoint, such as `sapi/account/apiRestrictions`. */
  readonly endpoint: string;
  readonly httpStatus: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly venueCode: string | undefined;
  readonly problem: string | undefined;

  constructor(kind: ExchangeErrorKind, venue: string, endpoint: string, detail: ExchangeErrorDetail = {}) {
    const status = detail.httpStatus === undefined ? "no answer" : `HTTP ${detail.httpStatus}`;
    const code = detail.venueCode === undefined ? "" : `, code ${detail.venueCode}`;
    super(`${venue} ${endpoint}: ${kind} (${status}${code})`);
    this.name = "SafeExchangeError";
    this.kind = kind;
    this.venue = venue;
    this.endpoint = endpoint;
    this.httpStatus = detail.httpStatus;
    this.retryAfterMs = detail.retryAfterMs;
    this.venueCode = detail.venueCode;
    this.problem = detail.problem;
  }
}
