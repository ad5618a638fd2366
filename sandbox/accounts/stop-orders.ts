import type { Market } from "../market/market";
import type { AccountBook } from "./account-book";
import { Decimal } from "./money";
import type { OpenOrder } from "./open-order";

/**
 * fillTriggeredStops executes, at the last price, every resting stop that the last price has passed. A perpetual's
 * stop without a position left to close just disappears.
 */
export function fillTriggeredStops(book: AccountBook, market: Market, at: number): void {
  for (const order of [...book.orders]) {
    const last = market.lastPrice(order.symbol);
    if (last === undefined || !isTriggered(order, last)) continue;
    book.removeOrder(order.orderId);
    const { symbol, side, quantity, orderId } = order;
    const fill = { at, symbol, side, price: new Decimal(last), quantity, orderId };
    if (order.venue === "spot") book.apply({ kind: "trade", wallet: "spot", ...fill });
    else if (hasPositionToClose(book, order)) book.apply({ kind: "futures-trade", ...fill });
  }
}

function isTriggered(order: OpenOrder, last: number): boolean {
  if (!order.stopPrice) return false;
  return order.side === "SELL" ? order.stopPrice.greaterThanOrEqualTo(last) : order.stopPrice.lessThanOrEqualTo(last);
}

function hasPositionToClose(book: AccountBook, order: OpenOrder): boolean {
  const position = book.positions().find((p) => p.symbol === order.symbol);
  return position !== undefined && position.amount.isPositive() === (order.side === "SELL");
}
