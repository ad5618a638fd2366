import type { DecimalString } from "@/lib/domain/decimal";
import type { EpochMs } from "@/lib/domain/units";

/** AssetPrice is what one unit of an asset is worth in US dollars, and when that was true. */
export interface AssetPrice {
  priceUsd: DecimalString;
  eventAt: EpochMs;
  /** What exchanges quote it at, counting their dollar coin as a dollar. Only where that coin is off its peg. */
  venueUsd?: DecimalString;
  /** Of a dollar coin off its peg: since when, and how many exchanges say so. */
  offPeg?: { since: EpochMs; sources: number };
}

/** By asset code, such as `BTC`, `LINK`, `EUR`. */
export type PriceTable = Readonly<Record<string, AssetPrice>>;

/** quotedPrice is a price as an order or a stop on an exchange states it: in the exchange's own dollars. */
export function quotedPrice({ priceUsd, venueUsd }: AssetPrice): DecimalString {
  return venueUsd ?? priceUsd;
}
