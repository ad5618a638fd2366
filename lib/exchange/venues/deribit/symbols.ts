import type { DecimalString } from "@/lib/domain/decimal";
import { divideDecimals } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] as const;

/**
 * venueSymbolOf names an instrument as Deribit does: `BTC_USDC` (spot), `BTC-PERPETUAL` (inverse), `BTC_USDC-PERPETUAL`
 * (linear), and with delivery `BTC-28MAR25` or `BTC_USDC-28MAR25`.
 */
export function venueSymbolOf(instrument: Pick<Instrument, "kind" | "base" | "quote" | "settle" | "symbol">): string {
  const { kind, base, quote, symbol } = instrument;
  if (kind === "spot") return `${base}_${quote}`;
  const name = isInverse(instrument) ? base : `${base}_${quote}`;
  const delivery = /-(\d{2})(\d{2})(\d{2})$/.exec(symbol);
  if (delivery === null) return `${name}-PERPETUAL`;
  const [, year = "", month = "", day = ""] = delivery;
  return `${name}-${Number(day)}${MONTHS[Number(month) - 1] ?? ""}${year}`;
}

/** marketsOf indexes instruments by Deribit's name. */
export function marketsOf(instruments: readonly Instrument[]): ReadonlyMap<string, Instrument> {
  return new Map(instruments.map((each) => [venueSymbolOf(each), each]));
}

/** baseAmount turns an amount into base units: inverse contracts are told in dollars; "0" where there is no price. */
export function baseAmount(
  instrument: Pick<Instrument, "base" | "settle">,
  amount: DecimalString,
  price: DecimalString | null,
): DecimalString {
  if (!isInverse(instrument)) return amount;
  return price === null || price === "0" ? "0" : divideDecimals(amount, price);
}
