import type { Instrument } from "../market/market";

/** price prints a price with the pair's decimals. */
export function price(instrument: Instrument, value: number): string {
  return value.toFixed(instrument.priceDecimals);
}

/** amount prints a quantity or turnover with eight decimals. */
export function amount(value: number): string {
  return value.toFixed(8);
}
