import { HOUR_MS } from "../market/interval";
import type { Market } from "../market/market";
import { accrue } from "./accruals";
import { AccountBook, type BookOptions } from "./account-book";
import type { HistoryPen } from "./history-pen";
import type { Draft } from "./ledger-event";
import { Decimal, toAmount, ZERO } from "./money";
import { baseOf } from "./postings";

const SETTLE_PASSES = 4;

/** How an account pays for what it buys: with USDT deposits, or with deposits of another coin sold for USDT. */
export interface Funding {
  readonly asset: "USDT" | "EUR";
  /** Missing cash arrives in whole multiples of this, in that coin. */
  readonly depositStep: number;
}

/**
 * settleHistory turns a pen's drafts into a book: in order of time, with accruals in between, and with a deposit
 * before every purchase the wallet could not pay, so that no balance is ever negative. When the pen asks for an amount
 * of cash at the end, the difference is deposited or withdrawn at the time it says.
 */
export function settleHistory(pen: HistoryPen, market: Market, options: BookOptions, funding: Funding): AccountBook {
  let adjustment = ZERO;
  let book = play(pen, market, options, funding, adjustment);
  if (pen.cashUsd === undefined) return book;
  for (let pass = 0; pass < SETTLE_PASSES; pass++) {
    const missing = new Decimal(pen.cashUsd).minus(book.balance("spot", "USDT"));
    if (missing.abs().lessThan(0.01)) break;
    adjustment = adjustment.plus(missing);
    book = play(pen, market, options, funding, adjustment);
  }
  return book;
}

function play(
  pen: HistoryPen,
  market: Market,
  options: BookOptions,
  funding: Funding,
  adjustment: Decimal,
): AccountBook {
  const book = new AccountBook(options);
  const drafts = [...pen.drafts];
  const settledAt = pen.ago(pen.cashSettledDaysAgo, 15);
  if (!adjustment.isZero()) drafts.push(adjustmentDraft(toAmount(adjustment), settledAt));
  drafts.sort((a, b) => a.at - b.at);
  let last = (drafts[0]?.at ?? pen.anchor) - 3 * HOUR_MS;
  for (const draft of drafts) {
    accrue(book, market, last, draft.at);
    payFor(book, market, funding, draft, last);
    const affordable = cutToBalance(book, market, draft);
    if (affordable) book.apply(affordable);
    last = draft.at;
  }
  accrue(book, market, last, pen.anchor);
  for (const order of pen.orders) book.placeOrder(order);
  return book;
}

function adjustmentDraft(amount: Decimal, at: number): Draft {
  if (amount.isPositive()) return { kind: "deposit", at, asset: "USDT", amount };
  return { kind: "withdrawal", at, asset: "USDT", amount: amount.abs().minus(1), fee: new Decimal(1) };
}

/**
 * Stories are told in round figures; fees make what is really there a little less. A sale, withdrawal, transfer or
 * subscription is cut to the balance; undefined when nothing is left of it.
 */
function cutToBalance(book: AccountBook, market: Market, draft: Draft): Draft | undefined {
  if (draft.kind === "trade" && draft.side === "SELL") {
    const decimals = market.instrument(draft.symbol)?.quantityDecimals ?? 8;
    const available = book.balance(draft.wallet, baseOf(draft.symbol)).toDecimalPlaces(decimals);
    const quantity = Decimal.min(draft.quantity, available);
    return quantity.greaterThan(0) ? { ...draft, quantity } : undefined;
  }
  if (draft.kind === "withdrawal") {
    const amount = Decimal.min(draft.amount, book.balance("spot", draft.asset).minus(draft.fee));
    return amount.greaterThan(0) ? { ...draft, amount } : undefined;
  }
  if (draft.kind === "transfer" || draft.kind === "earn-subscribe") {
    const from = draft.kind === "transfer" ? draft.from : "spot";
    const amount = Decimal.min(draft.amount, book.balance(from, draft.asset));
    return amount.greaterThan(0) ? { ...draft, amount } : undefined;
  }
  return draft;
}

function usdtNeeded(draft: Draft): Decimal {
  if (draft.kind === "trade" && draft.side === "BUY" && draft.wallet === "spot")
    return draft.price.times(draft.quantity);
  if (draft.kind === "transfer" && draft.asset === "USDT" && draft.from === "spot") return draft.amount;
  if (draft.kind === "earn-subscribe" && draft.asset === "USDT") return draft.amount;
  if (draft.kind === "convert" && draft.asset === "USDT") return draft.given;
  return ZERO;
}

function payFor(book: AccountBook, market: Market, funding: Funding, draft: Draft, notBefore: number): void {
  const missing = usdtNeeded(draft).minus(book.balance("spot", "USDT"));
  if (missing.lessThanOrEqualTo(0)) return;
  const at = Math.max(notBefore, draft.at - 2 * HOUR_MS);
  const price = funding.asset === "USDT" ? undefined : market.priceAt(`${funding.asset}USDT`, at);
  if (price === undefined) {
    book.apply({ kind: "deposit", at, asset: "USDT", amount: roundUp(missing, funding.depositStep) });
    return;
  }
  const quantity = roundUp(missing.div(price).times(1.002), funding.depositStep);
  book.apply({ kind: "deposit", at, asset: funding.asset, amount: quantity });
  const symbol = `${funding.asset}USDT`;
  book.apply({
    kind: "trade",
    at: at + 60_000,
    wallet: "spot",
    symbol,
    side: "SELL",
    price: new Decimal(price),
    quantity,
  });
}

function roundUp(amount: Decimal, step: number): Decimal {
  return amount.div(step).ceil().times(step);
}
