import type { Market } from "../market/market";
import { RefusedOperation, type AccountBook } from "./account-book";
import type { LedgerEvent, Side, Wallet } from "./ledger-event";
import { Decimal, toAmount } from "./money";
import { baseOf } from "./postings";

/** What the account's owner may ask for on the exchange. Amounts are decimal texts. */
export interface TradeRequest {
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: string;
  readonly venue?: "spot" | "futures";
}

/** freeBalance is what a wallet can spend: its balance less what open orders hold back. */
export function freeBalance(book: AccountBook, wallet: Wallet, asset: string): Decimal {
  const total = book.balance(wallet, asset);
  return wallet === "spot" ? Decimal.max(0, total.minus(book.locked(asset))) : total;
}

function requireFree(book: AccountBook, wallet: Wallet, asset: string, amount: Decimal): void {
  if (freeBalance(book, wallet, asset).lessThan(amount)) {
    throw new RefusedOperation(-2010, "Account has insufficient balance for requested action.");
  }
}

/** positiveAmount reads a decimal text; refuses (-1013) what is not a positive number. */
export function positiveAmount(value: string): Decimal {
  const amount = /^\d{1,20}(\.\d{1,18})?$/.test(value) ? new Decimal(value) : undefined;
  if (!amount?.greaterThan(0)) throw new RefusedOperation(-1013, `Invalid quantity: ${value.slice(0, 40)}`);
  return amount;
}

/** tradeAtMarket executes at the best price of the book: the ask when buying, the bid when selling. */
export function tradeAtMarket(book: AccountBook, market: Market, request: TradeRequest, at: number): LedgerEvent {
  const instrument = market.instrument(request.symbol);
  const book5 = market.orderBook(request.symbol, 5);
  const best = request.side === "BUY" ? book5?.asks[0] : book5?.bids[0];
  if (!instrument || !best) throw new RefusedOperation(-1121, "Invalid symbol.");
  const quantity = positiveAmount(request.quantity);
  if (!quantity.mod(instrument.stepSize).isZero()) throw new RefusedOperation(-1013, "Filter failure: LOT_SIZE");
  const price = new Decimal(best[0]);
  if (price.times(quantity).lessThan(instrument.minNotional))
    throw new RefusedOperation(-1013, "Filter failure: NOTIONAL");
  const fill = { at, symbol: request.symbol, side: request.side, price, quantity };
  if (request.venue === "futures") {
    if (!instrument.hasPerpetual) throw new RefusedOperation(-1121, "Invalid symbol.");
    return book.apply({ kind: "futures-trade", ...fill });
  }
  if (request.side === "BUY") requireFree(book, "spot", "USDT", toAmount(price.times(quantity)));
  else requireFree(book, "spot", baseOf(request.symbol), quantity);
  return book.apply({ kind: "trade", wallet: "spot", ...fill });
}

/** moveBetweenWallets transfers inside the account; to and from Earn it subscribes and redeems. */
export function moveBetweenWallets(
  book: AccountBook,
  request: { readonly from: Wallet; readonly to: Wallet; readonly asset: string; readonly amount: string },
  at: number,
): LedgerEvent {
  const { from, to, asset } = request;
  const amount = toAmount(positiveAmount(request.amount));
  if (from === to || from === "locked" || to === "locked") throw new RefusedOperation(-1013, "Invalid transfer.");
  requireFree(book, from, asset, amount);
  if (to === "earn" && from === "spot")
    return book.apply({ kind: "earn-subscribe", at, product: "flexible", asset, amount });
  if (from === "earn" && to === "spot")
    return book.apply({ kind: "earn-redeem", at, product: "flexible", asset, amount });
  if (from === "earn" || to === "earn") throw new RefusedOperation(-1013, "Earn moves to and from spot only.");
  return book.apply({ kind: "transfer", at, asset, amount, from, to });
}

/** depositCoins credits the spot wallet from outside. */
export function depositCoins(book: AccountBook, asset: string, amount: string, at: number): LedgerEvent {
  return book.apply({ kind: "deposit", at, asset, amount: toAmount(positiveAmount(amount)) });
}

/** withdrawCoins sends coins away; the network fee is charged on top, a thousandth of the amount. */
export function withdrawCoins(book: AccountBook, asset: string, amount: string, at: number): LedgerEvent {
  const sent = toAmount(positiveAmount(amount));
  const fee = toAmount(sent.times(0.001));
  requireFree(book, "spot", asset, sent.plus(fee));
  return book.apply({ kind: "withdrawal", at, asset, amount: sent, fee });
}
