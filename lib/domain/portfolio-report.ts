import type { AssetClass } from "./instrument";
import type { EpochMs, Fraction } from "./units";

/**
 * PortfolioReport is what Portfolio → risk and Correlation show: made on request by `lib/risk/assess-portfolio` from the
 * same input as the stored assessment. Losses are positive money; null = too little data to say, with the count beside.
 */
export interface PortfolioReport {
  asOf: EpochMs;
  riskModelVersion: string;
  equityUsd: number;
  lines: readonly RiskLine[];
  /** Stablecoins, dust and unpriced coins, left out of the statistics, with how many. */
  leftOut: { stablecoins: number; dust: number; unpriced: number; shortHistory: readonly string[] };
  tails: readonly TailEstimate[];
  volatilityAnnual: number | null;
  correlations: readonly CorrelationView[];
  stress: readonly StressResult[];
  insights: readonly AllocationInsight[];
  futures: readonly FuturesRisk[];
  observations: number;
}

/** RiskLine is one underlying (WBTC, stETH, LD* mapped), spot and derivatives netted. */
export interface RiskLine {
  asset: string;
  assetClass: AssetClass;
  sector: string;
  netUsd: number;
  grossUsd: number;
  /** |net| ÷ Σ|net|. */
  weightFraction: Fraction;
  /** Share of the book's variance (Euler); can be negative for a hedge. Σ = 1. */
  riskFraction: number | null;
  /** Change of the 1-day VaR 95 per extra dollar of this asset. */
  marginalVar95: number | null;
  /** Σ = VaR 95. */
  componentVar95Usd: number | null;
  componentEs95Usd: number | null;
  volatilityAnnual: number | null;
  observations: number;
}

export interface TailEstimate {
  confidence: 0.95 | 0.99;
  method: "historical" | "filtered_historical" | "normal";
  varUsd: number | null;
  esUsd: number | null;
  observations: number;
  /** observations × (1 − confidence) < 5. */
  isThin: boolean;
}

export type CorrelationWindow = "d30" | "d90" | "btc_down";

export interface CorrelationView {
  window: CorrelationWindow;
  /** In seriated order: assets that move together stand together. */
  assets: readonly string[];
  /** Symmetric, 1 on the diagonal; null where fewer than 20 common days exist. */
  values: readonly (readonly (number | null)[])[];
  observations: readonly (readonly number[])[];
  clusters: readonly CorrelationCluster[];
  effectiveBets: number | null;
  averageCorrelation: number | null;
}

export interface CorrelationCluster {
  assets: readonly string[];
  /** Shared sector of all members, such as "AI", or null. */
  sector: string | null;
  averageCorrelation: number | null;
  weightFraction: Fraction;
  riskFraction: number;
}

export interface StressResult {
  id: string;
  /** Days replayed, inclusive, "2020-03-08" … */
  from: string;
  to: string;
  lossUsd: number;
  lossFraction: number;
  byAsset: readonly {
    asset: string;
    shockFraction: number;
    /** The shock is another asset's (BTC × beta), because this one did not trade then. */
    isProxy: boolean;
    lossUsd: number;
  }[];
  /** Positions whose liquidation price the path crosses. */
  liquidated: readonly string[];
}

export interface AllocationInsight {
  id: "equal_risk" | "hrp" | "min_es";
  weights: readonly { asset: string; currentFraction: Fraction; targetFraction: Fraction; tradeUsd: number }[];
  /** Half the sum of absolute changes. */
  turnoverFraction: Fraction;
  costUsd: number;
  before: AllocationMeasures;
  after: AllocationMeasures;
}

export interface AllocationMeasures {
  volatilityAnnual: number;
  es95Usd: number;
  effectiveBets: number;
}

export interface FuturesRisk {
  instrumentId: string;
  asset: string;
  side: "long" | "short";
  notionalUsd: number;
  leverage: number;
  marginMode: "isolated" | "cross";
  /** Ours, from tiers; null when it cannot be reached ("--"). */
  liquidationPriceUsd: number | null;
  /** The venue's own figure, when it gives one. */
  venueLiquidationPriceUsd: number | null;
  isApproximate: boolean;
  distanceFraction: Fraction | null;
  distanceAtr: number | null;
  distanceSigmaDaily: number | null;
  /** Chance that the mark touches it within 7 days, driftless reflection principle at the forecast volatility. */
  touchProbability7d: Fraction | null;
  /** Paid (+) or received (−) per day at the current rate, by the symbol's own interval. */
  fundingUsdPerDay: number | null;
  /** Largest leverage at which liquidation stays beyond the policy's distance. */
  sensibleLeverage: number | null;
}
