import type { AccountBook } from "./account-book";
import { coinOf, contractSizeOf, profitInCoin, type CoinPosition } from "./coin-position";
import { Decimal, toAmount, ZERO } from "./money";
import type { Market } from "../market/market";

/** Leverage every demo position in coin-margined contracts is set to. */
export const COIN_LEVERAGE = 5;
/** Maintenance margin of coin-margined contracts, the same for every size. */
export const COIN_MAINTENANCE = 0.01;

/** coinMark is the last price of a contract's coin. */
export function coinMark(market: Market, symbol: string): Decimal | undefined {
  const price = market.lastPrice(`${coinOf(symbol)}USDT`);
  return price === undefined ? undefined : new Decimal(price);
}

/** One position valued at the mark price, in its coin. */
export interface ValuedCoinPosition extends CoinPosition {
  readonly coin: string;
  readonly mark: Decimal;
  readonly unrealized: Decimal;
  readonly notional: Decimal;
  readonly initialMargin: Decimal;
  readonly maintenanceMargin: Decimal;
  readonly liquidationPrice: Decimal;
}

/** valuedCoinPositions values an account's coin-margined contracts; all of a coin in the wallet backs its contracts. */
export function valuedCoinPositions(book: AccountBook, market: Market): ValuedCoinPosition[] {
  return book.coinPositions().map((position) => {
    const coin = coinOf(position.symbol);
    const mark = coinMark(market, position.symbol) ?? position.entryPrice;
    const notional = toAmount(position.contracts.times(contractSizeOf(position.symbol)).div(mark));
    return {
      ...position,
      coin,
      mark,
      notional,
      unrealized: profitInCoin(position.symbol, position.contracts, position.entryPrice, mark),
      initialMargin: toAmount(notional.abs().div(COIN_LEVERAGE)),
      maintenanceMargin: toAmount(notional.abs().times(COIN_MAINTENANCE)),
      liquidationPrice: liquidationPrice(position, book.balance("coin_futures", coin)),
    };
  });
}

/** Where wallet + dollars·(1 ÷ entry − 1 ÷ p) equals rate·|dollars| ÷ p; zero when no price above zero does. */
function liquidationPrice({ symbol, contracts, entryPrice }: CoinPosition, wallet: Decimal): Decimal {
  const dollars = contracts.times(contractSizeOf(symbol));
  const price = dollars.plus(dollars.abs().times(COIN_MAINTENANCE)).div(wallet.plus(dollars.div(entryPrice)));
  return price.greaterThan(0) ? price : ZERO;
}

/** coinUnrealizedUsd is what all coin-margined contracts have made so far, in USDT at the mark price. */
export function coinUnrealizedUsd(book: AccountBook, market: Market): Decimal {
  return valuedCoinPositions(book, market).reduce(
    (sum, { unrealized, mark }) => sum.plus(unrealized.times(mark)),
    ZERO,
  );
}
