import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import { toNumber } from "@/lib/domain/decimal";
import type { MarketInput } from "@/lib/domain/market-input";
import type { MarketState } from "@/lib/domain/market-state";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { assessMarket } from "@/lib/risk/assess-market";
import type { PriceTable } from "./asset-price";
import { BARS_WANTED } from "./ingest-candles";
import { loadMarketStates } from "./load-market-states";
import { loadPrices } from "./load-prices";
import { loadSeries } from "./load-series";
import { loadTrackedMarkets, type TrackedMarket } from "./tracked-markets";

const REFERENCE = "BTC";
const HOURLY_BARS = 72;
const SHOCK_RATIO = 2;

export interface AssessedMarkets {
  assessed: readonly string[];
  /** Assets whose state is new, changed regime or crossed the volatility shock: their holders should be assessed now. */
  changed: readonly string[];
}

/**
 * assessMarkets makes the state of every tracked market from what is stored: bars, book and price. Shared by all
 * workspaces. An asset without a single daily bar is left out until there is one.
 */
export async function assessMarkets(deps: {
  clock: Clock;
  signal?: AbortSignal | undefined;
}): Promise<AssessedMarkets> {
  const asOf = deps.clock.now();
  const markets = await loadTrackedMarkets();
  const [prices, previous, books] = await Promise.all([loadPrices(asOf), loadMarketStates(), loadBooks(markets)]);
  const reference = markets.find(({ asset }) => asset === REFERENCE);
  const benchmark = reference === undefined ? null : await loadDaily(reference, asOf.getTime());
  const states: MarketState[] = [];
  for (const market of markets) {
    deps.signal?.throwIfAborted();
    const input = await loadInput(market, { asOf: asOf.getTime(), prices, books, benchmark });
    if (input !== null) states.push(assessMarket(input));
    await yieldToOthers();
  }
  await saveStates(states, asOf);
  return {
    assessed: states.map(({ asset }) => asset),
    changed: states.filter((state) => hasChanged(previous[state.asset], state)).map(({ asset }) => asset),
  };
}

interface SharedFacts {
  asOf: EpochMs;
  prices: PriceTable;
  books: ReadonlyMap<string, OrderBook>;
  benchmark: readonly Candle[] | null;
}

async function loadInput({ asset, instrument }: TrackedMarket, facts: SharedFacts): Promise<MarketInput | null> {
  const { asOf, prices, books, benchmark } = facts;
  const isReference = asset === REFERENCE && benchmark !== null;
  const dailyCandles = isReference ? benchmark : await loadDaily({ asset, instrument }, asOf);
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
    benchmarkDailyCandles: isReference ? null : benchmark,
    quoteUsdRate,
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
