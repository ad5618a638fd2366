import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { deliveryCode } from "@/lib/exchange/delivery-date";

/** Bitget's kinds of futures, by what settles them. */
export type ProductType = "USDT-FUTURES" | "USDC-FUTURES" | "COIN-FUTURES";
export const PRODUCT_TYPES: readonly ProductType[] = ["USDT-FUTURES", "USDC-FUTURES", "COIN-FUTURES"];

/** Category is where a market is listed; symbols repeat between them. */
export type Category = "SPOT" | ProductType;
export const CATEGORIES: readonly Category[] = ["SPOT", ...PRODUCT_TYPES];

/** categoryOf says where an instrument is listed. */
export function categoryOf(instrument: Pick<Instrument, "kind" | "base" | "settle">): Category {
  if (instrument.kind === "spot") return "SPOT";
  if (isInverse(instrument)) return "COIN-FUTURES";
  return instrument.settle === "USDC" ? "USDC-FUTURES" : "USDT-FUTURES";
}

/**
 * venueSymbolOf names an instrument as Bitget does: `BTCUSDT` (spot, USDT perpetual), `BTCPERP` (USDC perpetual), `BTCUSD`
 * (inverse), `BTCUSDZ25` (with delivery).
 */
export function venueSymbolOf(instrument: Instrument): string {
  const { base, quote, symbol } = instrument;
  if (categoryOf(instrument) === "USDC-FUTURES") return `${base}PERP`;
  return `${base}${quote}${instrument.kind === "spot" ? "" : (deliveryCode(symbol) ?? "")}`;
}

/** Markets are the instruments of one category by Bitget's name. */
export type Markets = ReadonlyMap<string, Instrument>;

/** marketsOf indexes the instruments of a category. */
export function marketsOf(instruments: readonly Instrument[], category: Category): Markets {
  return new Map(
    instruments.filter((each) => categoryOf(each) === category).map((each) => [venueSymbolOf(each), each]),
  );
}
