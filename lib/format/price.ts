import type { DecimalString } from "@/lib/domain/decimal";
import { formatNumber } from "./number";

/** price prints a price with the decimals of the exchange's tick: tick `0.01000` → two. */
export function price(value: number, tick: DecimalString): string {
  return formatNumber(value, { decimals: decimalsOf(tick) });
}

/**
 * priceByMagnitude is for prices whose tick is not known: whole from 10 000, cents from 1, below that four significant
 * digits, at most ten decimals.
 */
export function priceByMagnitude(value: number): string {
  const size = Math.abs(value);
  if (size >= 10_000) return formatNumber(value);
  if (size >= 1 || size === 0) return formatNumber(value, { decimals: 2 });
  return formatNumber(value, { decimals: Math.min(10, 3 - Math.floor(Math.log10(size))) });
}

/** dollarPrice is priceByMagnitude with the dollar sign: what the engine computes in. */
export function dollarPrice(value: number): string {
  return `$${priceByMagnitude(value)}`;
}

function decimalsOf(tick: DecimalString): number {
  const fraction = (tick.split(".")[1] ?? "").replace(/0+$/, "");
  return fraction.length;
}
