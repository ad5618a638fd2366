import type { RegimeProbabilities } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS } from "@/lib/domain/units";
import type { BarSeries } from "../series/bar-series";
import type { CandleSeries } from "../series/candle-series";
import { blendProbabilities } from "./blend-probabilities";
import { regimeFeatures } from "./hmm/regime-features";
import { walkForward } from "./hmm/walk-forward";
import { regimeHistory } from "./regime-history";
import { regimeProbabilities } from "./regime-probabilities";
import type { RegimeMemory } from "./step-regime";
import type { TrendSeries } from "./trend-series";

/** RegimeSeries is the regime after each bar from `firstBar` on; all lists have one entry per bar. */
export interface RegimeSeries {
  firstBar: number;
  trend: readonly RegimeProbabilities[];
  /** Null while the model has too little to learn from. */
  hiddenMarkov: readonly (RegimeProbabilities | null)[];
  /** The two together: what label and multiplier are made of. */
  blended: readonly RegimeProbabilities[];
  history: readonly RegimeMemory[];
}

/**
 * regimeSeries walks the regime forward over closed bars: entry i uses bars up to firstBar + i and nothing later, so the
 * series of cut data is the cut series. Empty before the trend is warmed up (bar 199). Why both views: docs/adr/0007-regime.md.
 */
export function regimeSeries(daily: CandleSeries, trend: TrendSeries, ewma: BarSeries): RegimeSeries {
  const { firstBar, values } = trend.strength;
  const features = regimeFeatures(daily.close, ewma, CRYPTO_DAYS_PER_YEAR);
  const days = daily.openAt.subarray(features.firstBar).map((openAt) => Math.floor(openAt / DAY_MS));
  const states = walkForward(features.rows, days);
  const byTrend = Array.from(values, regimeProbabilities);
  const hiddenMarkov = byTrend.map((_, i) => states[firstBar + i - features.firstBar] ?? null);
  const blended = byTrend.map((probabilities, i) => blendProbabilities(probabilities, hiddenMarkov[i] ?? null));
  return { firstBar, trend: byTrend, hiddenMarkov, blended, history: regimeHistory(blended, firstBar) };
}
