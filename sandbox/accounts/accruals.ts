import { DAY_MS, HOUR_MS } from "../market/interval";
import type { Market } from "../market/market";
import type { AccountBook } from "./account-book";
import { coinOf, contractSizeOf } from "./coin-position";
import { eventsOf } from "./ledger-event";
import { toAmount } from "./money";

const FUNDING_EVERY_MS = 8 * HOUR_MS;
/** Yearly reward rates of Simple Earn, as fractions. */
export const FLEXIBLE_APR = 0.021;
export const LOCKED_APR = 0.058;
const MARGIN_APR = 0.072;

/**
 * accrue books what time alone does to an account in (from, to]: funding of perpetuals every eight hours, earn rewards
 * and margin interest once a day, and the return of locked positions whose term has ended.
 */
export function accrue(book: AccountBook, market: Market, from: number, to: number): void {
  for (let at = nextMultiple(from, FUNDING_EVERY_MS); at <= to; at += FUNDING_EVERY_MS) {
    payFunding(book, market, at);
    if (at % DAY_MS === 0) {
      payRewards(book, at);
      payInterest(book, at);
      endLockedTerms(book, at);
    }
  }
}

function nextMultiple(after: number, step: number): number {
  return (Math.floor(after / step) + 1) * step;
}

function payFunding(book: AccountBook, market: Market, at: number): void {
  for (const position of book.positions()) {
    const mark = market.priceAt(position.symbol, at);
    if (mark === undefined || position.updatedAt >= at) continue;
    const amount = toAmount(position.amount.times(mark).times(-market.fundingRate(position.symbol, at)));
    if (!amount.isZero()) book.apply({ kind: "funding-fee", at, symbol: position.symbol, amount });
  }
  for (const { symbol, contracts, updatedAt } of book.coinPositions()) {
    const pair = `${coinOf(symbol)}USDT`;
    const mark = market.priceAt(pair, at);
    if (mark === undefined || updatedAt >= at) continue;
    const coins = contracts.times(contractSizeOf(symbol)).div(mark);
    const amount = toAmount(coins.times(-market.fundingRate(pair, at)));
    if (!amount.isZero()) book.apply({ kind: "coin-funding", at, symbol, amount });
  }
}

function payRewards(book: AccountBook, at: number): void {
  for (const product of ["flexible", "locked"] as const) {
    const place = product === "flexible" ? "earn" : "locked";
    const rate = (product === "flexible" ? FLEXIBLE_APR : LOCKED_APR) / 365;
    for (const asset of book.assetsIn(place)) {
      const amount = toAmount(book.balance(place, asset).times(rate));
      if (!amount.isZero()) book.apply({ kind: "earn-reward", at, product, asset, amount });
    }
  }
}

function payInterest(book: AccountBook, at: number): void {
  for (const asset of book.assetsIn("debt")) {
    const amount = toAmount(book.balance("debt", asset).times(MARGIN_APR / 365));
    if (!amount.isZero()) book.apply({ kind: "margin-interest", at, asset, amount });
  }
}

function endLockedTerms(book: AccountBook, at: number): void {
  for (const position of lockedPositions(book)) {
    if (position.unlockAt > at) continue;
    const { asset, amount, positionId } = position;
    book.apply({ kind: "earn-redeem", at, product: "locked", asset, amount, positionId });
  }
}

/** A fixed-term Simple Earn position that has not ended. */
export interface LockedPosition {
  readonly positionId: number;
  readonly asset: string;
  readonly amount: ReturnType<typeof toAmount>;
  readonly days: number;
  readonly subscribedAt: number;
  readonly unlockAt: number;
}

/** lockedPositions lists the fixed-term positions an account still has. */
export function lockedPositions(book: AccountBook): LockedPosition[] {
  const ended = new Set(eventsOf(book.events, "earn-redeem").map((event) => event.positionId));
  return eventsOf(book.events, "earn-subscribe")
    .filter((event) => event.product === "locked" && !ended.has(event.booked.id))
    .map((event) => ({
      positionId: event.booked.id,
      asset: event.asset,
      amount: event.amount,
      days: event.days ?? 0,
      subscribedAt: event.at,
      unlockAt: event.at + (event.days ?? 0) * DAY_MS,
    }));
}
