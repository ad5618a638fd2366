import { multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { DollarRate } from "@/lib/domain/dollar-rate";
import type { EpochMs } from "@/lib/domain/units";
import type { AssetPrice, PriceTable } from "../asset-price";
import { VENUE_DOLLAR } from "./dollar-coins";

/** QuotedPrice is a price as exchanges quote it: in real dollars, or in their dollar coin counted as one. */
export interface QuotedPrice {
  priceUsd: DecimalString;
  eventAt: EpochMs;
  isInDollars: boolean;
}

/**
 * restateInDollars turns quoted prices into dollars. While every coin holds its peg that changes nothing, to the digit.
 * With the venues' dollar coin off its peg all that is quoted in it is worth that much more or less; another coin off its
 * peg is worth what was measured. The quoted price stays beside the new one, so that totals still compare with the
 * exchange's.
 *
 * @param offPeg the coins off their peg, by asset
 */
export function restateInDollars(
  quoted: Readonly<Record<string, QuotedPrice>>,
  offPeg: ReadonlyMap<string, DollarRate>,
): PriceTable {
  return Object.fromEntries(Object.entries(quoted).map(([asset, price]) => [asset, restate(asset, price, offPeg)]));
}

function restate(
  asset: string,
  { priceUsd, eventAt, isInDollars }: QuotedPrice,
  offPeg: ReadonlyMap<string, DollarRate>,
): AssetPrice {
  const own = offPeg.get(asset);
  if (own !== undefined && own.offPegSince !== null) {
    const reading = { since: own.offPegSince, sources: own.readings.length };
    return { priceUsd: own.priceUsd, eventAt: own.eventAt, venueUsd: priceUsd, offPeg: reading };
  }
  const dollar = offPeg.get(VENUE_DOLLAR);
  if (dollar === undefined || isInDollars) return { priceUsd, eventAt };
  return { priceUsd: multiplyDecimals(priceUsd, dollar.priceUsd), eventAt, venueUsd: priceUsd };
}
