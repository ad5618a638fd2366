import type { EvidenceWeeks } from "@/lib/domain/evidence";
import { byPolicy, type PolicyPaths } from "./by-policy";

const WEEK_DAYS = 7;

/**
 * weeklyPaths keeps every seventh day and the last, for drawing. The drawdown of a week is its deepest daily close below
 * the high, so that thinning hides no fall.
 */
export function weeklyPaths(paths: PolicyPaths): EvidenceWeeks {
  const { days } = paths.static;
  const kept = days.flatMap((_, i) => (i % WEEK_DAYS === 0 || i === days.length - 1 ? [i] : []));
  return {
    days: kept.map((i) => days[i] ?? ""),
    paths: byPolicy((policy) => {
      const { equity } = paths[policy];
      const drawdown = drawdowns(equity);
      return {
        equity: kept.map((i) => equity[i] ?? 1),
        drawdown: kept.map((i, at) => Math.max(...drawdown.subarray((kept[at - 1] ?? -1) + 1, i + 1))),
      };
    }),
  };
}

function drawdowns(equity: Float64Array): Float64Array {
  let high = 0;
  return equity.map((value) => {
    high = Math.max(high, value);
    return 1 - value / high;
  });
}
