import type { SignalName } from "@/lib/domain/signal";
import type { EpochMs } from "@/lib/domain/units";
import type { Clock } from "@/lib/platform/clock";

/** LicenceNotice is what Data health says about a source, and what whoever shows its data owes it. */
export interface LicenceNotice {
  provider: string;
  /** Words that must stand beside the data. */
  attribution: string;
  /** Where the terms are. */
  termsUrl: string;
  /** Commercial use needs an agreement of the operator's own: the source stays off until they state it. */
  needsOperatorLicence: boolean;
}

/** SourcePoint is one value a source published. */
export interface SourcePoint {
  name: SignalName;
  /** Asset, or MARKET_SUBJECT. */
  subject: string;
  eventAt: EpochMs;
  /** Documented time from the event to its publication. */
  publicationLagMs: number;
  value: number;
}

interface SourceBase {
  subject: string;
  licence: LicenceNotice;
}

/** PointSource publishes numbers. */
export interface PointSource extends SourceBase {
  feed: "implied_volatility" | "onchain" | "fear_greed";
  /** Where its points come from, as stored: one of these series comes from one source only. */
  id: string;
  /**
   * Fetches what is public at `now` and parses it, closed periods only; of two points for one instant the later in the
   * list counts. `get` gives the text behind an https address. Throws SourceError.
   */
  collect(get: (url: string) => Promise<string>, now: EpochMs): Promise<SourcePoint[]>;
}

/** HeadlineSource publishes headlines or posts as RSS or Atom. */
export interface HeadlineSource extends SourceBase {
  feed: "news" | "social";
  url: string;
}

/** What fetching a source needs from outside. */
export interface IngestDeps {
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** For one answer, body included; 15 s unless told. */
  timeoutMs?: number | undefined;
}

export type Source = PointSource | HeadlineSource;
