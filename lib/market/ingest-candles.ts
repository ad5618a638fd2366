import type { CandleInterval } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { MarketReader } from "@/lib/exchange/client";
import { openMarket } from "@/lib/exchange/open-exchange";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { missingRanges, type BarRange } from "./missing-ranges";
import { saveCandles } from "./save-candles";
import { INTERVAL_MS, validateCandles } from "./validate-candles";

/** How much history an interval keeps: four years of days (regime and confidence remember), a month of hours. */
export const BARS_WANTED: Readonly<Record<CandleInterval, number>> = { "1d": 1_500, "1h": 720 };
/** Enough to judge a market: asked for first, so that a new coin has an answer within seconds. */
const FIRST_BARS = 400;
const PAGE_BARS = 1_000;
/** Newest stored bars asked for again: venues correct the last ones. */
const RECHECKED_BARS = 2;
/** A range the venue answered with nothing (before listing, an outage) is asked for again after this. */
const EMPTY_RANGE_TTL_MS = DAY_MS;

export interface IngestedCandles {
  /** Rows added: new bars and corrections. */
  added: number;
  newestOpenAt: EpochMs | null;
  /** Stored share of the bars between the oldest stored one and now. */
  coverage: number;
}

/** Ranges known to be empty at the venue. Forgotten on restart; asking once more costs one call. */
const emptyRanges = new Map<string, EpochMs>();

/**
 * ingestCandles fills what is missing of one market's bars, newest first, and looks at the newest stored ones again. Only
 * closed, sound bars are kept. `onFirst` is called when the first page is stored. Throws SafeExchangeError; what was
 * stored until then stays.
 */
export async function ingestCandles(
  instrument: Instrument,
  interval: CandleInterval,
  deps: { clock: Clock; signal?: AbortSignal | undefined; onFirst?: () => Promise<void> },
): Promise<IngestedCandles> {
  const stepMs = INTERVAL_MS[interval];
  const newest = Math.floor(deps.clock.now().getTime() / stepMs) * stepMs - stepMs;
  const oldest = newest - (BARS_WANTED[interval] - 1) * stepMs;
  const stored = await storedInstants(instrument.id, interval, oldest);
  const isNew = stored.size === 0;
  const market = openMarket(instrument.venue, deps);
  let added = 0;
  for (const range of planPages(stored, oldest, newest, stepMs)) {
    deps.signal?.throwIfAborted();
    added += await ingestRange(market, instrument, interval, range, stored, deps.clock);
    if (isNew && added > 0) {
      await deps.onFirst?.();
      delete deps.onFirst;
    }
  }
  const instants = [...stored];
  const first = Math.min(...instants);
  return {
    added,
    newestOpenAt: stored.size === 0 ? null : Math.max(...instants),
    coverage: stored.size === 0 ? 0 : stored.size / ((newest - first) / stepMs + 1),
  };
}

async function storedInstants(instrumentId: string, interval: CandleInterval, from: EpochMs): Promise<Set<EpochMs>> {
  const { rows } = await batchPool().query<{ open_at: Date }>(
    "select distinct open_at from candle where instrument_id = $1 and interval = $2 and open_at >= $3",
    [instrumentId, interval, new Date(from)],
  );
  return new Set(rows.map(({ open_at }) => open_at.getTime()));
}

/** The pages to ask for: a short one first when nothing is stored, each at most as long as the venue answers. */
function planPages(stored: ReadonlySet<EpochMs>, oldest: EpochMs, newest: EpochMs, stepMs: number): BarRange[] {
  const recheckFrom = newest - RECHECKED_BARS * stepMs;
  const settled = [...stored].filter((openAt) => openAt < recheckFrom);
  const pages: BarRange[] = [];
  for (const { from, to } of missingRanges(settled, oldest, newest, stepMs)) {
    for (let end = to; end >= from;) {
      const bars = pages.length === 0 ? FIRST_BARS : PAGE_BARS;
      const start = Math.max(from, end - (bars - 1) * stepMs);
      pages.push({ from: start, to: end });
      end = start - stepMs;
    }
  }
  return pages;
}

async function ingestRange(
  market: MarketReader,
  instrument: Instrument,
  interval: CandleInterval,
  { from, to }: BarRange,
  stored: Set<EpochMs>,
  clock: Clock,
): Promise<number> {
  const stepMs = INTERVAL_MS[interval];
  const now = clock.now();
  const key = `${instrument.id}/${interval}/${from}/${to}`;
  const emptySince = emptyRanges.get(key);
  if (emptySince !== undefined && now.getTime() - emptySince < EMPTY_RANGE_TTL_MS) return 0;
  const limit = (to - from) / stepMs + 1;
  const answer = await market.fetchCandles({ instrument, interval, from, limit });
  const candles = validateCandles(answer, interval, now.getTime()).filter(({ openAt }) => openAt <= to);
  if (candles.length === 0) emptyRanges.set(key, now.getTime());
  else emptyRanges.delete(key);
  for (const { openAt } of candles) stored.add(openAt);
  return saveCandles(instrument.id, interval, candles, now);
}
