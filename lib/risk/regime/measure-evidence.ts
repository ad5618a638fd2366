import type { MarketEvidence } from "@/lib/domain/market-state";
import type { SignalName, SignalPoint, SignalSeries } from "@/lib/domain/signal";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { CandleSeries } from "../series/candle-series";
import { newestSignal } from "../series/newest-signal";
import { mean } from "../stats/mean";
import { falseBreakouts } from "./false-breakouts";

const VOLUME_SHORT_BARS = 7;
const VOLUME_LONG_BARS = 90;

/** measureEvidence collects the panel beside the regime at `asOf`: read by people, decided on by nothing. */
export function measureEvidence(daily: CandleSeries, signals: SignalSeries, asOf: EpochMs): MarketEvidence {
  const valueOf = (name: SignalName): number | null => newestSignal(signals[name], asOf)?.value ?? null;
  return {
    return30d: simpleReturn(daily.close, 30),
    return90d: simpleReturn(daily.close, 90),
    volume7dTo90d: volumeRatio(daily.volumeQuote),
    fearGreed: valueOf("fear_greed"),
    newsSentiment: valueOf("news_sentiment"),
    socialSentiment: valueOf("social_sentiment"),
    fundingRate: valueOf("funding_rate"),
    openInterestUsd: valueOf("open_interest_usd"),
    openInterestChange7d: weekChange(signals.open_interest_usd, asOf),
    falseBreakouts: falseBreakouts(daily),
  };
}

function simpleReturn(closes: Float64Array, bars: number): number | null {
  const before = closes.at(-1 - bars);
  const now = closes.at(-1);
  return before === undefined || now === undefined ? null : now / before - 1;
}

function volumeRatio(volumes: Float64Array): number | null {
  if (volumes.length < VOLUME_LONG_BARS) return null;
  const usual = mean(volumes.subarray(-VOLUME_LONG_BARS)) ?? 0;
  return usual > 0 ? (mean(volumes.subarray(-VOLUME_SHORT_BARS)) ?? 0) / usual : null;
}

/** Change against the value that was in force a week before the newest was true. */
function weekChange(points: readonly SignalPoint[] | undefined, asOf: EpochMs): number | null {
  const now = newestSignal(points, asOf);
  if (now === null) return null;
  const before = newestSignal(points, now.eventAt - 7 * DAY_MS);
  return before === null || before.value <= 0 ? null : now.value / before.value - 1;
}
