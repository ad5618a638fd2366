import type { DataTrust } from "@/lib/domain/market-state";
import type { OrderBook } from "@/lib/domain/candle";
import type { PriceQuote } from "@/lib/domain/market-input";
import type { EpochMs } from "@/lib/domain/units";
import type { CandleSeries } from "../series/candle-series";
import { clamp } from "../stats/clamp";
import { judgeCandles } from "./judge-candles";
import { judgeOrderBook } from "./judge-order-book";
import { judgePrice } from "./judge-price";

/**
 * measureTrust is how far the data behind a market state deserve belief: the product of one factor per finding, each with
 * its reason. 1 = fresh, complete and long enough. It multiplies size; it never hides a number.
 */
export function measureTrust(daily: CandleSeries, price: PriceQuote, book: OrderBook | null, asOf: EpochMs): DataTrust {
  const findings = [...judgePrice(price, daily, asOf), ...judgeCandles(daily, asOf), ...judgeOrderBook(book, asOf)];
  const score = findings.reduce((product, finding) => product * finding.factor, 1);
  return { score: clamp(score, 0, 1), reasons: findings.map(({ code, feed, since }) => ({ code, feed, since })) };
}
