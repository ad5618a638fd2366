import type { AssetClass } from "@/lib/domain/instrument";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { mean } from "../stats/mean";
import { quantile } from "../stats/quantile";
import { isWeekend } from "./market-calendar";

const TAIL = 0.05;
const WEEKENDS_MIN = 20;
/** Friday's close to Monday's: what the market would have moved in three days of trading, an upper bound. */
const CLOSED_DAYS = 3;
const NORMAL_QUANTILE = 1.6448536269514722;

/**
 * weekendGapFraction is the haircut on a stock's token while its home market is closed: the fall from Friday's close to
 * Monday's that one weekend in twenty exceeds, from the asset's own weekends; with fewer than 20 of them 1.645 σ √3 of its
 * daily returns. A positive fraction of the value. Null for classes that never close, or without returns.
 */
export function weekendGapFraction(
  assetClass: AssetClass,
  returns: readonly number[],
  endAt: EpochMs | null,
): number | null {
  if (endAt === null || returns.length === 0 || (assetClass !== "stock" && assetClass !== "bond")) return null;
  const gaps = weekendMoves(returns, endAt);
  const worst = gaps.length >= WEEKENDS_MIN ? quantile(gaps, TAIL) : -NORMAL_QUANTILE * dailySigma(returns);
  return -Math.expm1(Math.min(0, worst ?? 0));
}

/** Log moves over each whole Saturday, Sunday and Monday. */
function weekendMoves(returns: readonly number[], endAt: EpochMs): number[] {
  const dayAt = (day: number) => endAt - (returns.length - 1 - day) * DAY_MS;
  return returns.flatMap((monday, day) => {
    const isMonday = day >= 2 && !isWeekend(dayAt(day)) && isWeekend(dayAt(day - 1));
    return isMonday ? [monday + (returns[day - 1] ?? 0) + (returns[day - 2] ?? 0)] : [];
  });
}

function dailySigma(returns: readonly number[]): number {
  return Math.sqrt(CLOSED_DAYS * (mean(returns.map((value) => value * value)) ?? 0));
}
