import type { OrderBook } from "@/lib/domain/candle";

/** A wider gap between the best bid and ask is no agreement on a price; pegged pairs trade within a hundredth of this. */
const SPREAD_MAX = 0.01;
/** How far from the best price depth counts, and how much of it (in the quote) makes a price more than a whim. */
const DEPTH_WITHIN = 0.01;
const DEPTH_MIN = 10_000;

/**
 * midPrice reads a price off an order book: the middle of best bid and ask. Null where the book is crossed, wide, or too
 * thin on either side to mean anything. A book is of this moment; a last trade may be hours old.
 */
export function midPrice({ bids, asks }: OrderBook): number | null {
  const bid = bids[0]?.[0];
  const ask = asks[0]?.[0];
  if (bid === undefined || ask === undefined || ask <= bid) return null;
  const mid = (bid + ask) / 2;
  if ((ask - bid) / mid > SPREAD_MAX) return null;
  const depth = (side: OrderBook["bids"]): number =>
    side
      .filter(([price]) => Math.abs(price / mid - 1) <= DEPTH_WITHIN)
      .reduce((sum, [price, quantity]) => sum + price * quantity, 0);
  return depth(bids) >= DEPTH_MIN && depth(asks) >= DEPTH_MIN ? mid : null;
}
