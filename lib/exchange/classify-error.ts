import type { ExchangeErrorKind } from "./safe-exchange-error";
import type { CodeMeaning } from "./venue-wire";

/** Failure is what is known about a call that did not give an answer we can use. */
export interface Failure {
  /** Undefined when no answer came: timeout, reset, DNS, cut off in the middle. */
  httpStatus: number | undefined;
  /** True when the body was a JSON object or array: the exchange itself spoke, not a firewall in front of it. */
  isJson: boolean;
  /** ccxt's class for the body, most specific first, such as `["PermissionDenied", "AuthenticationError", …]`. */
  ccxtClasses: readonly string[];
  /** What the venue's own code means, where its wire knows it better than ccxt. */
  codeMeaning?: CodeMeaning | undefined;
  /** A code with a known meaning counts more than the status (but never more than 418 and 429). */
  isCodeAboveStatus?: boolean;
  /** The status is this venue's way to say "too often". */
  isLimitStatus?: boolean;
  retryAfterHeader: string | null;
}

export interface Classified {
  kind: ExchangeErrorKind;
  retryAfterMs: number | undefined;
  /** The venue refused our timestamp: measure its clock and try once more. */
  isClockSkew: boolean;
  /** The address itself is banned: no request to this venue from any worker. */
  isBan: boolean;
}

const DEFAULT_PAUSE_MS = 30_000;
const DEFAULT_BAN_MS = 120_000;

const BY_CCXT_CLASS: Readonly<Record<string, ExchangeErrorKind>> = {
  RateLimitExceeded: "rate_limited",
  DDoSProtection: "rate_limited",
  AuthenticationError: "auth",
  NetworkError: "unavailable",
  OperationFailed: "unavailable",
  BadResponse: "bad_response",
  NotSupported: "unsupported",
  BadRequest: "invalid_request",
  ArgumentsRequired: "invalid_request",
  OperationRejected: "unavailable",
};

/**
 * classifyError sorts a failed call by what to do about it: HTTP status first, the venue's own code second, ccxt's class
 * third, because generic bodies map to permanent-looking classes on several venues. A key is called bad (`auth`) only when the exchange itself
 * says so in JSON; 403 and 451 come from firewalls and regions and never are.
 */
export function classifyError(failure: Failure): Classified {
  const kind = kindOf(failure);
  const isBan = failure.httpStatus === 418 || failure.codeMeaning === "ban";
  const fallbackMs = isBan ? DEFAULT_BAN_MS : DEFAULT_PAUSE_MS;
  return {
    kind,
    isBan,
    retryAfterMs: kind === "rate_limited" ? (parseRetryAfter(failure.retryAfterHeader) ?? fallbackMs) : undefined,
    isClockSkew: failure.codeMeaning === "clock_skew" || failure.ccxtClasses.includes("InvalidNonce"),
  };
}

function kindOf(failure: Failure): ExchangeErrorKind {
  const { httpStatus, isJson, ccxtClasses, codeMeaning } = failure;
  if (httpStatus === undefined) return "unavailable";
  if (httpStatus === 418 || httpStatus === 429 || failure.isLimitStatus === true) return "rate_limited";
  if (failure.isCodeAboveStatus === true && codeMeaning !== undefined) return kindOfMeaning(codeMeaning);
  if (httpStatus >= 500 || httpStatus === 408 || httpStatus === 403 || httpStatus === 451) return "unavailable";
  if (httpStatus >= 300 && httpStatus < 400) return "unavailable";
  if (!isJson) return httpStatus === 404 ? "unsupported" : httpStatus === 200 ? "bad_response" : "unavailable";
  if (codeMeaning !== undefined) return kindOfMeaning(codeMeaning);
  for (const name of ccxtClasses) {
    const kind = BY_CCXT_CLASS[name];
    if (kind !== undefined) return kind;
  }
  return httpStatus === 404 ? "unsupported" : httpStatus >= 400 ? "invalid_request" : "bad_response";
}

function kindOfMeaning(meaning: CodeMeaning): ExchangeErrorKind {
  if (meaning === "clock_skew") return "unavailable";
  return meaning === "ban" ? "rate_limited" : meaning;
}

/** Seconds only: exchanges do not send the date form, and a wrong date would close the gate for years. */
function parseRetryAfter(header: string | null): number | undefined {
  if (header === null || !/^\d{1,6}$/.test(header)) return undefined;
  return Number(header) * 1_000;
}
