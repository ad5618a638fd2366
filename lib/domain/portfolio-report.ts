import type { AssetClass } from "./instrument";
import type { Sector } from "./sectors";
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
  sector: Sector;
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
  /** By the asset's own calendar: √365, or √252 where the market closes on weekends. */
  volatilityAnnual: number | null;
  /**
   * What a token of a stock may lose at Monday's open while its market is closed, as a share of its value: subtract it
   * before relying on a weekend price. Null for markets that never close.
   */
  weekendGapFraction: Fraction | null;
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
  sector: Sector | null;
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
  /** Locked parts keep the book from going all the way: the weights are the nearest that may be reached. */
  isHeldByLocks: boolean;
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
  /** Largest leverage the volatility allows: liquidation stays far enough away. The policy's own limit is apart. */
  sensibleLeverage: number | null;
  /** Highest leverage the user's policy allows. */
  policyLeverageMax: number;
}

/** CorrelationPair is one cell of a view looked at closely: the days it was read from and how sure the number is. */
export interface CorrelationPair {
  window: CorrelationWindow;
  assets: readonly [string, string];
  /** Null with fewer than 20 common days. */
  value: number | null;
  /** 95 % confidence interval (Fisher's z). */
  low: number | null;
  high: number | null;
  observations: number;
  /** Daily log returns of both assets on the common days, oldest first. */
  points: readonly (readonly [number, number])[];
}

/** WhatIfChange adds (or, negative, removes) exposure to one asset against cash. */
export interface WhatIfChange {
  asset: string;
  deltaUsd: number;
}

/** WhatIfMeasures is a book in five figures; null = too little data to say. */
export interface WhatIfMeasures {
  /** Signed market exposure ÷ equity. */
  holdFraction: number;
  effectiveBets: number | null;
  volatilityAnnual: number | null;
  var95Usd: number | null;
  es95Usd: number | null;
}

export interface WhatIfResult {
  before: WhatIfMeasures;
  after: WhatIfMeasures;
}
