import type { FallOutcomes } from "@/lib/domain/evidence";
import { byPolicy, type PolicyPaths } from "./by-policy";
import { CRISES, outcomeBetween } from "./crises";

/** A fall below this is no crisis. */
const FALL_MIN = 0.1;

interface Fall {
  high: number;
  low: number;
  depth: number;
}

/**
 * deepestFalls are the static book's deepest falls, each from a high to the lowest close before the next high, deepest
 * first, with what every policy did from that high to that low. A fall that a named crisis overlaps carries its name.
 */
export function deepestFalls(paths: PolicyPaths, count: number): FallOutcomes[] {
  const { days, equity } = paths.static;
  return fallsOf(equity)
    .filter(({ depth }) => depth >= FALL_MIN)
    .sort((a, b) => b.depth - a.depth)
    .slice(0, count)
    .map(({ high, low }) => {
      const [from, to] = [days[high] ?? "", days[low] ?? ""];
      return {
        crises: CRISES.filter((crisis) => crisis.from <= to && from <= crisis.to).map(({ id }) => id),
        from,
        to,
        outcomes: byPolicy((policy) => outcomeBetween(paths[policy].equity, high, low)),
      };
    });
}

function fallsOf(equity: Float64Array): Fall[] {
  const falls: Fall[] = [];
  let open: Fall = { high: 0, low: 0, depth: 0 };
  equity.forEach((value, i) => {
    const top = equity[open.high] ?? value;
    if (value >= top) {
      falls.push(open);
      open = { high: i, low: i, depth: 0 };
    } else if (1 - value / top > open.depth) {
      open = { ...open, low: i, depth: 1 - value / top };
    }
  });
  return [...falls, open];
}
