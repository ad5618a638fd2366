import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import { toNumber } from "@/lib/domain/decimal";
import { AppError } from "@/lib/domain/errors";
import type { MarketInput } from "@/lib/domain/market-input";
import type { MarketState } from "@/lib/domain/market-state";
import type { SignalSeries } from "@/lib/domain/signal";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { assessMarket } from "@/lib/risk/assess-market";
import type { PriceTable } from "./asset-price";
import { ALL_MARKETS, recordFeedFailure } from "./feed-status";
import { BARS_WANTED } from "./ingest-candles";
import { loadMarketStates } from "./load-market-states";
import { loadPrices } from "./load-prices";
import { loadSeries } from "./load-series";
import { loadSignalsOf } from "./load-signals";
import { loadTrackedMarkets, type TrackedMarket } from "./tracked-markets";

const REFERENCE = "BTC";
const HOURLY_BARS = 72;
const SHOCK_RATIO = 2;

export interface AssessedMarkets {
  assessed: readonly string[];
  /** Assets whose state is new, changed regime or crossed the volatility shock: their holders should be assessed now. */
  changed: readonly string[];
  /** Assets whose stored data the engine refused, with its reason; their last state stands. */
  refused: readonly RefusedMarket[];
}

interface RefusedMarket {
  asset: string;
  reason: string;
}

/**
 * assessMarkets makes the state of every tracked market from what is stored: bars, book and price. Shared by all
 * workspaces. An asset without a single daily bar is left out until there is one. Malformed data of one asset cost its new
 * state and show in Data health; the others go on.
 */
export async function assessMarkets(deps: {
  clock: Clock;
  signal?: AbortSignal | undefined;
}): Promise<AssessedMarkets> {
  const asOf = deps.clock.now();
  const markets = await loadTrackedMarkets();
  const [prices, previous, books, signals] = await Promise.all([
    loadPrices(asOf),
    loadMarketStates(),
    loadBooks(markets),
    loadSignalsOf(
      markets.map(({ asset }) => asset),
      asOf.getTime(),
      { days: BARS_WANTED["1d"] },
    ),
  ]);
  const facts: SharedFacts = { asOf: asOf.getTime(), prices, books, signals, benchmark: null };
  const states: MarketState[] = [];
  const refused: RefusedMarket[] = [];
  for (const market of referenceFirst(markets)) {
    deps.signal?.throwIfAborted();
    const input = await loadInput(market, facts);
    if (input === null) continue;
    const assessed = tryAssess(input);
    if ("reason" in assessed) refused.push(assessed);
    else states.push(assessed);
    // A reference with malformed candles must not take every other asset with it.
    if (market.asset === REFERENCE && !("reason" in assessed)) facts.benchmark = input.dailyCandles;
    await yieldToOthers();
  }
  await saveStates(states, asOf);
  await recordRefusals(refused, asOf);
  return {
    assessed: states.map(({ asset }) => asset),
    changed: states.filter((state) => hasChanged(previous[state.asset], state)).map(({ asset }) => asset),
    refused,
  };
}

/** The others are compared with the reference, so it is loaded and judged before them. */
function referenceFirst(markets: readonly TrackedMarket[]): readonly TrackedMarket[] {
  return [...markets].sort((a, b) => Number(b.asset === REFERENCE) - Number(a.asset === REFERENCE));
}

function tryAssess(input: MarketInput): MarketState | RefusedMarket {
  try {
    return assessMarket(input);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { asset: input.asset, reason: error.message };
  }
}

/** Data health lists the assets refused now; one that is well again, or no longer tracked, leaves the list. */
async function recordRefusals(refused: readonly RefusedMarket[], now: Date): Promise<void> {
  for (const { asset } of refused)
    await recordFeedFailure("market_state", asset, { now, errorCode: "invalid_input", retryAfterMs: HOUR_MS });
  await batchPool().query(
    "delete from feed_status where feed = 'market_state' and subject <> $1 and subject <> all($2::text[])",
    [ALL_MARKETS, refused.map(({ asset }) => asset)],
  );
}

