/** What one key (or everybody without one) has asked for. */
export interface RequestCounts {
  readonly apiKey: string;
  readonly total: number;
  /** Calls by "METHOD /path". */
  readonly routes: Readonly<Record<string, number>>;
  readonly inFlight: number;
  readonly inFlightMax: number;
  /** Most calls that began within one second of the clock. */
  readonly perSecondMax: number;
}

interface Counter {
  total: number;
  routes: Map<string, number>;
  inFlight: number;
  inFlightMax: number;
  second: number;
  inSecond: number;
  perSecondMax: number;
}

/** Counts calls per key, for tests of politeness towards an exchange. */
export interface RequestLog {
  /** Notes the beginning of a call; the returned function notes its end. */
  begin(apiKey: string | undefined, route: string, at: number): () => void;
  counts(apiKey?: string): RequestCounts[];
  reset(): void;
}

/** The name under which calls without a key are counted. */
export const WITHOUT_KEY = "public";

/** createRequestLog starts at zero. */
export function createRequestLog(): RequestLog {
  const counters = new Map<string, Counter>();
  return {
    begin(apiKey = WITHOUT_KEY, route, at) {
      const counter = counters.get(apiKey) ?? {
        total: 0,
        routes: new Map<string, number>(),
        inFlight: 0,
        inFlightMax: 0,
        second: 0,
        inSecond: 0,
        perSecondMax: 0,
      };
      counters.set(apiKey, counter);
      const second = Math.floor(at / 1_000);
      counter.inSecond = counter.second === second ? counter.inSecond + 1 : 1;
      counter.second = second;
      counter.perSecondMax = Math.max(counter.perSecondMax, counter.inSecond);
      counter.total += 1;
      counter.routes.set(route, (counter.routes.get(route) ?? 0) + 1);
      counter.inFlight += 1;
      counter.inFlightMax = Math.max(counter.inFlightMax, counter.inFlight);
      return () => {
        counter.inFlight -= 1;
      };
    },
    counts: (apiKey) =>
      [...counters]
        .filter(([key]) => apiKey === undefined || key === apiKey)
        .map(([key, { total, routes, inFlight, inFlightMax, perSecondMax }]) => ({
          apiKey: key,
          total,
          routes: Object.fromEntries(routes),
          inFlight,
          inFlightMax,
          perSecondMax,
        })),
    reset: () => counters.clear(),
  };
}
