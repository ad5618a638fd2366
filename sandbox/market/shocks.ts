import type { BarTree } from "./bar-tree";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./interval";
import type { Bar, Shock } from "./market";
import { mergeBars } from "./merge-bars";
import { partOfMinute, priceInMinute } from "./minute-path";
import { toGrid } from "./refine-bar";

/** A bar tree under shocks, down to the instant. */
export interface ShockedTree extends BarTree {
  /** The price at an instant; undefined where nothing traded in its minute. */
  price(symbol: string, at: number): number | undefined;
  /** The minute that contains `until`, as far as it has gone by then. */
  minuteUntil(symbol: string, until: number): Bar | undefined;
}

/**
 * withShocks lays the shocks over a tree: from its instant on each multiplies prices; the bar that contains it opens
 * before and closes after the fall. Hours and days with a shock inside are added up from their minutes.
 */
export function withShocks(
  tree: BarTree,
  shocks: readonly Shock[],
  gridOf: (symbol: string) => { base: string; tickSize: number } | undefined,
): ShockedTree {
  const factorAt = (symbol: string, at: number): number => {
    if (shocks.length === 0) return 1;
    const base = gridOf(symbol)?.base ?? "";
    return shocks.reduce((factor, shock) => (shock.at <= at ? factor * shock.factorOf(base) : factor), 1);
  };
  const hasShockIn = (from: number, to: number): boolean => shocks.some((s) => s.at > from && s.at < to);

  function scale(symbol: string, bar: Bar, before: number, after: number): Bar {
    if (before === 1 && after === 1) return bar;
    const tick = gridOf(symbol)?.tickSize ?? 1;
    const grid = (price: number): number => toGrid(price, tick);
    return {
      open: grid(bar.open * before),
      high: grid(bar.high * Math.max(before, after)),
      low: grid(bar.low * Math.min(before, after)),
      close: grid(bar.close * after),
      // People trade a crash: the minute of a fall sees many times its volume.
      volume: before === after ? bar.volume : bar.volume * 30,
    };
  }
  function minute(symbol: string, index: number): Bar | undefined {
    const bar = tree.minute(symbol, index);
    const openAt = index * MINUTE_MS;
    return bar && scale(symbol, bar, factorAt(symbol, openAt), factorAt(symbol, openAt + MINUTE_MS - 1));
  }
  function span(symbol: string, index: number, lengthMs: number, bar: Bar | undefined): Bar | undefined {
    if (!bar) return undefined;
    const openAt = index * lengthMs;
    if (!hasShockIn(openAt, openAt + lengthMs)) {
      const factor = factorAt(symbol, openAt);
      return scale(symbol, bar, factor, factor);
    }
    const first = openAt / MINUTE_MS;
    const parts = Array.from({ length: lengthMs / MINUTE_MS }, (_, i) => minute(symbol, first + i));
    return mergeBars(parts.filter((part) => part !== undefined));
  }
  function price(symbol: string, at: number): number | undefined {
    const index = Math.floor(at / MINUTE_MS);
    const bar = tree.minute(symbol, index);
    const tick = gridOf(symbol)?.tickSize ?? 1;
    if (!bar) return undefined;
    return toGrid(priceInMinute(bar, at / MINUTE_MS - index, tick) * factorAt(symbol, at), tick);
  }
  function minuteUntil(symbol: string, until: number): Bar | undefined {
    const index = Math.floor(until / MINUTE_MS);
    const bar = tree.minute(symbol, index);
    const part = bar && partOfMinute(bar, until / MINUTE_MS - index, gridOf(symbol)?.tickSize ?? 1);
    return part && scale(symbol, part, factorAt(symbol, index * MINUTE_MS), factorAt(symbol, until));
  }
  return {
    price,
    minute,
    minuteUntil,
    hour: (symbol, index) => span(symbol, index, HOUR_MS, tree.hour(symbol, index)),
    day: (symbol, index) => span(symbol, index, DAY_MS, tree.day(symbol, index)),
  };
}
