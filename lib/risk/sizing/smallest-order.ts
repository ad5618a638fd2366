import type { Instrument } from "@/lib/domain/instrument";
import type { ReasonCode } from "@/lib/domain/reason-code";

/** smallestOrderQuantity is the least quantity in base units the venue accepts at a price, before lot rounding. */
export function smallestOrderQuantity(instrument: Instrument, priceUsd: number): number {
  const contract = instrument.kind === "spot" ? 1 : Number(instrument.contractSize);
  return Math.max(Number(instrument.minQuantity) * contract, Number(instrument.minNotional) / priceUsd);
}

/** belowSmallestOrder says which of the venue's minimums an order misses, if any. */
export function belowSmallestOrder(instrument: Instrument, quantity: number, priceUsd: number): ReasonCode | null {
  const contract = instrument.kind === "spot" ? 1 : Number(instrument.contractSize);
  if (quantity <= 0 || quantity < Number(instrument.minQuantity) * contract) return "below_min_quantity";
  return quantity * priceUsd < Number(instrument.minNotional) ? "below_min_notional" : null;
}
