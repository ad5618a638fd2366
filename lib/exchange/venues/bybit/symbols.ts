import { isInverse, type Instrument } from "@/lib/domain/instrument";

/** Bybit's categories of markets; symbols repeat between them. */
export type Category = "spot" | "linear" | "inverse";

/** Letters of delivery months in inverse futures, January first. */
const MONTH_LETTERS = "FGHJKMNQUVXZ";
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] as const;

/** categoryOf says where an instrument is listed. */
export function categoryOf(instrument: Pick<Instrument, "kind" | "base" | "settle">): Category {
  if (instrument.kind === "spot") return "spot";
  return isInverse(instrument) ? "inverse" : "linear";
}

/**
 * venueSymbolOf names an instrument as Bybit does: `BTCUSDT` (spot, USDT perpetual), `BTCPERP` (USDC perpetual), `BTCUSD`
 * (inverse), and with delivery `BTCUSDT-28MAR25`, `BTC-28MAR25` (USDC) or `BTCUSDH25` (inverse).
 */
export function venueSymbolOf({ kind, base, quote, settle, symbol }: Instrument): string {
  if (kind === "spot") return `${base}${quote}`;
  const delivery = /-(\d{2})(\d{2})(\d{2})$/.exec(symbol);
  const isUsdc = settle === "USDC" && base !== "USDC";
  if (delivery === null) return isUsdc ? `${base}PERP` : `${base}${quote}`;
  const [, year = "", month = "", day = ""] = delivery;
  const monthIndex = Number(month) - 1;
  if (isInverse({ base, settle })) return `${base}${quote}${MONTH_LETTERS[monthIndex] ?? ""}${year}`;
  return `${isUsdc ? base : `${base}${quote}`}-${day}${MONTHS[monthIndex] ?? ""}${year}`;
}

/** marketsOf indexes the instruments of a category by Bybit's name. */
export function marketsOf(instruments: readonly Instrument[], category: Category): ReadonlyMap<string, Instrument> {
  return new Map(
    instruments.filter((each) => categoryOf(each) === category).map((each) => [venueSymbolOf(each), each]),
  );
}
