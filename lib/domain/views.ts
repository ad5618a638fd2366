/**
 * What pages and the workspace API show: plain JSON, ids encoded (`rec_…`), money as decimal strings or numbers in USD
 * with `Usd` in the name, instants as epoch ms. Components take these as props.
 */
import type { DecimalString } from "./decimal";
import type { AssetClass, Instrument } from "./instrument";
import type { MarketState } from "./market-state";
import type { AssetTarget, RecommendationKind, RiskAssessment, TradeSize, WaterfallStep } from "./risk-assessment";
import type { ReasonCode } from "./reason-code";
import type { AccountingCurrency, RiskPolicy } from "./risk-policy";
import type { EpochMs } from "./units";

export type Plan = "free" | "holder" | "pro" | "team";
export type Role = "owner" | "admin" | "member" | "viewer";

export interface ShellView {
  /** `isDemo`: a visitor's look at the demo, read only; its owner sees a workspace like any other. */
  workspace: { slug: string; name: string; isDemo: boolean; role: Role };
  user: { name: string; email: string; isEmailVerified: boolean };
  plan: PlanView;
  openRecommendations: number;
  /** "Sandbox data" mark: label of the market, such as "Replay: market of 2020-03-13"; null on real sources. */
  sandboxLabel: string | null;
  needsOnboarding: boolean;
}

export interface PlanView {
  plan: Plan;
  status: "free" | "trialing" | "active" | "past_due" | "canceled" | "incomplete";
  interval: "month" | "year" | null;
  currentPeriodEnd: EpochMs | null;
  cancelAtPeriodEnd: boolean;
  trialEndsAt: EpochMs | null;
  canStartTrial: boolean;
  sizeATrade: { usedToday: number; limitPerDay: number | null };
  connections: { used: number; limit: number };
}

export interface FeedView {
  feed: string;
  subject: string;
  lastSuccessAt: EpochMs | null;
  asOf: EpochMs | null;
  lastErrorCode: string | null;
  isStale: boolean;
}

export interface SyncProgress {
  phase: "queued" | "balances" | "prices" | "history" | "done" | "failed";
  done: number;
  total: number;
  detail: string;
}

export interface ConnectionView {
  id: string;
  venue: string;
  venueName: string;
  label: string;
  status: "active" | "needs_attention" | "key_invalid" | "over_privileged" | "disconnected";
  permissionProof: "exchange_api" | "user_attested";
  isIpBound: boolean | null;
  keyExpiresAt: EpochMs | null;
  keyHint: string;
  permissionCheckedAt: EpochMs;
  lastSyncAt: EpochMs | null;
  nextSyncAt: EpochMs | null;
  lastErrorCode: string | null;
  lastErrorAt: EpochMs | null;
  sync: SyncProgress;
  equityUsd: number | null;
}

export interface AttemptView {
  id: string;
  venue: string;
  label: string;
  status: "pending" | "proving" | "accepted" | "refused" | "unverifiable" | "failed";
  /** Permissions that must be switched off, in the exchange's own words. */
  boxesToUntick: readonly string[];
  reason: string | null;
  /** Whose word it is that the key can only read; null unless accepted. */
  proof: ConnectionView["permissionProof"] | null;
  connectionId: string | null;
}

export interface WalletLine {
  place: string;
  connectionId: string | null;
  wallet: string;
  quantity: DecimalString;
  unlockAt: EpochMs | null;
  asOf: EpochMs;
}

export interface HoldingView {
  asset: string;
  assetClass: AssetClass;
  quantity: DecimalString;
  freeQuantity: DecimalString;
  lockedQuantity: DecimalString;
  priceUsd: DecimalString | null;
  priceAsOf: EpochMs | null;
  valueUsd: number | null;
  shareFraction: number | null;
  /** Spot plus derivatives, signed: a hedge nets to about 0. */
  netExposureUsd: number;
  target: AssetTarget | null;
  wallets: readonly WalletLine[];
  isDust: boolean;
}

export interface PositionView {
  instrumentId: string;
  symbol: string;
  asset: string;
  side: "long" | "short";
  quantity: DecimalString;
  entryPrice: DecimalString;
  markPrice: DecimalString;
  notionalUsd: number;
  leverage: number;
  liquidationPrice: DecimalString | null;
  unrealizedPnlUsd: number;
}

/** OffPegCoin is a dollar coin that does not trade at a dollar. */
export interface OffPegCoin {
  asset: string;
  priceUsd: DecimalString;
  since: EpochMs;
  /** Exchanges that say so. */
  sources: number;
}

/**
 * TotalView reconciles with the exchange's own total: the parts add up to the cent. Parts count a dollar coin as the
 * exchange does; what it is off its peg by is a part of its own.
 */
export interface TotalView {
  totalUsd: DecimalString;
  byWallet: readonly { wallet: string; valueUsd: DecimalString }[];
  /** Only while a dollar coin is off its peg. */
  offPeg?: { coins: readonly OffPegCoin[]; valueUsd: DecimalString };
  unpriced: readonly { asset: string; quantity: DecimalString }[];
  asOf: EpochMs | null;
  isComplete: boolean;
  missing: readonly string[];
}

