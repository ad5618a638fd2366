import type { Market } from "../market/market";
import type { AccountBook } from "./account-book";
import { coinMark } from "./coin-math";
import { Decimal } from "./money";
import type { OpenOrder } from "./open-order";

/**
 * fillTriggeredStops executes, at the last price, every resting stop that the last price has passed. A perpetual's
 * stop without a position left to close just disappears.
 */
export function fillTriggeredStops(book: AccountBook, market: Market, at: number): void {
  for (const order of [...book.orders]) {
    const last = order.venue === "coin" ? coinMark(market, order.symbol)?.toNumber() : market.lastPrice(order.symbol);
    if (last === undefined || !isTriggered(order, last)) continue;
    book.removeOrder(order.orderId);
    const { symbol, side, quantity, orderId } = order;
    const fill = { at, symbol, side, price: new Decimal(last), quantity, orderId };
    if (order.venue === "spot") book.apply({ kind: "trade", wallet: "spot", ...fill });
    else if (!hasPositionToClose(book, order)) continue;
    else if (order.venue === "futures") book.apply({ kind: "futures-trade", ...fill });
    else book.apply({ kind: "coin-trade", at, symbol, side, price: fill.price, contracts: quantity, orderId });
  }
}

function isTriggered(order: OpenOrder, last: number): boolean {
  if (!order.stopPrice) return false;
  return order.side === "SELL" ? order.stopPrice.greaterThanOrEqualTo(last) : order.stopPrice.lessThanOrEqualTo(last);
}

function hasPositionToClose(book: AccountBook, order: OpenOrder): boolean {
  const amount =
    order.venue === "coin"
      ? book.coinPositions().find((position) => position.symbol === order.symbol)?.contracts
      : book.positions().find((position) => position.symbol === order.symbol)?.amount;
  return amount !== undefined && amount.isPositive() === (order.side === "SELL");
}
