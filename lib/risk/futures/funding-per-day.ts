const HOURS_PER_DAY = 24;

/**
 * fundingPerDay is what a position pays (+) or receives (−) a day at the current rate: longs pay shorts while the rate is
 * positive. `intervalHours` is the symbol's own (1, 4 or 8): a rate means nothing without it.
 */
export function fundingPerDay(
  side: "long" | "short",
  notionalUsd: number,
  funding: { fraction: number; intervalHours: number },
): number | null {
  if (!Number.isFinite(funding.fraction) || !(funding.intervalHours > 0)) return null;
  return (side === "long" ? 1 : -1) * notionalUsd * funding.fraction * (HOURS_PER_DAY / funding.intervalHours);
}
