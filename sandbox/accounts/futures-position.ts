import type { Side } from "./ledger-event";
import { Decimal, toAmount, ZERO } from "./money";

/** A perpetual position in one-way mode; a negative amount is short. */
export interface FuturesPosition {
  readonly symbol: string;
  readonly amount: Decimal;
  readonly entryPrice: Decimal;
  readonly updatedAt: number;
}

/** A fill as the position sees it. */
export interface FuturesFill {
  readonly symbol: string;
  readonly side: Side;
  readonly price: Decimal;
  readonly quantity: Decimal;
  readonly at: number;
}

/**
 * fillPosition applies a fill: adding averages the entry, reducing realises (price − entry) × closed, crossing zero
 * opens the rest at the fill's price.
 */
export function fillPosition(
  position: FuturesPosition | undefined,
  fill: FuturesFill,
): { position: FuturesPosition; realizedPnl: Decimal } {
  const before = position?.amount ?? ZERO;
  const entry = position?.entryPrice ?? ZERO;
  const change = fill.side === "BUY" ? fill.quantity : fill.quantity.neg();
  const after = before.plus(change);
  const isAdding = before.isZero() || before.isPositive() === change.isPositive();
  const updated = { symbol: fill.symbol, amount: after, updatedAt: fill.at };
  if (isAdding) {
    const cost = entry.times(before.abs()).plus(fill.price.times(fill.quantity));
    return { position: { ...updated, entryPrice: cost.div(after.abs()).toDecimalPlaces(10) }, realizedPnl: ZERO };
  }
  const closed = Decimal.min(before.abs(), fill.quantity);
  const direction = before.isPositive() ? 1 : -1;
  const realizedPnl = toAmount(fill.price.minus(entry).times(closed).times(direction));
  const hasCrossed = fill.quantity.greaterThan(before.abs());
  return { position: { ...updated, entryPrice: after.isZero() ? ZERO : hasCrossed ? fill.price : entry }, realizedPnl };
}
