import type { DecimalString } from "./decimal";
import type { AssetClass, Instrument } from "./instrument";
import type { LadderState, LadderStateName } from "./ladder";
import type { LeverageTier } from "./leverage-tier";
import type { ConfidenceTier, MarketState, RegimeLabel, ScoreComponent } from "./market-state";
import type { ReasonCode } from "./reason-code";
import type { RiskPolicy } from "./risk-policy";
import type { EpochMs, Fraction } from "./units";

// ── Input ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** HoldingInput is one underlying over all wallets and connections: LD*, WBTC, stETH are mapped before. */
export interface HoldingInput {
  asset: string;
  assetClass: AssetClass;
  quantity: number;
  /** Part that can be sold now on a spot wallet of a linked exchange. */
  freeQuantity: number;
  /** Quantity locked in earn, orders, cold or manual places; never part of a sell size. */
  lockedQuantity: number;
  /** Null = unpriced: counted and named, worth 0 in equity. */
  priceUsd: number | null;
  valueUsd: number;
  /** What one unit of a stablecoin should be worth; 1 when absent. Codes pegged to other currencies need it. */
  pegUsd?: number;
  /** Its price was found off the peg on markets against real dollars: since when, on how many exchanges. */
  offPeg?: { since: EpochMs; sources: number };
}

export interface PositionInput {
  instrumentId: string;
  asset: string;
  side: "long" | "short";
  quantity: number;
  entryPriceUsd: number;
  markPriceUsd: number;
  leverage: number;
  liquidationPriceUsd: number | null;
  unrealizedPnlUsd: number;
  maintenanceMarginUsd: number;
  /** Absent: taken as isolated. */
  marginMode?: "isolated" | "cross";
  /** Settled in the base coin; `quantity` is then the contracts' dollars ÷ entry price. */
  isInverse?: boolean;
  /** The venue's maintenance-margin table; absent = liquidation figures are approximate. */
  tiers?: readonly LeverageTier[];
  /** Isolated: wallet balance set aside, in the settlement currency; absent = entry notional ÷ leverage is assumed. */
  marginBalance?: number;
  /** Cross: names the entry of `AccountInput.marginWallets` that backs this position. */
  marginWallet?: string;
  /** Funding longs paid at the newest settlement, the interval it was for, and when that was. */
  fundingFraction?: number;
  fundingIntervalHours?: number;
  fundingAt?: EpochMs;
  /** `liquidationPriceUsd` is ours, from the tiers: the venue tells none. */
  isLiquidationComputed?: boolean;
}

/** OpenRiskInput is money lost if a resting stop is hit; `stopPriceUsd` null = no stop, then 2 ATR is assumed. */
export interface OpenRiskInput {
  asset: string;
  quantity: number;
  markPriceUsd: number;
  stopPriceUsd: number | null;
  /** Market and side of the open position or holding the stop protects; absent = the asset's spot market, long. */
  instrumentId?: string;
  side?: "long" | "short";
  /** Where it was entered, when known: for moving a stop to break-even. */
  entryPriceUsd?: number;
}

export interface AccountInput {
  asOf: EpochMs;
  equityUsd: number;
  /** Stablecoins and fiat over all wallets, net of borrowing. */
  cashUsd: number;
  /** Cash free to spend on spot now. */
  freeCashUsd: number;
  /** The same by place, `<venue>:<quote>`: an order spends the cash of its own venue and quote. Absent = all of it. */
  freeCashByPlace?: Readonly<Record<string, number>>;
  /** Wallet balances behind cross-margined positions, in their settlement currency, without unrealised profit. */
  marginWallets?: Readonly<Record<string, number>>;
  holdings: readonly HoldingInput[];
  positions: readonly PositionInput[];
  openRisks: readonly OpenRiskInput[];
  /** False while a wallet or connection is missing: the ladder stands still and advice is held. */
  isComplete: boolean;
  missing: readonly string[];
  unpricedAssets: readonly string[];
  tradesToday: number;
  /** Account is younger than a day: the high is an estimate. */
  isFirstDay: boolean;
}

