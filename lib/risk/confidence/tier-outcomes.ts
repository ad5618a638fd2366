import type { ConfidenceTier, TierOutcome } from "@/lib/domain/market-state";
import { valueAtBar, type BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { confidenceTier } from "./confidence-tier";
import { tripleBarrier } from "./triple-barrier";

const TIERS: readonly ConfidenceTier[] = ["low", "medium", "high"];

/**
 * tierOutcomes counts, per tier and over all days, the past days whose horizon is over and how many reached the target
 * first. The tier of a day is the one known on that day (expanding percentile), so nothing later leaks in.
 */
export function tierOutcomes(series: CandleSeries, atr: BarSeries, percentiles: BarSeries): TierOutcome[] {
  const counts = { low: { cases: 0, hits: 0 }, medium: { cases: 0, hits: 0 }, high: { cases: 0, hits: 0 } };
  for (const [i, percentile] of percentiles.values.entries()) {
    const bar = percentiles.firstBar + i;
    const range = valueAtBar(atr, bar);
    // A market that does not move has no R to be measured in.
    if (range === null || range <= 0) continue;
    const outcome = tripleBarrier(series, bar, range);
    if (outcome === "open") break;
    const count = counts[confidenceTier(percentile)];
    count.cases++;
    if (outcome === "target") count.hits++;
  }
  const tiers = TIERS.map((tier) => ({ tier, ...counts[tier] }));
  const all = tiers.reduce((sum, { cases, hits }) => ({ cases: sum.cases + cases, hits: sum.hits + hits }), {
    cases: 0,
    hits: 0,
  });
  return [...tiers, { tier: "all", ...all }];
}
