import type { DecimalString } from "./decimal";
import type { EpochMs } from "./units";

/** DollarReading is what one exchange said a dollar coin costs in dollars. */
export interface DollarReading {
  venue: string;
  /** The markets it was read off, such as `USDT/USD`, or `EUR/USDT, EUR/USD` where it came through the euro. */
  market: string;
  priceUsd: number;
}

/** DollarRate is what a dollar coin was found to cost at `eventAt`, and whether it held its peg. */
export interface DollarRate {
  asset: string;
  priceUsd: DecimalString;
  eventAt: EpochMs;
  /** Since when it has been off its peg; null while it holds. */
  offPegSince: EpochMs | null;
  readings: readonly DollarReading[];
}
