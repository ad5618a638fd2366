import type { DecimalString } from "@/lib/domain/decimal";
import { formatNumber } from "./number";

/** price prints a price with the decimals of the exchange's tick: tick `0.01000` → two. */
export function price(value: number, tick: DecimalString): string {
  return formatNumber(value, { decimals: decimalsOf(tick) });
}

/** priceByMagnitude prints five significant digits, for prices whose tick is not known; at most ten decimals. */
export function priceByMagnitude(value: number): string {
  const size = Math.abs(value);
  const magnitude = size === 0 ? 0 : Math.floor(Math.log10(size));
  return formatNumber(value, { decimals: Math.min(10, Math.max(size >= 1000 ? 0 : 2, 4 - magnitude)) });
}

/** dollarPrice is priceByMagnitude with the dollar sign: what the engine computes in. */
export function dollarPrice(value: number): string {
  return `$${priceByMagnitude(value)}`;
}

function decimalsOf(tick: DecimalString): number {
  const fraction = (tick.split(".")[1] ?? "").replace(/0+$/, "");
  return fraction.length;
}
