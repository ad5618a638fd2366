import { DAY_MS, HOUR_MS, MINUTE_MS } from "../market/interval";
import type { Instrument, Market } from "../market/market";
import { hashText, uniform } from "../market/noise";
import type { Draft, Side, Wallet } from "./ledger-event";
import { Decimal, toAmount } from "./money";
import type { OpenOrder } from "./open-order";

/** One part of a purchase: how long ago, and which share of the whole. */
export interface Tranche {
  readonly daysAgo: number;
  readonly share: number;
}

/** An order to be in the book when the story ends. */
export type PlannedOrder = Omit<OpenOrder, "orderId">;

const USD_COINS = new Set(["USDC", "FDUSD", "DAI"]);
const SPOT_FEE = 0.001;
const CONVERT_SPREAD = 0.002;
const DUST_FEE = 0.02;

/**
 * HistoryPen writes an account's past in terms a story is told in ("held $9,000 of BTC, bought in three parts"), at
 * the market's real prices of those days. Days count back from the anchor, the midnight the account is written at.
 */
export class HistoryPen {
  readonly drafts: Draft[] = [];
  readonly orders: PlannedOrder[] = [];
  /** USDT the spot wallet should end with; undefined = whatever remains. */
  cashUsd: number | undefined;
  /** How many days ago surplus or missing cash is withdrawn or deposited; after the last purchase. */
  cashSettledDaysAgo = 30;
  readonly #market: Market;
  readonly #stream: number;

  constructor(
    market: Market,
    accountId: string,
    readonly anchor: number,
  ) {
    this.#market = market;
    this.#stream = hashText(accountId);
  }

  /** The instant `days` before the anchor at a time of day. */
  ago(days: number, hour = 12, minute = 0): number {
    return this.anchor - days * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS;
  }

