import type { RequestLimiter } from "./request-limiter";

/** A limit by points: each call adds its cost, time takes points away, and above `most` calls are refused. */
export interface CallCounter extends RequestLimiter {
  /** Counts one call of `cost` points at `at`; false when it is too much. A refused call costs nothing. */
  spend(caller: string, at: number, cost: number): boolean;
}

/** createCallCounter counts points for each caller, as Kraken and KuCoin do. */
export function createCallCounter(usual: { most: number; fallPerSecond: number }): CallCounter {
  let limit = { ...usual };
  let most = 0;
  let refused = 0;
  const counters = new Map<string, { points: number; at: number }>();
  const spend = (caller: string, at: number, cost: number): boolean => {
    const known = counters.get(caller) ?? { points: 0, at };
    const fallen = (Math.max(0, at - known.at) / 1_000) * limit.fallPerSecond;
    const points = Math.max(0, known.points - fallen) + cost;
    const isAdmitted = points <= limit.most;
    most = Math.max(most, points);
    if (!isAdmitted) refused += 1;
    counters.set(caller, { points: isAdmitted ? points : points - cost, at });
    return isAdmitted;
  };
  return {
    spend,
    admit: (caller, at) => spend(caller, at, 1),
    setPerMinute(requests) {
      limit = { most: requests, fallPerSecond: requests / 60 };
    },
    use: () => ({ limit: limit.most, most, refused }),
    reset() {
      limit = { ...usual };
      most = 0;
      refused = 0;
      counters.clear();
    },
  };
}
