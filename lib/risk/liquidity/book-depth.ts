import type { OrderBook } from "@/lib/domain/candle";
import type { Fraction } from "@/lib/domain/units";

export interface BookDepth {
  /** 1 − best bid ÷ best ask. */
  spreadFraction: Fraction;
  /** Money resting within the reach of mid, in quote units. A lower bound where the venue cut the book short. */
  bidQuote: number;
  askQuote: number;
  /** (bid − ask) ÷ (bid + ask), −1 to 1; positive = more buyers waiting. */
  imbalance: number;
}

/**
 * bookDepth reads the spread and the money within ± `reachFraction` of mid (the mean of best bid and ask). Null for an
 * empty side or a crossed book: such a book is a broken feed, not a market.
 */
export function bookDepth(book: OrderBook, reachFraction: Fraction): BookDepth | null {
  const bestBid = book.bids[0]?.[0];
  const bestAsk = book.asks[0]?.[0];
  if (bestBid === undefined || bestAsk === undefined || bestBid >= bestAsk) return null;
  const mid = bestBid + (bestAsk - bestBid) / 2;
  const bidQuote = sumNotional(book.bids, (price) => price >= mid * (1 - reachFraction));
  const askQuote = sumNotional(book.asks, (price) => price <= mid * (1 + reachFraction));
  const total = bidQuote + askQuote;
  return {
    spreadFraction: 1 - bestBid / bestAsk,
    bidQuote,
    askQuote,
    imbalance: total > 0 ? (bidQuote - askQuote) / total : 0,
  };
}

function sumNotional(levels: OrderBook["bids"], isWithinReach: (price: number) => boolean): number {
  let sum = 0;
  for (const [price, quantity] of levels) if (isWithinReach(price)) sum += price * quantity;
  return sum;
}
