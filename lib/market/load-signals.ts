import { SIGNAL_NAMES, type SignalName, type SignalPoint, type SignalSeries } from "@/lib/domain/signal";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import { MARKET_SUBJECT } from "@/lib/sources/signal-subject";

/** What counts for an asset of which nothing of its own is known: the mood of the whole market. */
const MARKET_WIDE: ReadonlySet<SignalName> = new Set(["fear_greed", "news_sentiment", "social_sentiment"]);
const NAMES: ReadonlySet<string> = new Set(SIGNAL_NAMES);

interface PointRecord {
  name: string;
  subject: string;
  event_at: Date;
  available_at: Date;
  value: number;
}

/**
 * loadSignals reads what could have been known about one asset at `asOf`, by the rule of loadSignalsOf.
 *
 * @param days how far back, counted from `asOf`
 */
export async function loadSignals(asset: string, asOf: EpochMs, options: { days: number }): Promise<SignalSeries> {
  const bySubject = await loadSignalsOf([asset], asOf, options);
  return bySubject.get(asset) ?? {};
}

/**
 * loadSignalsOf reads the signals of several assets in one query: the points with `availableAt` ≤ `asOf`, each in the
 * highest revision available then, and of each UTC day the newest, so that every series has at most one point a day and
 * the last one is the freshest. An asset without a series of its own has the market's where there is one.
 */
export async function loadSignalsOf(
  assets: readonly string[],
  asOf: EpochMs,
  { days }: { days: number },
): Promise<ReadonlyMap<string, SignalSeries>> {
  const { rows } = await batchPool().query<PointRecord>(
    `select distinct on (name, subject, date_trunc('day', event_at, 'UTC')) name, subject, event_at, available_at, value
     from signal_point
     where subject = any($1) and event_at between $2 and $3 and available_at <= $3
     order by name, subject, date_trunc('day', event_at, 'UTC'), event_at desc, revision desc, source`,
    [[...assets, MARKET_SUBJECT], new Date(asOf - days * DAY_MS), new Date(asOf)],
  );
  const bySubject = new Map<string, Partial<Record<SignalName, SignalPoint[]>>>();
  for (const { name, subject, event_at, available_at, value } of rows) {
    if (!isSignalName(name) || (subject === MARKET_SUBJECT && !MARKET_WIDE.has(name))) continue;
    const series = bySubject.get(subject) ?? {};
    (series[name] ??= []).push({ eventAt: event_at.getTime(), availableAt: available_at.getTime(), value });
    bySubject.set(subject, series);
  }
  const market = bySubject.get(MARKET_SUBJECT);
  return new Map(assets.map((asset) => [asset, { ...market, ...bySubject.get(asset) }]));
}

/** A newer release may have written names this one does not know. */
function isSignalName(name: string): name is SignalName {
  return NAMES.has(name);
}
