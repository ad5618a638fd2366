import type { BarSource } from "./bar-source";
import { createBarTree } from "./bar-tree";
import { barsBetween } from "./bars-between";
import { DAY_MS, HOUR_MS, MINUTE_MS, nextOpen, openOfBar, type Interval } from "./interval";
import type { Candle, DayStatistics, Instrument, Market, Shock } from "./market";
import { mergeBars } from "./merge-bars";
import { syntheticBook } from "./order-book";
import { withShocks } from "./shocks";

const FUNDING_PERIOD_MS = 8 * HOUR_MS;
/** How far back the last print is looked for when nothing traded. */
const SILENT_HOURS_MAX = 48;
const SILENT_DAYS_MAX = 400;

/**
 * createLiveMarket shows a bar source as of a clock: candles end at now, the bar under way is the beginning of the
 * finished one, and shocks made through the control API lie over everything after their instant.
 */
export function createLiveMarket(source: BarSource, now: () => number): Market {
  const all = new Map(source.instruments.map((i) => [i.symbol, i]));
  const shocks: Shock[] = [];
  const tree = withShocks(createBarTree(source), shocks, (symbol) => all.get(symbol));

  const trades = (i: Instrument, at: number): boolean => i.listedAt <= at && (i.delistedAt ?? Infinity) > at;

  function candles(symbol: string, interval: Interval, from: number, to: number, limit: number): Candle[] {
    const instrument = all.get(symbol);
    if (!instrument) return [];
    const end = Math.min(now(), instrument.delistedAt ?? Infinity);
    const found: Candle[] = [];
    let openAt = openOfBar(interval, Math.max(from, instrument.listedAt));
    if (openAt < from) openAt = nextOpen(interval, openAt);
    while (openAt <= to && openAt <= end && found.length < limit) {
      const next = nextOpen(interval, openAt);
      // At the very first millisecond of a bar nothing has traded in it but its open.
      const bar = mergeBars(barsBetween(tree, symbol, openAt, Math.min(next, Math.max(end, openAt + 1))));
      if (bar) found.push({ ...bar, openAt, closeAt: next - 1 });
      openAt = next;
    }
    return found;
  }

  function priceAt(symbol: string, at: number): number | undefined {
    const instrument = all.get(symbol);
    if (!instrument || at < instrument.listedAt || at > now() || !trades(instrument, at)) return undefined;
    return tree.price(symbol, at) ?? lastCloseBefore(symbol, at);
  }

  /** The last print before a silence: of the hours before, else of the days before. */
  function lastCloseBefore(symbol: string, at: number): number | undefined {
    const hour = Math.floor(at / HOUR_MS);
    for (let back = 1; back <= SILENT_HOURS_MAX; back++) {
      const earlier = tree.hour(symbol, hour - back);
      if (earlier) return earlier.close;
    }
    const day = Math.floor(at / DAY_MS);
    for (let back = 1; back <= SILENT_DAYS_MAX; back++) {
      const earlier = tree.day(symbol, day - back);
      if (earlier) return earlier.close;
    }
    return undefined;
  }

  function day(symbol: string): DayStatistics | undefined {
    const closeAt = now();
    const openAt = Math.max(closeAt - DAY_MS, all.get(symbol)?.listedAt ?? closeAt);
    const bar = mergeBars(barsBetween(tree, symbol, Math.floor(openAt / MINUTE_MS) * MINUTE_MS, closeAt));
    if (!bar) return undefined;
    return { ...bar, openAt, closeAt, quoteVolume: (bar.volume * (bar.high + bar.low + bar.close + bar.open)) / 4 };
  }

  return {
    mode: source.mode,
    offsetDays: source.offsetDays,
    label: () => source.label(),
    instruments: () => source.instruments.filter((i) => trades(i, now())),
    instrument(symbol) {
      const found = all.get(symbol);
      return found && trades(found, now()) ? found : undefined;
    },
    candles,
    priceAt,
    lastPrice: (symbol) => priceAt(symbol, now()),
    day,
    orderBook(symbol, levels) {
      const instrument = all.get(symbol);
      const price = priceAt(symbol, now());
      const statistics = day(symbol);
      if (!instrument || price === undefined || !statistics) return undefined;
      return syntheticBook(instrument, price, statistics.quoteVolume, now(), levels);
    },
    fundingRate: (symbol, at) => source.fundingRate(symbol, Math.floor(at / FUNDING_PERIOD_MS)),
    usdtUsd: () => shocks.reduce((price, { usdtFactor = 1 }) => price * usdtFactor, 1),
    addShock: (shock) => void shocks.push(shock),
    clearShocks: () => void shocks.splice(0),
  };
}
