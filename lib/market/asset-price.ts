import type { DecimalString } from "@/lib/domain/decimal";
import type { EpochMs } from "@/lib/domain/units";

/** AssetPrice is what one unit of an asset is worth in US dollars, and when that was true. */
export interface AssetPrice {
  priceUsd: DecimalString;
  eventAt: EpochMs;
}

/** By asset code, such as `BTC`, `LINK`, `EUR`. */
export type PriceTable = Readonly<Record<string, AssetPrice>>;
