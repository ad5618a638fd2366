/** What Correlation, Portfolio → risk, stress, futures and what-if show. Plain JSON, like the rest of `views.ts`. */
import type { FeedGap } from "./market-views";
import type { CorrelationCluster, CorrelationPair, PortfolioReport, WhatIfResult } from "./portfolio-report";
import type { AccountingCurrency } from "./risk-policy";
import type { EpochMs, Fraction } from "./units";
import type { Plan, PlanView } from "./views";

export interface PortfolioReportView {
  /** Null until the first assessment. */
  report: PortfolioReport | null;
  /**
   * Co-movement as the assessment saw it, newest days heaviest: the number of bets every screen speaks of, and the clusters
   * the caps are measured on. The report's windows weigh all their days alike. Null until the first assessment.
   */
  together: Together | null;
  /** When the balances behind it were read; null until then. */
  balancesAsOf: EpochMs | null;
  /** False while a wallet or venue could not be read: its last balances stand. */
  isComplete: boolean;
  missing: readonly string[];
  accounting: { currency: AccountingCurrency; usdPerUnit: number };
  /** The policy's limits as shares of equity, drawn where a figure is measured against them. */
  caps: { assetFraction: Fraction; clusterFraction: Fraction; lossLimitFraction: Fraction };
  /** Open advice about assets that are one bet, so that a breach leads to its action. */
  clusterAdvice: readonly { id: string; assets: readonly string[] }[];
  /** Contracts positions are in, by instrument id. */
  contracts: Readonly<Record<string, ContractView>>;
  /** Feeds of those contracts that are past their target. */
  contractGaps: readonly FeedGap[];
  /** In a preview every loss is shown, but only the worst replay by asset. */
  stressReplay: "preview" | "full";
  usage: PlanView["sizeATrade"];
  plan: Plan;
}

/** ContractView is what a contract is, and what it was last paid. */
export interface ContractView {
  venueName: string;
  symbol: string;
  /** Null where the newest settlement is not known, or the contract has none. */
  funding: FundingView | null;
}

/** FundingView is what longs paid shorts for one interval, and when the next settlement is due. */
export interface FundingView {
  rateFraction: Fraction;
  intervalHours: number;
  nextAt: EpochMs;
}

export interface Together {
  effectiveBets: number | null;
  averageCorrelation: number | null;
  clusters: readonly CorrelationCluster[];
}

export interface WhatIfView {
  result: WhatIfResult;
  usage: PlanView["sizeATrade"];
}

/** PairView is one cell of the heatmap looked at closely. */
export interface PairView {
  pair: CorrelationPair;
  asOf: EpochMs;
}
