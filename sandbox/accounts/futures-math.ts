import { unrealizedPnl } from "./account-truth";
import type { AccountBook } from "./account-book";
import type { FuturesPosition } from "./futures-position";
import { Decimal, ZERO } from "./money";
import type { Market } from "../market/market";

/** Leverage every demo position is set to. */
export const LEVERAGE = 5;

/** What is larger than all brackets is in this one. */
const LAST_BRACKET = [1_000_000, 10_000_000, 0.025, 20, 16_300] as const;

/** Maintenance-margin brackets, the same for every pair: [notional from, to, rate, most leverage, amount deducted]. */
export const BRACKETS: readonly (readonly [number, number, number, number, number])[] = [
  [0, 50_000, 0.004, 125, 0],
  [50_000, 250_000, 0.005, 100, 50],
  [250_000, 1_000_000, 0.01, 50, 1_300],
  LAST_BRACKET,
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
  const valued = book.positions().map((position) => valuePosition(position, market));
  // What the others have made and must keep is not this one's to lose.
  const spare = valued.reduce(
    (sum, { unrealized, maintenanceMargin }) => sum.plus(unrealized).minus(maintenanceMargin),
    wallet,
  );
  return valued.map((position) => ({
    ...position,
    liquidationPrice: liquidationPrice(position, spare.minus(position.unrealized).plus(position.maintenanceMargin)),
  }));
}

function valuePosition(position: FuturesPosition, market: Market): Omit<ValuedPosition, "liquidationPrice"> {
  const mark = new Decimal(market.lastPrice(position.symbol) ?? position.entryPrice);
  const notional = mark.times(position.amount);
  const [, , rate, , deducted] = bracketOf(notional.abs());
  return {
    ...position,
    mark,
    notional,
    unrealized: mark.minus(position.entryPrice).times(position.amount),
    initialMargin: notional.abs().div(LEVERAGE),
    maintenanceMargin: Decimal.max(0, notional.abs().times(rate).minus(deducted)),
  };
}

function bracketOf(notional: Decimal): (typeof BRACKETS)[number] {
  return BRACKETS.find(([, to]) => notional.lessThan(to)) ?? LAST_BRACKET;
}

/**
 * Where margin + amount·(p − entry) equals rate·|amount|·p − deducted, in the bracket the position has at that price; zero
 * when no price above zero does.
 */
function liquidationPrice({ amount, entryPrice }: FuturesPosition, margin: Decimal): Decimal {
  for (const [from, to, rate, , deducted] of BRACKETS) {
    const price = amount
      .times(entryPrice)
      .minus(margin)
      .minus(deducted)
      .div(amount.minus(amount.abs().times(rate)));
    const notional = price.times(amount.abs());
    const isThere = notional.greaterThanOrEqualTo(from) && (notional.lessThan(to) || to === LAST_BRACKET[1]);
    if (price.greaterThan(0) && isThere) return price;
  }
  return ZERO;
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
