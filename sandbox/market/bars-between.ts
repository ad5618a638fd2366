import { DAY_MS, HOUR_MS, MINUTE_MS } from "./interval";
import type { Bar } from "./market";
import type { ShockedTree } from "./shocks";

/**
 * barsBetween lists the bars that make up [from, to) of a pair, each from the coarsest base interval that fits; the
 * last may be part of a minute. `from` is on the minute grid.
 */
export function barsBetween(tree: ShockedTree, symbol: string, from: number, to: number): Bar[] {
  const bars: (Bar | undefined)[] = [];
  let at = from;
  while (at < to) {
    if (at % DAY_MS === 0 && at + DAY_MS <= to) {
      bars.push(tree.day(symbol, at / DAY_MS));
      at += DAY_MS;
    } else if (at % HOUR_MS === 0 && at + HOUR_MS <= to) {
      bars.push(tree.hour(symbol, at / HOUR_MS));
      at += HOUR_MS;
    } else {
      const isWhole = at + MINUTE_MS <= to;
      bars.push(isWhole ? tree.minute(symbol, at / MINUTE_MS) : tree.minuteUntil(symbol, to));
      at += MINUTE_MS;
    }
  }
  return bars.filter((bar) => bar !== undefined);
}
