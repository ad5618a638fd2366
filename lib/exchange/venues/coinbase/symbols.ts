import type { Instrument } from "@/lib/domain/instrument";

/** productOf names an instrument as Coinbase does: `BTC-USD`. */
export function productOf({ base, quote }: Pick<Instrument, "base" | "quote">): string {
  return `${base}-${quote}`;
}

/** marketsOf indexes spot instruments by Coinbase's name. */
export function marketsOf(instruments: readonly Instrument[]): ReadonlyMap<string, Instrument> {
  return new Map(instruments.filter(({ kind }) => kind === "spot").map((each) => [productOf(each), each]));
}
