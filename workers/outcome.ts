import { AppError } from "@/lib/domain/errors";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";

/** What the queue should do next with a job that threw. `code` is all that is stored of the error. */
export type Outcome =
  | { action: "retry"; code: string }
  | { action: "retry-after"; code: string; delayMs: number }
  | { action: "give-up"; code: string };

const RATE_LIMIT_PAUSE_MS = 30_000;

/**
 * outcomeOf sorts an error. A rate limit waits as long as the venue asked and costs no attempt; what retrying cannot
 * change (a refused input, a missing row, a bad key) ends; everything else tries again with growing pauses.
 */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof SafeExchangeError) return exchangeOutcome(error);
  if (error instanceof AppError) {
    const isLasting = error.code !== "upstream_unavailable" && error.code !== "rate_limited";
    return { action: isLasting ? "give-up" : "retry", code: error.code };
  }
  return { action: "retry", code: error instanceof Error ? error.name : "unknown" };
}

function exchangeOutcome(error: SafeExchangeError): Outcome {
  const code = `exchange_${error.kind}`;
  switch (error.kind) {
    case "rate_limited":
      return { action: "retry-after", code, delayMs: error.retryAfterMs ?? RATE_LIMIT_PAUSE_MS };
    case "unavailable":
    case "bad_response":
      return error.retryAfterMs === undefined
        ? { action: "retry", code }
        : { action: "retry-after", code, delayMs: error.retryAfterMs };
    case "auth":
    case "invalid_request":
    case "unsupported":
      return { action: "give-up", code };
  }
}
