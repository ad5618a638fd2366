import type { MarketInput } from "@/lib/domain/market-input";
import type { MarketState } from "@/lib/domain/market-state";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { OwnSeries } from "./load-own-series";
import { ownCandles } from "./own-candles";

/** Names the place such a price is from, where an instrument's id has its venue. */
const OWN_MARKET = "own";

/** isOwnMarket tells a state that holds for one workspace from those shared by all. */
export function isOwnMarket({ instrumentId }: Pick<MarketState, "instrumentId">): boolean {
  return instrumentId.startsWith(`${OWN_MARKET}:`);
}

/**
 * ownMarketInput is all that is known about an asset nobody but its holder prices: daily closes. There is no order book,
 * no hour, no signal, and data trust says so. A close speaks for its day until the next one is due, a day later; from then
 * on it ages as any price does. Null without a close that had happened by `asOf`.
 */
export function ownMarketInput(series: OwnSeries, asOf: EpochMs, quoteUsdRate: number): MarketInput | null {
  const closes = series.closes.filter(({ day }) => day + DAY_MS <= asOf);
  const last = closes.at(-1);
  if (last === undefined) return null;
  return {
    asset: series.asset,
    instrumentId: `${OWN_MARKET}:${series.asset}/${series.currency}`,
    asOf,
    dailyCandles: ownCandles(closes),
    hourlyCandles: null,
    orderBook: null,
    lastPrice: { price: last.price, asOf: Math.min(last.day + 2 * DAY_MS, asOf) },
    benchmarkDailyCandles: null,
    quoteUsdRate,
  };
}
