import type { RegimeLabel, ScoreComponent } from "./market-state";
import type { EpochMs, Fraction } from "./units";

/** DerivativesSummary is what the assets' perpetual markets say together. */
export interface DerivativesSummary {
  /** Assets with a funding rate. */
  assets: number;
  /** Median funding rate per interval; positive = longs pay. */
  fundingRateMedian: Fraction;
  /** Share of those assets whose longs pay. */
  shareLongsPay: Fraction;
  /** Sum over the assets that have it, and its 7-day change; null without any. */
  openInterestUsd: number | null;
  openInterestChange7d: Fraction | null;
}

/** MarketStructure is what the assets say together: how broad the trend is, how alike they move, how calm it is. */
export interface MarketStructure {
  asOf: EpochMs;
  assets: number;
  /** Mean trend score: 1 = every asset above all its averages. Null without a warmed-up asset. */
  breadth: Fraction | null;
  /** Share of the warmed-up assets in each regime; the three sum to 1 when any is warmed up. */
  shareBull: Fraction;
  shareBear: Fraction;
  shareSideways: Fraction;
  /** Mean pairwise Pearson correlation of daily log returns. Null with fewer than two aligned assets. */
  averageCorrelation30d: number | null;
  averageCorrelation90d: number | null;
  /** Bitcoin's share of the assets' dollar volume (30-day mean), not of market value. Null without BTC or volume. */
  dominance: Fraction | null;
  /** Null when no asset has a funding rate. */
  derivatives: DerivativesSummary | null;
  /** Regime carrying most dollar volume; "sideways" while nothing is warmed up. */
  regime: RegimeLabel;
  stability: { score: number | null; components: readonly ScoreComponent[] };
  riskModelVersion: string;
}