export interface HoldingsView {
  total: TotalView;
  accounting: { currency: AccountingCurrency; usdPerUnit: number };
  holdings: readonly HoldingView[];
  positions: readonly PositionView[];
  manual: readonly ManualHoldingView[];
}

export interface ManualHoldingView {
  id: string;
  asset: string;
  quantity: DecimalString;
  place: "cold" | "elsewhere";
  note: string;
  priceUsd: DecimalString | null;
  /** Follows from CSV files: undoing or replacing those is how it changes. */
  isImported: boolean;
}

export type RecommendationStatus =
  | "open"
  | "accepted"
  | "snoozed"
  | "dismissed"
  | "done"
  | "partly_done"
  | "not_seen"
  | "expired"
  | "superseded"
  | "held";

export interface RecommendationView {
  id: string;
  kind: RecommendationKind;
  severity: "info" | "notice" | "warning" | "critical";
  status: RecommendationStatus;
  isSafety: boolean;
  asset: string | null;
  instrumentId: string | null;
  venueName: string | null;
  symbol: string | null;
  side: "buy" | "sell" | null;
  quantity: DecimalString | null;
  filledQuantity: DecimalString;
  notionalUsd: number | null;
  feeUsd: number | null;
  reasons: readonly ReasonCode[];
  numbers: Readonly<Record<string, number>>;
  createdAt: EpochMs;
  expiresAt: EpochMs;
  assessmentAt: EpochMs;
  snoozedUntil: EpochMs | null;
  closedAt: EpochMs | null;
  riskModelVersion: string;
  policyVersion: number;
  /** Shared by the orders that are one change of the book, one action; null for facts. */
  bundleId: string | null;
}

export interface RecommendationDetailView extends RecommendationView {
  steps: readonly WaterfallStep[];
  before: Readonly<Record<string, number>>;
  after: Readonly<Record<string, number>>;
  ifIgnored: Readonly<Record<string, number>>;
  inputs: readonly { name: string; value: number | string | null; unit: string; asOf: EpochMs }[];
}

export interface EquityPointView {
  at: EpochMs;
  equityAccounting: number;
  unitValue: number;
  flowAccounting: number;
  holdFraction: number;
  targetFraction: number | null;
  isEstimated: boolean;
}

/** Why advice the engine would give waits: the rules that keep it from flapping, or the user's own decision. */
export type HeldBackReason =
  "said_recently" | "dismissed" | "opposite_order" | "between_bundles" | "month_full" | "snoozed";

/** AssessmentView is an assessment without its suggestions: screens show the recommendations that became of them. */
export type AssessmentView = Omit<RiskAssessment, "suggestions">;

export interface OverviewView {
  asOf: EpochMs | null;
  /** Null until the first assessment. */
  assessment: AssessmentView | null;
  /** The engine's counterpart 24 h ago, for "change since yesterday". */
  yesterday: {
    riskScore: number;
    holdFraction: number;
    drawdownFraction: number;
    var95Usd: number | null;
    equityUsd: number;
  } | null;
  accounting: { currency: AccountingCurrency; usdPerUnit: number };
  policy: RiskPolicy;
  total: TotalView;
  btc: Omit<MarketState, "dailyLogReturns"> | null;
  /** The three actions that matter most now; a change of the book is one action, with all its orders here. */
  todo: readonly RecommendationView[];
  /** All of them together, counted in actions; `holdAfterFraction` is the hold once every order is carried out. */
  todoTotal: { count: number; salesUsd: number; purchasesUsd: number; holdAfterFraction: number | null };
  held: number;
  /** Until when, and why, the orders behind the headline are not on screen; null when they are, or there are none. */
  heldBack: { until: EpochMs; reason: HeldBackReason } | null;
  equity: readonly EquityPointView[];
  connections: readonly ConnectionView[];
  changes: readonly { at: EpochMs; kind: string; numbers: Readonly<Record<string, number>>; asset: string | null }[];
  feeds: readonly FeedView[];
  nextBriefAt: EpochMs;
  /** First sync: what is being filled, for the progress line. */
  filling: SyncProgress | null;
}

export interface SizeTradeView {
  size: TradeSize;
  decision: "ALLOW" | "REDUCE" | "DENY";
  instrument: Instrument;
  market: MarketState | null;
  plan: PlanView["sizeATrade"];
}

/** WatchRow is one line of the standing table on Size a trade. */
export interface WatchRow {
  instrument: Instrument;
  asset: string;
  priceUsd: number;
  priceAsOf: EpochMs;
  regime: string;
  tier: string;
  volatilityRatio: number | null;
  long: TradeSize;
  short: TradeSize | null;
}

export interface SessionView {
  id: string;
  createdAt: EpochMs;
  lastSeenAt: EpochMs;
  userAgent: string;
  isCurrent: boolean;
}