interface SharedFacts {
  asOf: EpochMs;
  prices: PriceTable;
  books: ReadonlyMap<string, OrderBook>;
  signals: ReadonlyMap<string, SignalSeries>;
  benchmark: readonly Candle[] | null;
}

async function loadInput({ asset, instrument }: TrackedMarket, facts: SharedFacts): Promise<MarketInput | null> {
  const { asOf, prices, books, signals, benchmark } = facts;
  const dailyCandles = await loadDaily({ asset, instrument }, asOf);
  const last = dailyCandles.at(-1);
  if (last === undefined) return null;
  const quoteUsdRate = toNumber(prices[instrument.quote]?.priceUsd ?? "1");
  const price = prices[instrument.base];
  const hourly = await loadSeries(instrument.id, "1h", { from: asOf - HOURLY_BARS * HOUR_MS, to: asOf - HOUR_MS });
  return {
    asset,
    instrumentId: instrument.id,
    asOf,
    dailyCandles,
    hourlyCandles: hourly.length === 0 ? null : hourly,
    orderBook: books.get(instrument.id) ?? null,
    // Without a quote the last close is the newest price we know, with the age it has.
    lastPrice:
      price === undefined
        ? { price: last.close, asOf: last.openAt + DAY_MS }
        : { price: toNumber(price.priceUsd) / quoteUsdRate, asOf: Math.min(price.eventAt, asOf) },
    benchmarkDailyCandles: benchmark,
    quoteUsdRate,
    signals: signals.get(asset) ?? {},
  };
}

function loadDaily({ instrument }: TrackedMarket, asOf: EpochMs): Promise<Candle[]> {
  return loadSeries(instrument.id, "1d", { from: asOf - (BARS_WANTED["1d"] + 1) * DAY_MS, to: asOf - DAY_MS });
}

async function loadBooks(markets: readonly TrackedMarket[]): Promise<Map<string, OrderBook>> {
  const { rows } = await batchPool().query<{ instrument_id: string; book: OrderBook }>(
    "select instrument_id, book from order_book_current where instrument_id = any($1)",
    [markets.map(({ instrument }) => instrument.id)],
  );
  return new Map(rows.map(({ instrument_id, book }) => [instrument_id, book]));
}

async function saveStates(states: readonly MarketState[], asOf: Date): Promise<void> {
  const dayClose = Math.floor(asOf.getTime() / DAY_MS) * DAY_MS;
  const settled = states.filter(({ dailyReturnsEndAt }) => dailyReturnsEndAt === dayClose - DAY_MS);
  const columns = (of: readonly MarketState[]) => [
    of.map(({ asset }) => asset),
    of.map(({ riskModelVersion }) => riskModelVersion),
    of.map((state) => JSON.stringify(state)),
  ];
  await batchPool().query(
    `insert into market_state_current (asset, as_of, risk_model_version, state)
     select asset, $1, version, state from unnest($2::text[], $3::text[], $4::jsonb[]) as row (asset, version, state)
     on conflict (asset) do update set as_of = excluded.as_of, risk_model_version = excluded.risk_model_version,
       state = excluded.state
     where market_state_current.as_of <= excluded.as_of`,
    [asOf, ...columns(states)],
  );
  // Assessments name the states they were made on; these never change.
  await batchPool().query(
    `insert into market_state_version (asset, as_of, risk_model_version, state)
     select asset, $1, version, state from unnest($2::text[], $3::text[], $4::jsonb[]) as row (asset, version, state)
     on conflict do nothing`,
    [asOf, ...columns(states)],
  );
  // The first state made on a closed day's own bar stands for that day.
  await batchPool().query(
    `insert into market_state_daily (asset, event_at, risk_model_version, state)
     select asset, $1, version, state from unnest($2::text[], $3::text[], $4::jsonb[]) as row (asset, version, state)
     on conflict do nothing`,
    [new Date(dayClose), ...columns(settled)],
  );
}

function hasChanged(before: MarketState | undefined, after: MarketState): boolean {
  if (before === undefined || before.regime.label !== after.regime.label) return true;
  const isShock = ({ volatility }: MarketState): boolean => (volatility.ratio ?? 0) > SHOCK_RATIO;
  return isShock(before) !== isShock(after) || before.dailyBars === 0;
}
