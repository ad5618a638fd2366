import { futuresTotals } from "./futures-math";
import type { Market } from "../market/market";
import type { AccountBook } from "./account-book";
import { Decimal } from "./money";

/**
 * liquidateIfNeeded closes every perpetual of an account at the last price once its margin no longer covers the
 * maintenance margin, and lets the insurance fund make up what is then missing: nobody owes the exchange.
 */
export function liquidateIfNeeded(book: AccountBook, market: Market, at: number): void {
  const { margin, maintenance } = futuresTotals(book, market);
  if (book.positions().length === 0 || margin.greaterThan(maintenance)) return;
  for (const { symbol, amount, entryPrice } of book.positions()) {
    const price = new Decimal(market.lastPrice(symbol) ?? entryPrice);
    const side = amount.isPositive() ? "SELL" : "BUY";
    book.apply({ kind: "futures-trade", at, symbol, side, price, quantity: amount.abs() });
  }
  const left = book.balance("futures", "USDT");
  if (left.isNegative()) book.apply({ kind: "insurance-clear", at, amount: left.neg() });
}
