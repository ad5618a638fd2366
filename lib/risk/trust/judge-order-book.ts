import type { OrderBook } from "@/lib/domain/candle";
import { HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { bookDepth } from "../liquidity/book-depth";
import type { TrustFinding } from "./trust-finding";

/** The book enters liquidity only, where volume can stand in for it: mild. */
const BOOK_FACTOR = 0.9;
/** Older books describe another market; the state is refreshed hourly. */
const BOOK_AGE_MS_MAX = 2 * HOUR_MS;

/** judgeOrderBook finds a missing, old or broken (crossed, one-sided) order book: one finding at most. */
export function judgeOrderBook(book: OrderBook | null, asOf: EpochMs): TrustFinding[] {
  if (book === null) return [{ code: "order_book_missing", feed: "order_book", since: null, factor: BOOK_FACTOR }];
  const rest = { feed: "order_book", since: book.asOf, factor: BOOK_FACTOR } as const;
  if (asOf - book.asOf > BOOK_AGE_MS_MAX) return [{ code: "order_book_stale", ...rest }];
  return bookDepth(book, 0) === null ? [{ code: "order_book_broken", ...rest }] : [];
}

/** isUsableBook is true when nothing is wrong with the book. */
export function isUsableBook(book: OrderBook | null, asOf: EpochMs): book is OrderBook {
  return book !== null && judgeOrderBook(book, asOf).length === 0;
}
