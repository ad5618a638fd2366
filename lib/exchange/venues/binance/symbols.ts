import { isInverse, type Instrument } from "@/lib/domain/instrument";

/** Where an instrument is listed: spot and margin, USDⓈ-M (linear) or COIN-M (inverse). */
export type Family = "spot" | "linear" | "inverse";

/** familyOf says which of Binance's interfaces an instrument belongs to. */
export function familyOf(instrument: Pick<Instrument, "kind" | "base" | "settle">): Family {
  if (instrument.kind === "spot") return "spot";
  return isInverse(instrument) ? "inverse" : "linear";
}

/**
 * venueSymbolOf is Binance's own id of an instrument: `BTCUSDT` (the same on spot and USDⓈ-M), `BTCUSD_PERP` (COIN-M), and
 * with a delivery `BTCUSDT_260327` or `BTCUSD_260327`.
 */
export function venueSymbolOf(instrument: Pick<Instrument, "kind" | "symbol" | "base" | "quote" | "settle">): string {
  const pair = `${instrument.base}${instrument.quote}`;
  const delivery = /-(\d{6})$/.exec(instrument.symbol)?.[1];
  if (delivery !== undefined) return `${pair}_${delivery}`;
  return familyOf(instrument) === "inverse" ? `${pair}_PERP` : pair;
}

/** Markets are an exchange's instruments by Binance's id, each family by itself: ids repeat between them. */
export interface Markets extends Readonly<Record<Family, ReadonlyMap<string, Instrument>>> {
  /** Every coin that is traded. */
  assets: ReadonlySet<string>;
}

/** marketsOf indexes a list of instruments. */
export function marketsOf(instruments: readonly Instrument[]): Markets {
  const of = (family: Family) =>
    new Map(instruments.filter((each) => familyOf(each) === family).map((each) => [venueSymbolOf(each), each]));
  return {
    spot: of("spot"),
    linear: of("linear"),
    inverse: of("inverse"),
    assets: new Set(instruments.flatMap(({ base, quote }) => [base, quote])),
  };
}
