import type { RecommendationView } from "@/lib/domain/views";

const SEVERITY_RANK = { critical: 0, warning: 1, notice: 2, info: 3 } as const;

/**
 * rankActions puts first what to do first: by severity, then by the money at risk an action takes off per money it costs.
 * Facts without an order come first of their severity. Every list of open actions has this order.
 */
export function rankActions(open: readonly RecommendationView[]): RecommendationView[] {
  return [...open].sort(
    (a, b) =>
      SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity] || compareRelief(reliefPerCost(a), reliefPerCost(b)),
  );
}

function reliefPerCost({ side, feeUsd, numbers }: RecommendationView): number {
  if (side === null) return Infinity;
  const relief = -(numbers["riskChangeUsd"] ?? 0);
  return feeUsd === null || feeUsd <= 0 ? relief : relief / feeUsd;
}

/** Largest first. Two infinities are equal: their difference would be NaN, and the order the machine's. */
function compareRelief(a: number, b: number): number {
  return a === b ? 0 : b - a;
}
