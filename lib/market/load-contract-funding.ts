import { HOUR_MS, type EpochMs, type Fraction } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";

/** ContractFunding is what longs of one contract paid shorts at its newest settlement, and for how many hours. */
export interface ContractFunding {
  rateFraction: Fraction;
  intervalHours: number;
  settledAt: EpochMs;
}

/** No venue settles less often than daily: a longer time between two settlements is a gap. */
const INTERVAL_HOURS_MAX = 24;
/** A settlement this many intervals ago is not the newest one. */
const AGE_INTERVALS_MAX = 2;

interface RateRow {
  subject: string;
  event_at: Date;
  value: number;
}

/**
 * loadContractFunding reads the newest funding rate of contracts by id and the interval it was settled for, as known at
 * `asOf`. A contract of which fewer than two settlements are known, or whose newest is overdue, is absent.
 */
export async function loadContractFunding(
  ids: readonly string[],
  asOf: Date,
): Promise<Record<string, ContractFunding>> {
  if (ids.length === 0) return {};
  const { rows } = await batchPool().query<RateRow>(
    `select subject, event_at, value from (
       select subject, event_at, value, row_number() over (partition by subject order by event_at desc) as place from (
         select distinct on (subject, event_at) subject, event_at, value from signal_point
         where name = 'funding_rate' and subject = any($1) and event_at > $2::timestamptz - interval '3 days'
           and available_at <= $2
         order by subject, event_at, revision desc
       ) as settled
     ) as ranked where place <= 2 order by subject, event_at desc`,
    [ids, asOf],
  );
  return Object.fromEntries(
    ids.flatMap((id) => {
      const [newest, before] = rows.filter(({ subject }) => subject === id);
      const funding = newest === undefined || before === undefined ? null : fundingOf(newest, before, asOf);
      return funding === null ? [] : [[id, funding]];
    }),
  );
}

function fundingOf(newest: RateRow, before: RateRow, asOf: Date): ContractFunding | null {
  const settledAt = newest.event_at.getTime();
  const intervalMs = settledAt - before.event_at.getTime();
  const isOverdue = asOf.getTime() - settledAt > AGE_INTERVALS_MAX * intervalMs;
  if (isOverdue || intervalMs > INTERVAL_HOURS_MAX * HOUR_MS) return null;
  return { rateFraction: newest.value, intervalHours: intervalMs / HOUR_MS, settledAt };
}
