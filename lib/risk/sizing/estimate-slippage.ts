import type { OrderBook } from "@/lib/domain/candle";
import { SIZE_RULES } from "./size-rules";

export interface SlippageQuestion {
  /** Null or one-sided: not usable. */
  orderBook: OrderBook | null;
  spreadFraction: number | null;
  side: "long" | "short";
  /** Largest order the trade may become, in quote units. */
  notional: number;
}

/**
 * estimateSlippage is the cost of taking liquidity, as a fraction of mid: the average price of an order of `notional`
 * walked through the book, against mid. Without a usable book half the spread, without a spread 5 bps. What the book
 * cannot fill is taken at its last price. It is asked for the largest order the caps allow, not for the size that comes
 * out, so that size stays monotone in everything that shrinks it.
 */
export function estimateSlippage({ orderBook, spreadFraction, side, notional }: SlippageQuestion): number {
  const half = spreadFraction === null ? SIZE_RULES.slippageUnknown : spreadFraction / 2;
  const bid = orderBook?.bids[0]?.[0];
  const ask = orderBook?.asks[0]?.[0];
  if (orderBook === null || bid === undefined || ask === undefined || bid >= ask || !(notional > 0)) return half;
  const mid = bid + (ask - bid) / 2;
  const average = averagePrice(side === "long" ? orderBook.asks : orderBook.bids, notional);
  return Math.max(0, Math.abs(average / mid - 1));
}

/** Money ÷ units of an order that spends `notional`, level by level. */
function averagePrice(levels: OrderBook["asks"], notional: number): number {
  let [left, units, last] = [notional, 0, levels[0]?.[0] ?? 0];
  for (const [price, quantity] of levels) {
    const spent = Math.min(left, price * quantity);
    units += spent / price;
    left -= spent;
    last = price;
    if (left <= 0) break;
  }
  return notional / (units + left / last);
}
