import type { Instrument } from "@/lib/domain/instrument";

/** Dollar quotes, deepest first. Candles and prices of an asset come from the first that trades. */
export const DOLLAR_QUOTES: readonly string[] = ["USDT", "USDC", "FDUSD", "USD"];

/** chooseInstrument picks the spot market that stands for an asset: active, quoted in dollars, the deepest quote. */
export function chooseInstrument(asset: string, instruments: readonly Instrument[]): Instrument | null {
  for (const quote of DOLLAR_QUOTES) {
    const found = instruments.find(
      (each) => each.kind === "spot" && each.isActive && each.base === asset && each.quote === quote,
    );
    if (found !== undefined) return found;
  }
  return null;
}
