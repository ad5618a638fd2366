import type { Instrument } from "@/lib/domain/instrument";
import { codesOf } from "./assets";

/** pairOf names an instrument as Kraken's requests do: `XBTUSD`. */
export function pairOf({ base, quote }: Pick<Instrument, "base" | "quote">): string {
  return `${codesOf(base)[0] ?? base}${codesOf(quote)[0] ?? quote}`;
}

/** marketsOf indexes instruments by every name an answer may have for them: `XBTUSD`, `XXBTZUSD`, `USDTZUSD`, … */
export function marketsOf(instruments: readonly Instrument[]): ReadonlyMap<string, Instrument> {
  return new Map(
    instruments.flatMap((each) =>
      codesOf(each.base).flatMap((base) =>
        codesOf(each.quote).map((quote): [string, Instrument] => [`${base}${quote}`, each]),
      ),
    ),
  );
}
