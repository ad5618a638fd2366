import type { EpochMs } from "@/lib/domain/units";
import type { CandleSeries } from "../series/candle-series";
import { FETCH_GRACE_MS, missingNewestBars } from "../series/missing-newest-bars";
import { interpolate, type Anchor } from "../stats/interpolate";
import type { TrustFinding } from "./trust-finding";

/** Newest daily bars missing → factor. */
const LATE_ANCHORS: readonly Anchor[] = [
  [0, 1],
  [1, 0.75],
  [2, 0.5],
  [7, 0],
];
/** Bars of history → factor. Younger than ten days is not traded on (freqtrade's AgeFilter); 200 warm the regime up. */
const HISTORY_ANCHORS: readonly Anchor[] = [
  [9, 0],
  [10, 0.25],
  [30, 0.5],
  [200, 1],
];
const GAP_WINDOW_BARS = 365;
/** Share of the last year's bars missing → factor. */
const GAP_ANCHORS: readonly Anchor[] = [
  [0, 1],
  [0.1, 0.5],
  [0.5, 0],
];

/** judgeCandles finds daily candles that are absent, late, holed or too few. */
export function judgeCandles(daily: CandleSeries, asOf: EpochMs): TrustFinding[] {
  const feed = "candles_1d";
  if (daily.length === 0) return [{ code: "candles_missing", feed, since: null, factor: 0 }];
  const findings: TrustFinding[] = [];
  const late = interpolate(LATE_ANCHORS, missingNewestBars(daily, asOf - FETCH_GRACE_MS));
  const lastCloseAt = (daily.openAt.at(-1) ?? 0) + daily.intervalMs;
  if (late < 1) findings.push({ code: "candles_stale", feed, since: lastCloseAt, factor: late });
  const history = interpolate(HISTORY_ANCHORS, daily.length);
  if (history < 1) findings.push({ code: "history_short", feed, since: daily.openAt[0] ?? null, factor: history });
  return [...findings, ...findGaps(daily)];
}

function findGaps(daily: CandleSeries): TrustFinding[] {
  const firstBar = Math.max(0, daily.length - GAP_WINDOW_BARS);
  const gaps = daily.gaps.filter((gap) => gap.beforeBar > firstBar);
  const missing = gaps.reduce((sum, gap) => sum + gap.missingBars, 0);
  const newest = gaps.at(-1);
  if (newest === undefined) return [];
  const factor = interpolate(GAP_ANCHORS, missing / (missing + daily.length - firstBar));
  return [{ code: "candles_gap", feed: "candles_1d", since: newest.startsAt, factor }];
}
