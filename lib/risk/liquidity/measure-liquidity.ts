import type { OrderBook } from "@/lib/domain/candle";
import type { LiquidityState } from "@/lib/domain/market-state";
import { lastValue, type BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { mean } from "../stats/mean";
import { bookDepth } from "./book-depth";
import { liquidityMultiplier } from "./liquidity-multiplier";

const VOLUME_WINDOW_BARS = 30;
const DEPTH_REACH_FRACTION = 0.01;

/**
 * measureLiquidity reads the market's thickness from its order book (null when missing or stale) and its daily volume.
 * Daily volume is the plain mean of the last 30 bars (ADV), of what there is for a younger market.
 */
export function measureLiquidity(
  daily: CandleSeries,
  measures: { amihud: BarSeries; volumeZScore: BarSeries },
  orderBook: OrderBook | null,
  quoteUsdRate: number,
): LiquidityState {
  const depth = orderBook === null ? null : bookDepth(orderBook, DEPTH_REACH_FRACTION);
  const depthBidUsd = depth === null ? null : depth.bidQuote * quoteUsdRate;
  const depthAskUsd = depth === null ? null : depth.askQuote * quoteUsdRate;
  const volumeQuote = mean(daily.volumeQuote.subarray(-VOLUME_WINDOW_BARS));
  const volumeDailyUsd30d = volumeQuote === null ? null : volumeQuote * quoteUsdRate;
  const spreadFraction = depth?.spreadFraction ?? null;
  const depthUsd = depthBidUsd === null || depthAskUsd === null ? null : Math.min(depthBidUsd, depthAskUsd);
  return {
    spreadFraction,
    depthBidUsd,
    depthAskUsd,
    amihud30d: lastValue(measures.amihud),
    volumeDailyUsd30d,
    volumeZScore: lastValue(measures.volumeZScore),
    imbalance: depth?.imbalance ?? null,
    multiplier: liquidityMultiplier({ spreadFraction, depthUsd, volumeDailyUsd: volumeDailyUsd30d }),
  };
}
