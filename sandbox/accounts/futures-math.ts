import { unrealizedPnl } from "./account-truth";
import type { AccountBook } from "./account-book";
import type { FuturesPosition } from "./futures-position";
import { Decimal, ZERO } from "./money";
import type { Market } from "../market/market";

/** Leverage every demo position is set to. */
export const LEVERAGE = 5;

/** Maintenance-margin brackets, the same for every pair: [notional from, to, rate, most leverage, amount deducted]. */
export const BRACKETS: readonly (readonly [number, number, number, number, number])[] = [
  [0, 50_000, 0.004, 125, 0],
  [50_000, 250_000, 0.005, 100, 50],
  [250_000, 1_000_000, 0.01, 50, 1_300],
  [1_000_000, 10_000_000, 0.025, 20, 16_300],
];

/** One position valued at the mark price. */
export interface ValuedPosition extends FuturesPosition {
  readonly mark: Decimal;
  readonly notional: Decimal;
  readonly unrealized: Decimal;
  readonly initialMargin: Decimal;
  readonly maintenanceMargin: Decimal;
  readonly liquidationPrice: Decimal;
}

/** valuedPositions values an account's perpetuals; margin is cross, so the whole futures wallet backs each. */
export function valuedPositions(book: AccountBook, market: Market): ValuedPosition[] {
  const wallet = book.balance("futures", "USDT");
  return book.positions().map((position) => {
    const mark = new Decimal(market.lastPrice(position.symbol) ?? position.entryPrice);
    const notional = mark.times(position.amount);
    const [, , rate, , deducted] = BRACKETS.find(([, to]) => notional.abs().lessThan(to)) ?? [0, 0, 0.025, 20, 16_300];
    return {
      ...position,
      mark,
      notional,
      unrealized: mark.minus(position.entryPrice).times(position.amount),
      initialMargin: notional.abs().div(LEVERAGE),
      maintenanceMargin: Decimal.max(0, notional.abs().times(rate).minus(deducted)),
      liquidationPrice: liquidationPrice(position, wallet, rate),
    };
  });
}

/** Where wallet + amount·(p − entry) equals rate·|amount|·p; zero when no price above zero does. */
function liquidationPrice(position: FuturesPosition, wallet: Decimal, rate: number): Decimal {
  const { amount, entryPrice } = position;
  const price = amount
    .times(entryPrice)
    .minus(wallet)
    .div(amount.minus(amount.abs().times(rate)));
  return price.greaterThan(0) ? price : ZERO;
}

/** futuresTotals sums a futures wallet. */
export function futuresTotals(
  book: AccountBook,
  market: Market,
): {
  wallet: Decimal;
  unrealized: Decimal;
  margin: Decimal;
  initial: Decimal;
  maintenance: Decimal;
  available: Decimal;
} {
  const positions = valuedPositions(book, market);
  const wallet = book.balance("futures", "USDT");
  const unrealized = unrealizedPnl(book, market);
  const initial = positions.reduce((sum, position) => sum.plus(position.initialMargin), ZERO);
  const maintenance = positions.reduce((sum, position) => sum.plus(position.maintenanceMargin), ZERO);
  const margin = wallet.plus(unrealized);
  return { wallet, unrealized, margin, initial, maintenance, available: Decimal.max(0, margin.minus(initial)) };
}