/** RiskInput is all `assess` may know. Same input, same answer, for ever under one model version. */
export interface RiskInput {
  asOf: EpochMs;
  policy: RiskPolicy;
  policyVersion: number;
  account: AccountInput;
  /** By underlying asset. Must hold BTC (the market's reference) and every non-cash holding that is priced. */
  markets: Readonly<Record<string, MarketState>>;
  ladder: LadderState;
  /** US dollars per unit of the accounting currency. */
  accountingUsdRate: number;
  /**
   * Where changes are executed: by asset, the spot market of the venue that holds it (the largest free part, USD-like
   * quote); by instrument id, the market of an open position. What is missing here gets warnings but no order.
   */
  instruments: Readonly<Record<string, Instrument>>;
  /** The user's taker fee where an instrument does not say its own, such as 0.001. */
  feeFraction: number;
}

/** TradeQuestion is one "Size a trade". Prices in the instrument's quote, which must be USD-like. */
export interface TradeQuestion {
  instrument: Instrument;
  /** Underlying asset whose MarketState applies. */
  asset: string;
  side: "long" | "short";
  entryPrice: number;
  /** Null: propose policy.stopAtrMultiple × ATR. */
  stopPrice: number | null;
  leverage: number;
  feeFraction: number;
  slippageFraction: number;
  /** The venue's maintenance-margin table of a perpetual; absent = a flat rate is assumed. */
  tiers?: readonly LeverageTier[];
}

// ── Output ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type WaterfallStepId =
  | "base"
  | "volatility"
  | "regime"
  | "drawdown"
  | "correlation"
  | "liquidity"
  | "data_trust"
  | "bounds"
  | "excluded"
  | "cap_per_trade"
  | "cap_asset"
  | "cap_cluster"
  | "cap_heat"
  | "cap_gross"
  | "cap_leverage"
  | "cap_liquidation"
  | "cap_depth"
  | "cap_volume"
  | "cap_free_balance"
  | "rounding";

export interface StepInput {
  name: string;
  value: number | string | null;
  unit: "fraction" | "ratio" | "usd" | "quantity" | "price" | "score" | "count" | "label";
  asOf: EpochMs;
}

/**
 * WaterfallStep is one reproducible step. Kinds in order: one `base`, then `factor`s (riskFractionAfter =
 * riskFractionBefore × factor, so base × Π factors = risk fraction), then `cap`s in quantity (quantityAfter =
 * min(quantityBefore, capQuantity)), then one `rounding`.
 */
export interface WaterfallStep {
  id: WaterfallStepId;
  kind: "base" | "factor" | "cap" | "rounding";
  factor: number | null;
  riskFractionAfter: number | null;
  capQuantity: number | null;
  quantityAfter: number | null;
  isBinding: boolean;
  inputs: readonly StepInput[];
  /** Formula in plain notation, such as `clamp(1 / ratio, 0.5, 1.1)`. */
  formula: string;
  reason: ReasonCode | null;
}

export interface Counterfactual {
  /** What would be different, such as `atrFraction = 0.031`. */
  name: string;
  value: number;
  unit: StepInput["unit"];
  riskFraction: number;
  /** The size that goes with it, before caps. */
  notionalUsd?: number;
}

export interface TradeSize {
  status: "sized" | "stand_aside" | "refused";
  instrumentId: string;
  asset: string;
  side: "long" | "short";
  reasons: readonly ReasonCode[];
  entryPrice: number;
  stopPrice: number | null;
  stopDistanceFraction: number | null;
  costFraction: number;
  tier: ConfidenceTier;
  baseRiskFraction: number;
  /** base × Π factors. */
  riskFraction: number;
  /** After caps and rounding: quantity × (stop distance + costs) ÷ equity. */
  actualRiskFraction: number;
  riskUsd: number;
  quantity: DecimalString;
  notionalUsd: number;
  /** Against the policy's usual size: −0.75 = a quarter of usual. */
  changeFromUsualFraction: number;
  /** Share of that change due to the wider stop and to the rules, for "half from the wider stop". */
  changeFromStopFraction: number;
  steps: readonly WaterfallStep[];
  counterfactuals: readonly Counterfactual[];
}

export interface AssetTarget {
  asset: string;
  currentFraction: Fraction;
  targetFraction: Fraction;
  valueUsd: number;
  targetUsd: number;
  regime: RegimeLabel | null;
  rule: "advise" | "warn_only" | "never_mention";
  reasons: readonly ReasonCode[];
}

