import type { Side } from "./ledger-event";
import { Decimal, toAmount, ZERO } from "./money";

/** An inverse perpetual in one-way mode: contracts of a fixed sum of dollars; a negative number is short. */
export interface CoinPosition {
  /** As in `BTCUSD_PERP`. */
  readonly symbol: string;
  readonly contracts: Decimal;
  readonly entryPrice: Decimal;
  readonly updatedAt: number;
}

/** A fill as the position sees it. */
export interface CoinFill {
  readonly symbol: string;
  readonly side: Side;
  readonly price: Decimal;
  readonly contracts: Decimal;
  readonly at: number;
}

/** coinOf is the coin a contract is settled in. */
export function coinOf(symbol: string): string {
  return symbol.slice(0, -"USD_PERP".length);
}

/** contractSizeOf is the dollars of one contract. */
export function contractSizeOf(symbol: string): number {
  return coinOf(symbol) === "BTC" ? 100 : 10;
}

/** profitInCoin is what contracts make from one price to another: dollars × (1 ÷ entry − 1 ÷ exit). */
export function profitInCoin(symbol: string, contracts: Decimal, entry: Decimal, exit: Decimal): Decimal {
  const dollars = contracts.times(contractSizeOf(symbol));
  return toAmount(dollars.div(entry).minus(dollars.div(exit)));
}

/**
 * fillCoinPosition applies a fill: adding averages the entry over dollars (harmonically), reducing realises the profit of
 * what is closed, crossing zero opens the rest at the fill's price.
 */
export function fillCoinPosition(
  position: CoinPosition | undefined,
  fill: CoinFill,
): { position: CoinPosition; realizedPnl: Decimal } {
  const before = position?.contracts ?? ZERO;
  const entry = position?.entryPrice ?? ZERO;
  const change = fill.side === "BUY" ? fill.contracts : fill.contracts.neg();
  const after = before.plus(change);
  const updated = { symbol: fill.symbol, contracts: after, updatedAt: fill.at };
  if (before.isZero() || before.isPositive() === change.isPositive()) {
    const coins = (before.isZero() ? ZERO : before.abs().div(entry)).plus(fill.contracts.div(fill.price));
    return { position: { ...updated, entryPrice: after.abs().div(coins).toDecimalPlaces(8) }, realizedPnl: ZERO };
  }
  const closed = Decimal.min(before.abs(), fill.contracts).times(before.isPositive() ? 1 : -1);
  const realizedPnl = profitInCoin(fill.symbol, closed, entry, fill.price);
  const hasCrossed = fill.contracts.greaterThan(before.abs());
  return { position: { ...updated, entryPrice: after.isZero() ? ZERO : hasCrossed ? fill.price : entry }, realizedPnl };
}
