import { setTimeout as sleep } from "node:timers/promises";
import { batchPool } from "@/lib/platform/batch-db";
import { venueOf } from "./registry";
import { SafeExchangeError } from "./safe-exchange-error";

/** RequestGate lets calls to one venue out at the pace it publishes. */
export interface RequestGate {
  /** Resolves when `weight` may be spent. Throws SafeExchangeError `rate_limited` when that is too far away. */
  enter(request: {
    venue: string;
    bucket: string;
    weight: number;
    endpoint: string;
    signal?: AbortSignal | undefined;
  }): Promise<void>;
  /** Nobody calls before `pauseMs` from now: one bucket (429), or every bucket of the venue (418: a ban). */
  close(request: { venue: string; bucket: string; pauseMs: number; isBan: boolean }): Promise<void>;
}

/**
 * The part of the published limit that a full bucket holds and that a minute refills. Both may fall into one of the
 * venue's windows, so at most 90 % is ever spent there; the person's other tools share the address.
 */
const SHARE = 0.45;
/** Longer waits go back to the queue instead of holding a worker slot. */
const WAIT_MAX_MS = 15_000;

/**
 * All workers of one deployment are taken to leave by one address. Where they do not, the gate is only stricter than
 * the venue asks.
 */
const ADDRESS = "shared";

const keyOf = (venue: string, bucket: string): string => `${venue}:${ADDRESS}:${bucket}`;

/** Tokens now: what was left plus what a minute's budget refilled since. $1 key, $2 capacity, $3 weight. */
const LEVEL = `least($2::float8, bucket.tokens
  + $2::float8 * extract(epoch from clock_timestamp() - bucket.updated_at)::float8 / 60)`;

/** On the database's clock and in one statement, so any number of workers agree. No row comes back when blocked. */
const TAKE = `
  insert into egress_bucket as bucket (key, tokens, updated_at, closed_until)
  values ($1, $2::float8 - $3::float8, clock_timestamp(), 'epoch')
  on conflict (key) do update set tokens = ${LEVEL} - $3::float8, updated_at = clock_timestamp()
  where bucket.closed_until <= clock_timestamp() and ${LEVEL} >= $3::float8
  returning key`;

const WAIT = `
  select greatest(
    extract(epoch from bucket.closed_until - clock_timestamp())::float8,
    ($3::float8 - ${LEVEL}) * 60 / $2::float8
  ) * 1000 as wait_ms
  from egress_bucket as bucket where bucket.key = $1`;

export const pgRequestGate: RequestGate = {
  async enter({ venue, bucket, weight, endpoint, signal }) {
    const budget = venueOf(venue).budgets[bucket];
    if (budget === undefined) throw new Error(`venue "${venue}" has no request budget "${bucket}"`);
    const capacity = budget.weightPerMinute * SHARE;
    for (;;) {
      const waitMs = await take(keyOf(venue, bucket), capacity, Math.min(weight, capacity));
      if (waitMs <= 0) return;
      if (waitMs > WAIT_MAX_MS) throw new SafeExchangeError("rate_limited", venue, endpoint, { retryAfterMs: waitMs });
      await sleep(waitMs, undefined, { signal });
    }
  },

  async close({ venue, bucket, pauseMs, isBan }) {
    const buckets = isBan ? Object.keys(venueOf(venue).budgets) : [bucket];
    await batchPool().query(
      `insert into egress_bucket (key, tokens, updated_at, closed_until)
       select unnest($1::text[]), 0, clock_timestamp(), clock_timestamp() + make_interval(secs => $2)
       on conflict (key) do update set tokens = 0, updated_at = excluded.updated_at,
         closed_until = greatest(egress_bucket.closed_until, excluded.closed_until)`,
      [buckets.map((each) => keyOf(venue, each)), pauseMs / 1_000],
    );
  },
};

/** take spends `weight` and returns 0, or returns how many milliseconds until it may be asked again. */
async function take(key: string, capacity: number, weight: number): Promise<number> {
  const taken = await batchPool().query(TAKE, [key, capacity, weight]);
  if (taken.rowCount === 1) return 0;
  const { rows } = await batchPool().query<{ wait_ms: number }>(WAIT, [key, capacity, weight]);
  return Math.max(1, Math.ceil(rows[0]?.wait_ms ?? 1));
}