  /** A repeatable number in (0, 1) of this account. */
  draw(index: number): number {
    return uniform(7, this.#stream, index);
  }

  isListed(base: string): boolean {
    return this.#market.instrument(`${base}USDT`) !== undefined;
  }

  hasPerpetual(base: string): boolean {
    return this.#market.instrument(`${base}USDT`)?.hasPerpetual ?? false;
  }

  /** Volatile coins that trade: the preferred ones first, then others by name until there are `count`. */
  pick(preferred: readonly string[], count: number): string[] {
    const volatile = this.#market
      .instruments()
      .filter((i) => !USD_COINS.has(i.base) && i.base !== "EUR" && i.base !== "GBP");
    const others = volatile.map((i) => i.base).sort();
    const first = preferred.filter((base) => this.isListed(base));
    return [...new Set([...first, ...others])].slice(0, count);
  }

  /** The price of a coin, at the first instant it traded if that was later. */
  price(base: string, at: number): Decimal {
    const price = this.#market.priceAt(`${base}USDT`, this.tradable(base, at));
    if (price === undefined) throw new Error(`${base} has no price at ${new Date(at).toISOString()}`);
    return new Decimal(price);
  }

  /** The instant itself, or the first at which the coin had traded for a day; never after the anchor. */
  tradable(base: string, at: number): number {
    return Math.min(Math.max(at, this.#instrument(base).listedAt + DAY_MS + 2 * HOUR_MS), this.anchor - MINUTE_MS);
  }

  /** Quantity worth about `usd` at the anchor, on the lot grid. */
  quantity(base: string, usd: number): Decimal {
    return this.onLotGrid(base, new Decimal(usd).div(this.price(base, this.anchor - MINUTE_MS)));
  }

  onLotGrid(base: string, quantity: Decimal): Decimal {
    return quantity.toDecimalPlaces(this.#instrument(base).quantityDecimals, Decimal.ROUND_DOWN);
  }

  trade(
    base: string,
    side: Side,
    quantity: Decimal,
    at: number,
    wallet: "spot" | "margin" | "isolated" = "spot",
  ): void {
    if (!quantity.isPositive() || quantity.isZero()) return;
    const when = this.tradable(base, at);
    this.drafts.push({
      kind: "trade",
      at: when,
      wallet,
      symbol: `${base}USDT`,
      side,
      price: this.price(base, when),
      quantity,
      isMaker: this.draw(when % 9973) < 0.4,
    });
  }

  /** Buys so that `usd` worth (at the anchor) remains after fees, in parts. Returns the quantity meant. */
  hold(base: string, usd: number, tranches: readonly Tranche[]): Decimal {
    const whole = this.quantity(base, usd);
    const gross = whole.div(1 - SPOT_FEE);
    tranches.forEach(({ daysAgo, share }, i) => {
      const minute = Math.floor(this.draw(daysAgo * 7 + i) * 600);
      this.trade(base, "BUY", this.onLotGrid(base, gross.times(share)), this.ago(daysAgo, 7, minute));
    });
    return whole;
  }

  perpetual(base: string, side: Side, quantity: Decimal, at: number): void {
    const when = this.tradable(base, at);
    this.drafts.push({
      kind: "futures-trade",
      at: when,
      symbol: `${base}USDT`,
      side,
      price: this.price(base, when),
      quantity,
    });
  }

  /** Trades a coin-margined contract, sized in contracts. */
  coinPerpetual(base: string, side: Side, contracts: number, at: number): void {
    const when = this.tradable(base, at);
    const price = this.price(base, when);
    this.drafts.push({
      kind: "coin-trade",
      at: when,
      symbol: `${base}USD_PERP`,
      side,
      price,
      contracts: new Decimal(contracts),
    });
  }

  /** Exchanges one coin for another at the market's prices, less what Convert takes for itself. */
  convert(asset: string, given: Decimal | number, to: string, at: number): void {
    const received = this.#exchanged(asset, given, to, at).times(1 - CONVERT_SPREAD);
    this.drafts.push({ kind: "convert", at, asset, given: toAmount(given), to, received: toAmount(received) });
  }

  /** Sweeps a small balance into BNB. */
  sweep(asset: string, given: Decimal | number, at: number): void {
    const received = toAmount(this.#exchanged(asset, given, "BNB", at));
    const fee = toAmount(received.times(DUST_FEE));
    this.drafts.push({ kind: "dust", at, asset, given: toAmount(given), received, fee });
  }

  /** Pays something to the spot wallet without a trade. */
  distribute(asset: string, amount: Decimal | number, reason: string, at: number): void {
    this.drafts.push({ kind: "distribution", at, asset, amount: toAmount(amount), reason });
  }

  deposit(asset: string, amount: Decimal | number, at: number): void {
    this.drafts.push({ kind: "deposit", at, asset, amount: toAmount(amount) });
  }

  withdraw(asset: string, amount: Decimal | number, fee: Decimal | number, at: number): void {
    this.drafts.push({ kind: "withdrawal", at, asset, amount: toAmount(amount), fee: toAmount(fee) });
  }

  transfer(asset: string, amount: Decimal | number, from: Wallet, to: Wallet, at: number): void {
    this.drafts.push({ kind: "transfer", at, asset, amount: toAmount(amount), from, to });
  }

  borrow(asset: string, amount: Decimal | number, at: number, wallet: "margin" | "isolated" = "margin"): void {
    this.drafts.push({ kind: "borrow", at, asset, amount: toAmount(amount), wallet });
  }

  /** Puts a coin into Simple Earn: flexible, or locked for `days`. */
  subscribe(asset: string, amount: Decimal | number, at: number, days?: number): void {
    const product = days === undefined ? "flexible" : "locked";
    const draft = { kind: "earn-subscribe", at, product, asset, amount: toAmount(amount) } as const;
    this.drafts.push(days === undefined ? draft : { ...draft, days });
  }

  /** Leaves an order in the book from the anchor on. */
  order(order: PlannedOrder): void {
    this.orders.push(order);
  }

  /** A price on the tick grid. */
  onTickGrid(base: string, price: Decimal): Decimal {
    return price.toDecimalPlaces(this.#instrument(base).priceDecimals, Decimal.ROUND_DOWN);
  }

  /** Lowest price of a coin from the anchor to now, the anchor's included. */
  lowSinceAnchor(base: string): Decimal {
    const candles = this.#market.candles(`${base}USDT`, "1h", this.anchor, Infinity, 48);
    return new Decimal(Math.min(this.price(base, this.anchor - MINUTE_MS).toNumber(), ...candles.map((c) => c.low)));
  }

  /** An entry `daysAgo` or later after which the price never fell by `fallMax` (a fraction): a stop there still rests. */
  entryNotStopped(base: string, daysAgo: number, fallMax: number): number {
    for (let days = daysAgo; days > 0; days--) {
      const at = this.tradable(base, this.ago(days, 14));
      const candles = this.#market.candles(`${base}USDT`, "1h", at, Infinity, 24 * (days + 2));
      const low = Math.min(...candles.map((candle) => candle.low));
      if (low >= this.price(base, at).toNumber() * (1 - fallMax)) return at;
    }
    return this.anchor - 10 * MINUTE_MS;
  }

  /** Daily closes of the last `days` closed days, oldest first, with the instant of each close. */
  closes(base: string, days: number): { at: number; close: number }[] {
    const candles = this.#market.candles(`${base}USDT`, "1d", this.anchor - days * DAY_MS, this.anchor - 1, days);
    return candles.map((candle) => ({ at: candle.closeAt - MINUTE_MS + 1, close: candle.close }));
  }

  #exchanged(asset: string, given: Decimal | number, to: string, at: number): Decimal {
    const worth = (coin: string): Decimal => (coin === "USDT" ? new Decimal(1) : this.price(coin, at));
    return new Decimal(given).times(worth(asset)).div(worth(to));
  }

  #instrument(base: string): Instrument {
    const found = this.#market.instrument(`${base}USDT`);
    if (!found) throw new Error(`${base} does not trade in this market`);
    return found;
  }
}
