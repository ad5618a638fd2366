import { MINUTE_MS } from "./market/interval";

/** Counts requests in a sliding window for each caller. */
export interface RequestLimiter {
  /** Counts one request at `at`; false when it is one too many. A refused request counts too. */
  admit(caller: string, at: number): boolean;
  /** Tightens or loosens the limit for tests. */
  setPerMinute(requests: number): void;
  reset(): void;
}

/** createRequestLimiter admits `requests` per `windowMs` and caller. */
export function createRequestLimiter(usual: { requests: number; windowMs: number }): RequestLimiter {
  let most = usual.requests;
  const seen = new Map<string, number[]>();
  return {
    admit(caller, at) {
      const recent = (seen.get(caller) ?? []).filter((when) => when > at - usual.windowMs);
      recent.push(at);
      seen.set(caller, recent.slice(-most - 1));
      return recent.length <= most;
    },
    setPerMinute(requests) {
      most = Math.floor((requests * usual.windowMs) / MINUTE_MS);
    },
    reset() {
      most = usual.requests;
      seen.clear();
    },
  };
}
