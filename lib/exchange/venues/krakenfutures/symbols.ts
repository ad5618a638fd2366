import { isInverse, type Instrument } from "@/lib/domain/instrument";

/** What a symbol says: `PF_XBTUSD` linear, `PI_XBTUSD` inverse, with a date for those that end (`FI_XBTUSD_250328`). */
export interface ParsedSymbol {
  isInverse: boolean;
  base: string;
  quote: string;
  /** `YYMMDD`, or null for a perpetual. */
  delivery: string | null;
}

/** parseSymbol reads Kraken Futures' name of a contract, in either case; null for an index or another product. */
export function parseSymbol(venueSymbol: string): ParsedSymbol | null {
  const parts = /^[PF]([IFV])_([A-Z0-9]+?)(USD|EUR|GBP|XBT)(?:_(\d{6}))?$/.exec(venueSymbol.toUpperCase());
  if (parts === null) return null;
  const [, family = "", base = "", quote = "", delivery = null] = parts;
  return { isInverse: family === "I", base: plain(base), quote: plain(quote), delivery };
}

const plain = (code: string): string => (code === "XBT" ? "BTC" : code);
const venueCode = (asset: string): string => (asset === "BTC" ? "XBT" : asset);

/** venueSymbolOf names an instrument as Kraken Futures does. */
export function venueSymbolOf(instrument: Pick<Instrument, "base" | "quote" | "settle" | "symbol">): string {
  const delivery = /-(\d{6})$/.exec(instrument.symbol)?.[1];
  const family = isInverse(instrument) ? "I" : "F";
  const name = `${delivery === undefined ? "P" : "F"}${family}_${venueCode(instrument.base)}${venueCode(instrument.quote)}`;
  return delivery === undefined ? name : `${name}_${delivery}`;
}

/** marketsOf indexes instruments by Kraken Futures' name, in upper case. */
export function marketsOf(instruments: readonly Instrument[]): ReadonlyMap<string, Instrument> {
  return new Map(instruments.map((each) => [venueSymbolOf(each), each]));
}

/** marketOf finds the instrument of a name in either case. */
export function marketOf(markets: ReadonlyMap<string, Instrument>, venueSymbol: string): Instrument | undefined {
  return markets.get(venueSymbol.toUpperCase());
}
