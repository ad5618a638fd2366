import type { Market } from "../market/market";
import type { RecordedDays } from "./recorded-days";

/** What the sources beside the exchanges are made from. */
export interface SourceWorld {
  readonly market: Market;
  readonly now: () => number;
  /** Recorded fear & greed and on-chain values of a replay, by the venue's day. */
  readonly recorded: RecordedDays;
}
