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
    /** The key that is used, for budgets a venue counts per key; absent for public data. */
    lockId?: string | undefined;
    weight: number;
    endpoint: string;
    /** Shared data can wait: it leaves part of the bucket to what a person waits for. */
    isPatient: boolean;
    signal?: AbortSignal | undefined;
  }): Promise<void>;
  /**
   * Nobody calls before `pauseMs` from now: one bucket (429), or every bucket of the venue (418: a ban). Then one call
   * tries, and the others follow shortly after unless that one is refused as well.
   */
  close(request: {
    venue: string;
    bucket: string;
    lockId?: string | undefined;
    pauseMs: number;
    isBan: boolean;
  }): Promise<void>;
}

/**
 * Parts of the published limit: what a full bucket holds, and what one of the venue's windows refills. Both may fall into
 * one window, so at most 90 % is ever spent there; the person's other tools share the address.
 */
const BURST = 0.2;
const REFILL = 0.7;
/** Part of a bucket that patient calls do not touch. */
const RESERVE = 0.4;
/** Longer waits go back to the queue instead of holding a worker slot. */
const WAIT_MAX_MS = 15_000;
const MINUTE_MS = 60_000;
/** How long the first call after a pause goes alone: its refusal has come back by then. */
const TRIAL_SECONDS = 1;

/**
 * All workers of one deployment are taken to leave by one address. Where they do not, the gate is only stricter than
 * the venue asks.
 */
const ADDRESS = "shared";

/** A budget counted per key has a bucket for each; calls without a key share the address's. */
function keyOf(venue: string, bucket: string, lockId: string | undefined): string {
  const counted = venueOf(venue).budgets[bucket]?.per === "key" ? (lockId ?? ADDRESS) : ADDRESS;
  return `${venue}:${counted}:${bucket}`;
}

/**
 * Tokens now: what was left plus what was refilled since; less while `updated_at` is ahead, as in a pause.
 * $1 key, $2 capacity, $3 weight, $4 refill per second, $5 reserve.
 */
const LEVEL = `least($2::float8, bucket.tokens
  + $4::float8 * extract(epoch from clock_timestamp() - bucket.updated_at)::float8)`;

/** On the database's clock and in one statement, so any number of workers agree. No row comes back when blocked. */
const TAKE = `
  insert into egress_bucket as bucket (key, tokens, updated_at, closed_until)
  values ($1, $2::float8 - $3::float8, clock_timestamp(), 'epoch')
  on conflict (key) do update set tokens = ${LEVEL} - $3::float8, closed_until = 'epoch',
    updated_at = clock_timestamp()
      + case when bucket.closed_until > 'epoch' then interval '${TRIAL_SECONDS} s' else interval '0' end
  where bucket.closed_until <= clock_timestamp() and ${LEVEL} >= $3::float8 + $5::float8
  returning key`;

const WAIT = `
  select greatest(
    extract(epoch from bucket.closed_until - clock_timestamp())::float8,
    ($3::float8 + $5::float8 - ${LEVEL}) / $4::float8
  ) * 1000 as wait_ms
  from egress_bucket as bucket where bucket.key = $1`;

export const pgRequestGate: RequestGate = {
  async enter({ venue, bucket, lockId, weight, endpoint, isPatient, signal }) {
    const budget = venueOf(venue).budgets[bucket];
    if (budget === undefined) throw new Error(`venue "${venue}" has no request budget "${bucket}"`);
    const capacity = ((budget.weightPerMinute * (budget.windowMs ?? MINUTE_MS)) / MINUTE_MS) * BURST;
    const reserve = isPatient ? capacity * RESERVE : 0;
    const price = {
      capacity,
      reserve,
      weight: Math.min(weight, capacity - reserve),
      refillPerSecond: (budget.weightPerMinute * REFILL) / 60,
    };
    for (let waitedMs = 0; ;) {
      const waitMs = await take(keyOf(venue, bucket, lockId), price);
      if (waitMs <= 0) return;
      // Others may be quicker each time: what counts is the whole wait.
      waitedMs += waitMs;
      if (waitedMs > WAIT_MAX_MS)
        throw new SafeExchangeError("rate_limited", venue, endpoint, { retryAfterMs: waitMs });
      await sleep(waitMs, undefined, { signal });
    }
  },

  async close({ venue, bucket, lockId, pauseMs, isBan }) {
    const buckets = isBan ? Object.keys(venueOf(venue).budgets) : [bucket];
    await batchPool().query(
      `insert into egress_bucket (key, tokens, updated_at, closed_until)
       select key, 0, pause.until, pause.until
       from unnest($1::text[]) as key, (select clock_timestamp() + make_interval(secs => $2) as until) as pause
       on conflict (key) do update set tokens = 0,
         updated_at = greatest(egress_bucket.closed_until, excluded.closed_until),
         closed_until = greatest(egress_bucket.closed_until, excluded.closed_until)`,
      [buckets.map((each) => keyOf(venue, each, lockId)), pauseMs / 1_000],
    );
  },
};

interface Price {
  capacity: number;
  reserve: number;
  weight: number;
  refillPerSecond: number;
}

/** take spends the weight and returns 0, or returns how many milliseconds until it may be asked again. */
async function take(key: string, { capacity, weight, refillPerSecond, reserve }: Price): Promise<number> {
  const values = [key, capacity, weight, refillPerSecond, reserve];
  const taken = await batchPool().query(TAKE, values);
  if (taken.rowCount === 1) return 0;
  const { rows } = await batchPool().query<{ wait_ms: number }>(WAIT, values);
  return Math.max(1, Math.ceil(rows[0]?.wait_ms ?? 1));
}
