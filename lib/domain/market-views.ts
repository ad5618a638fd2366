/** What Market and Data health show. Plain JSON, like the rest of `views.ts`. */
import type { Feed } from "./feed";
import type { DataTrust, MarketState, RegimeLabel, RegimeState, TierOutcome } from "./market-state";
import type { MarketStructure } from "./market-structure";
import type { Sector } from "./sectors";
import type { SignalName } from "./signal";
import type { EpochMs, Fraction } from "./units";
import type { ConnectionView } from "./views";

/** FeedGap is a feed that is past its freshness target: what the figures it enters miss, and since when. */
export interface FeedGap {
  feed: Feed;
  /** What it is of, in the words a person knows: assets, venues, outlets. Empty when it is one feed for all. */
  subjects: readonly string[];
  /** Last success of the one missing longest; null = never. */
  since: EpochMs | null;
  errorCode: string | null;
  nextTryAt: EpochMs;
}

/** MarketRow is one asset in the table of Market. */
export interface MarketRow {
  asset: string;
  isHeld: boolean;
  sector: Sector;
  asOf: EpochMs;
  priceUsd: number;
  priceAsOf: EpochMs;
  regime: RegimeState;
  stability: number | null;
  /** EWMA volatility, annualised, with its ratio to its own 30-day mean and its place in its year. */
  volatility: { ewma: number | null; ratio: number | null; percentile1y: Fraction | null };
  /** EWMA volatility of the last days, oldest first, at most one value a day. */
  volatilityPath: readonly number[];
  confidence: Pick<MarketState["confidence"], "tier" | "score" | "isProvisional">;
  /** What followed past days of today's tier, and all days. */
  outcome: { tier: TierOutcome | null; all: TierOutcome | null };
  trust: DataTrust;
}

export interface MarketView {
  /** When the structure was computed from the assets' states: the newest of them. Null before the first. */
  asOf: EpochMs | null;
  structure: MarketStructure | null;
  /** The reference asset's row, which the sentence speaks of. */
  reference: MarketRow | null;
  /** Held first, then by dollar volume. */
  rows: readonly MarketRow[];
  gaps: readonly FeedGap[];
}

/** RegimeDay is the regime as of one closed UTC day. */
export interface RegimeDay {
  /** Close of the day. */
  at: EpochMs;
  label: RegimeLabel;
  probabilities: Readonly<Record<RegimeLabel, Fraction>>;
  /** True: the state kept that day. False: walked forward over stored prices with today's model, no hindsight. */
  isKept: boolean;
}

export interface HeadlineView {
  title: string;
  url: string;
  /** Outlet or forum. */
  provider: string;
  kind: "news" | "social";
  publishedAt: EpochMs;
  label: -1 | 0 | 1;
}

/** Attribution is what whoever shows a source's data owes it. */
export interface Attribution {
  text: string;
  termsUrl: string;
}

/** SignalView is the newest value of one signal that speaks of an asset. */
export interface SignalView {
  name: SignalName;
  value: number;
  eventAt: EpochMs;
  availableAt: EpochMs;
  /** Null for what an exchange or our own scorer said. */
  attribution: Attribution | null;
  source: string;
}

/** MarketStateView is a state without the series that only the engine reads. */
export type MarketStateView = Omit<MarketState, "dailyLogReturns" | "dailyReturnsEndAt">;

export interface AssetMarketView {
  state: MarketStateView;
  /** The newest there is: newer than the state's own, as a rule. */
  price: { usd: number; asOf: EpochMs };
  isHeld: boolean;
  /** The market that stands for the asset. */
  market: { venueName: string; symbol: string };
  /** EWMA volatility at the last daily closes, oldest first. */
  volatilityPath: readonly { at: EpochMs; value: number }[];
  regimeDays: readonly RegimeDay[];
  headlines: readonly HeadlineView[];
  signals: readonly SignalView[];
  gaps: readonly FeedGap[];
}

export type FeedState = "fresh" | "late" | "waiting";

/** FeedHealth is one feed's row of Data health. */
export interface FeedHealth {
  feed: Feed;
  /** As stored: instrument id, venue, outlet, "all". */
  subject: string;
  /** As a person calls it: `AAVE/USDT, Binance`, `Kraken`, `CoinDesk`; null where the feed is one for all. */
  subjectName: string | null;
  /** `waiting` = due for the first time, never fetched and never failed. */
  state: FeedState;
  lastSuccessAt: EpochMs | null;
  /** When the newest datum was true. */
  asOf: EpochMs | null;
  /** Share of what was asked for that is there; null where that has no meaning. */
  coverage: Fraction | null;
  /** Older than this after the last success is late. */
  targetMs: number;
  lastErrorCode: string | null;
  lastErrorAt: EpochMs | null;
  failures: number;
  nextTryAt: EpochMs;
  attribution: Attribution | null;
}

/** OffSource is a source that is off until the operator states a licence. */
export interface OffSource {
  feed: Feed;
  subject: string;
  provider: string;
  termsUrl: string;
}

export interface DataHealthView {
  asOf: EpochMs;
  feeds: readonly FeedHealth[];
  off: readonly OffSource[];
  connections: readonly ConnectionView[];
  /** Data trust of every judged asset, least trusted first. */
  trust: readonly { asset: string; asOf: EpochMs; trust: DataTrust }[];
}
