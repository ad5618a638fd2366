import type { Sector } from "./sectors";
import type { EpochMs, Fraction } from "./units";

export type RegimeLabel = "bull" | "bear" | "sideways";
export type RegimeProbabilities = Readonly<Record<RegimeLabel, Fraction>>;
export type ConfidenceTier = "low" | "medium" | "high";

/** ScoreComponent is one visible part of a 0–100 score. */
export interface ScoreComponent {
  id: string;
  /** The measured input, in `unit`. Null when missing; a missing part is listed, never invented. */
  input: number | null;
  unit: "fraction" | "ratio" | "score" | "usd" | "count";
  /** 0–100 contribution before weighting; higher is calmer (stability), riskier (risk score) or stronger (confidence). */
  score: number | null;
  /** Share in the total after renormalising over the parts that exist: the total is Σ weight × score. 0 when missing. */
  weight: number;
}

/** VolatilityTermStructure compares recent with longer volatility; above 1 = rougher lately. Null = too little data. */
export interface VolatilityTermStructure {
  realized7dTo30d: number | null;
  realized30dTo90d: number | null;
}

/** VolatilityState: annualised fractions (√365) from daily log returns unless said. Null = too little data. */
export interface VolatilityState {
  /** Wilder ATR(14) of the daily bars, in quote units. */
  atr14: number | null;
  /** ATR ÷ last daily close. */
  atrFraction: Fraction | null;
  /** Last 24 hourly returns, annualised by √8760. */
  realized24h: number | null;
  realized7d: number | null;
  realized30d: number | null;
  realized90d: number | null;
  /** Range estimators over 30 days: the same volatility read from highs and lows, as a cross-check. */
  parkinson30d: number | null;
  garmanKlass30d: number | null;
  yangZhang30d: number | null;
  /** EWMA(λ = 0.94), annualised. */
  ewma: number | null;
  ewmaMean30d: number | null;
  /** ewma ÷ ewmaMean30d; above 2 is a volatility shock. */
  ratio: number | null;
  /** Share of the last 365 daily EWMA values at or below today's. */
  percentile1y: Fraction | null;
  termStructure: VolatilityTermStructure;
  /** Mean volatility of the next 7 days as GARCH(1,1) and HAR expect it; null also when the fit was refused. */
  garch7d: number | null;
  har7d: number | null;
  /** The forecast in use: EWMA, GARCH, HAR and implied volatility, as many as there are, averaged in logarithms. */
  forecast7d: number | null;
  /** Options market's volatility of the next 30 days, where there is such a market. */
  implied30d: number | null;
  /** Share of the last year's implied volatilities at or below today's. */
  impliedPercentile1y: Fraction | null;
  /** implied30d − realized30d: what options cost above what happened. */
  impliedMinusRealized: number | null;
}

export interface LiquidityState {
  spreadFraction: Fraction | null;
  depthBidUsd: number | null;
  depthAskUsd: number | null;
  /** Amihud illiquidity: mean |return| ÷ quote volume in USD over 30 d, × 1e6. */
  amihud30d: number | null;
  volumeDailyUsd30d: number | null;
  volumeZScore: number | null;
  imbalance: number | null;
  /** (0, 1]: shrinks size in thin markets. */
  multiplier: number;
}

export interface RegimeState {
  label: RegimeLabel;
  probabilityBull: Fraction;
  probabilityBear: Fraction;
  probabilitySideways: Fraction;
  /** The two views the probabilities above are the mean of; null while one has too little history. */
  trend: RegimeProbabilities | null;
  hiddenMarkov: RegimeProbabilities | null;
  /** Share of the 20/50/100/200-day averages that price is above, 0–1. */
  trendScore: Fraction;
  /** Bounded: bull ≤ 1.2, sideways ≤ 0.8, bear ≥ 0.25; 1 until warmed up. */
  multiplier: number;
  since: EpochMs;
  isWarmedUp: boolean;
}

export interface StabilityState {
  /** 0–100, higher = calmer. */
  score: number | null;
  components: readonly ScoreComponent[];
}

/** TierOutcome is what happened after past days of a tier: +1.5 R before −1 R within the horizon, R = 2 ATR. */
export interface TierOutcome {
  tier: ConfidenceTier | "all";
  cases: number;
  hits: number;
}

export interface ConfidenceState {
  /** 0–100; 30 / 60 / 90 are the tiers' anchors. Null until there is history. */
  score: number | null;
  tier: ConfidenceTier;
  /** Percentile of today's evidence in its own history (expanding window). */
  percentile: Fraction | null;
  components: readonly ScoreComponent[];
  missingInputs: readonly string[];
  outcomes: readonly TierOutcome[];
  /** True unless measured outcomes are ordered Low < Medium < High; then High is capped at 1 %. */
  isProvisional: boolean;
}

/** Why data deserve less than full trust. Words are made in `lib/format/messages`. */
export const TRUST_REASON_CODES = [
  "price_stale",
  "price_jump",
  "candles_missing",
  "candles_stale",
  "candles_gap",
  "history_short",
  "order_book_missing",
  "order_book_stale",
  "order_book_broken",
] as const;
export type TrustReasonCode = (typeof TRUST_REASON_CODES)[number];

/** TrustReason names the feed and since when it has been so; null = it was never there. */
export interface TrustReason {
  code: TrustReasonCode;
  feed: "price" | "candles_1d" | "order_book";
  since: EpochMs | null;
}

export interface DataTrust {
  /** [0, 1]: multiplies size. */
  score: Fraction;
  reasons: readonly TrustReason[];
}

/** FalseBreakouts counts closes above the highest high of the 20 days before that fell back below it within 10 days. */
export interface FalseBreakouts {
  /** Breakouts of the last year whose 10 days are over. */
  breakouts: number;
  failed: number;
  /** failed ÷ breakouts; null below five breakouts. */
  rate: Fraction | null;
}

/**
 * MarketEvidence is the panel beside the regime: facts a trader looks at, with nothing decided by them. Signals are the
 * newest usable points; null = never had, or too old.
 */
export interface MarketEvidence {
  /** Simple returns. */
  return30d: Fraction | null;
  return90d: Fraction | null;
  /** Mean volume of 7 days ÷ that of 90 days: above 1 = interest is growing. */
  volume7dTo90d: number | null;
  /** 0–100, alternative.me. */
  fearGreed: number | null;
  /** −1…1. */
  newsSentiment: number | null;
  socialSentiment: number | null;
  /** Paid by longs per funding interval. */
  fundingRate: Fraction | null;
  openInterestUsd: number | null;
  openInterestChange7d: Fraction | null;
  falseBreakouts: FalseBreakouts;
}

/** MarketState is everything the engine knows about one asset's market at `asOf`; shared by all workspaces. */
export interface MarketState {
  asset: string;
  instrumentId: string;
  sector: Sector;
  asOf: EpochMs;
  priceUsd: number;
  /** When the price was true. */
  priceAsOf: EpochMs;
  dailyBars: number;
  volatility: VolatilityState;
  liquidity: LiquidityState;
  regime: RegimeState;
  stability: StabilityState;
  confidence: ConfidenceState;
  trust: DataTrust;
  evidence: MarketEvidence;
  /**
   * Last ≤ 500 daily log returns, oldest first, for correlation. Consecutive UTC days without a hole; the last belongs to
   * the bar opened at `dailyReturnsEndAt`, so two assets are aligned by that instant and never by position alone.
   */
  dailyLogReturns: readonly number[];
  /** `openAt` of the bar of the last return; null when there is none. */
  dailyReturnsEndAt: EpochMs | null;
  riskModelVersion: string;
}
