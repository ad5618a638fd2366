import { MINUTE_MS } from "./market/interval";

/** What a limit has come to since the start or the last reset. */
export interface LimitUse {
  readonly limit: number;
  /** The most that one caller had used of it at once, refused calls included. */
  readonly most: number;
  readonly refused: number;
}

/** Counts requests in a sliding window for each caller. */
export interface RequestLimiter {
  /** Counts one request at `at`; false when it is one too many. A refused request counts too. */
  admit(caller: string, at: number): boolean;
  /** Tightens or loosens the limit for tests. */
  setPerMinute(requests: number): void;
  use(): LimitUse;
  reset(): void;
}

/** createRequestLimiter admits `requests` per `windowMs` and caller. */
export function createRequestLimiter(usual: { requests: number; windowMs: number }): RequestLimiter {
  let limit = usual.requests;
  let most = 0;
  let refused = 0;
  const seen = new Map<string, number[]>();
  return {
    admit(caller, at) {
      const recent = (seen.get(caller) ?? []).filter((when) => when > at - usual.windowMs);
      recent.push(at);
      seen.set(caller, recent.slice(-limit - 1));
      most = Math.max(most, recent.length);
      const isAdmitted = recent.length <= limit;
      if (!isAdmitted) refused += 1;
      return isAdmitted;
    },
    setPerMinute(requests) {
      limit = Math.floor((requests * usual.windowMs) / MINUTE_MS);
    },
    use: () => ({ limit, most, refused }),
    reset() {
      limit = usual.requests;
      most = 0;
      refused = 0;
      seen.clear();
    },
  };
}