/** BookExposure is HOLD: the share of equity in market risk, now and suggested. Signed; a hedge nets. */
export interface BookExposure {
  currentFraction: Fraction;
  targetFraction: Fraction;
  /** The no-trade band around the target; advice only outside. */
  lowFraction: Fraction;
  highFraction: Fraction;
  grossFraction: Fraction;
  assets: readonly AssetTarget[];
  steps: readonly WaterfallStep[];
  reasons: readonly ReasonCode[];
}

export interface LadderView {
  state: LadderStateName;
  exposureMultiplier: number;
  drawdownFraction: Fraction;
  /** Drawdown at which the next state down and up begins; null at the ends. */
  nextDown: {
    state: LadderStateName;
    atDrawdownFraction: Fraction;
    distanceFraction: Fraction;
    distanceUsd: number;
  } | null;
  nextUp: {
    state: LadderStateName;
    atDrawdownFraction: Fraction;
    distanceFraction: Fraction;
    distanceUsd: number;
  } | null;
  tradesAllowedToday: number;
  tradesLeftToday: number;
  isHighWaterMarkEstimated: boolean;
}

export interface RiskScore {
  /** 0–100, higher = more at stake. */
  score: number;
  band: "low" | "moderate" | "high" | "severe";
  components: readonly ScoreComponent[];
}

export interface PortfolioRisk {
  /** 1-day loss exceeded once in 20 (95 %) and once in 100 days, historical, as positive money. */
  var95Usd: number | null;
  var99Usd: number | null;
  es95Usd: number | null;
  volatilityAnnual: number | null;
  /** Effective number of bets (entropy of risk contributions, or participation ratio). */
  effectiveBets: number | null;
  averageCorrelation: number | null;
  heatFraction: Fraction;
  clusters: readonly {
    assets: readonly string[];
    weightFraction: Fraction;
    riskFraction: Fraction;
    correlation: number;
  }[];
  contributions: readonly { asset: string; riskFraction: Fraction }[];
  observations: number;
}

/** HeadlineKind picks the Overview's first sentence. Exactly one applies, in this order of precedence. */
export type HeadlineKind =
  | "incomplete_data"
  | "no_account"
  | "monitor_only"
  | "preservation"
  | "account_too_small"
  | "all_cash"
  | "first_day"
  | "reduce"
  | "room_to_add"
  | "nothing_to_do";

/** Suggestion is one executable change, before it becomes a stored recommendation. */
export interface Suggestion {
  kind: RecommendationKind;
  severity: "info" | "notice" | "warning" | "critical";
  asset: string | null;
  instrumentId: string | null;
  side: "buy" | "sell" | null;
  quantity: DecimalString | null;
  notionalUsd: number | null;
  feeUsd: number | null;
  reasons: readonly ReasonCode[];
  /** Numbers for the sentence and the before/after table. */
  numbers: Readonly<Record<string, number>>;
  /** True for warnings that no plan or filter may hide. */
  isSafety: boolean;
  /** Two suggestions with one key are the same advice. */
  dedupeKey: string;
  /** From the usual exposure to this order, for trims and additions; empty for facts and warnings. */
  steps: readonly WaterfallStep[];
  expiresAt: EpochMs;
}

export const RECOMMENDATION_KINDS = [
  "size_trade",
  "reduce",
  "room_to_add",
  "re_expand",
  "move_stop",
  "volatility_shock",
  "regime_change",
  "ladder_change",
  "trade_budget_used",
  "portfolio_heat",
  "correlation_cluster",
  "concentration",
  "liquidation_near",
  "funding_cost",
  "depeg",
  "stale_data",
  "key_problem",
] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];

export interface RiskAssessment {
  status: "assessed" | "insufficient_data";
  asOf: EpochMs;
  riskModelVersion: string;
  policyVersion: number;
  headline: HeadlineKind;
  reasons: readonly ReasonCode[];
  equityUsd: number;
  book: BookExposure;
  /** Next trade on the reference asset (largest non-cash holding, else BTC), long on spot, proposed stop. */
  nextTrade: TradeSize | null;
  ladder: LadderView;
  riskScore: RiskScore;
  portfolio: PortfolioRisk;
  suggestions: readonly Suggestion[];
}
