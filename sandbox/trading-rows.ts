import { Decimal } from "./accounts/money";
import type { LedgerEvent } from "./accounts/ledger-event";
import type { Interval } from "./market/interval";
import type { Candle, Instrument, Market } from "./market/market";

/** A pair's last day, with nothing missing. */
export interface DayOfPair {
  readonly last: number;
  readonly volume: number;
  readonly quoteVolume: number;
}

/** dayOf tells a pair's last day; zeros where it has not traded. */
export function dayOf(market: Market, pair: Instrument): DayOfPair {
  const day = market.day(pair.symbol);
  return {
    last: market.lastPrice(pair.symbol) ?? 0,
    volume: day?.volume ?? 0,
    quoteVolume: day?.quoteVolume ?? 0,
  };
}

/** lotOf is the least quantity of a pair, as an exact number: one contract, where contracts are counted. */
export function lotOf(pair: Instrument): Decimal {
  return new Decimal(pair.stepSize.toFixed(pair.quantityDecimals));
}

/** tickOf is the least step of a pair's price, as text. */
export function tickOf(pair: Instrument): string {
  return pair.tickSize.toFixed(pair.priceDecimals);
}

/** perpetualsOf lists the pairs that have a perpetual. */
export function perpetualsOf(market: Market): Instrument[] {
  return market.instruments().filter(({ hasPerpetual }) => hasPerpetual);
}

/** barsOf lists bars that opened in [from, to], with prices as text and what changed hands in the quote. */
export function barsOf(
  market: Market,
  pair: Instrument,
  interval: Interval,
  span: { from: number; to: number },
): (Omit<Candle, "open" | "high" | "low" | "close"> &
  Record<"open" | "high" | "low" | "close", string> & {
    readonly turnover: number;
  })[] {
  return market.candles(pair.symbol, interval, span.from, span.to, Infinity).map((bar) => ({
    ...bar,
    open: bar.open.toFixed(pair.priceDecimals),
    high: bar.high.toFixed(pair.priceDecimals),
    low: bar.low.toFixed(pair.priceDecimals),
    close: bar.close.toFixed(pair.priceDecimals),
    turnover: (bar.volume * (bar.open + bar.high + bar.low + bar.close)) / 4,
  }));
}

/** eventsBetween keeps what happened in [from, to] (an end that is not told is open), newest first. */
export function eventsBetween<Event extends LedgerEvent>(
  events: readonly Event[],
  { from, to }: { from: number | undefined; to: number | undefined },
): Event[] {
  return events
    .filter(({ at }) => at >= (from ?? 0) && at <= (to ?? Number.MAX_SAFE_INTEGER))
    .sort((a, b) => b.at - a.at || b.booked.id - a.booked.id);
}

/** numberAt reads a parameter that is a whole number; undefined where it is absent. */
export function numberAt(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name) ?? "";
  return /^\d{1,16}$/.test(text) ? Number(text) : undefined;
}
