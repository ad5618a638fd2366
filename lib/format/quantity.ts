import type { DecimalString } from "@/lib/domain/decimal";
import { groupThousands, MINUS } from "./number";

/** quantity prints an exact amount as it is, without trailing zeros: what an order ticket needs. */
export function quantity(value: DecimalString): string {
  const { sign, whole, fraction } = split(value);
  return sign + groupThousands(fraction === "" ? whole : `${whole}.${fraction}`);
}

/** quantityShort cuts (never rounds up) to six significant digits, or all of the integer part: what a list needs. */
export function quantityShort(value: DecimalString): string {
  const { sign, whole, fraction } = split(value);
  const leadingZeros = whole === "0" ? (/^0*/.exec(fraction)?.[0].length ?? 0) : 0;
  const room = whole === "0" ? leadingZeros + 6 : Math.max(0, 6 - whole.length);
  const cut = fraction.slice(0, room).replace(/0+$/, "");
  return sign + groupThousands(cut === "" ? whole : `${whole}.${cut}`);
}

/** quantityOf prints a float with six significant digits and no trailing zeros. */
export function quantityOf(value: number): string {
  const size = Math.abs(value);
  const magnitude = size === 0 ? 0 : Math.floor(Math.log10(size));
  return quantity(value.toFixed(Math.min(18, Math.max(0, 5 - magnitude))));
}

function split(value: DecimalString): { sign: string; whole: string; fraction: string } {
  const match = /^(-?)0*(\d+)(?:\.(\d*))?$/.exec(value);
  if (match === null) throw new RangeError(`quantity needs a plain decimal string, got ${JSON.stringify(value)}`);
  const whole = match[2] ?? "0";
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const isZero = /^0+$/.test(whole) && fraction === "";
  return { sign: match[1] === "-" && !isZero ? MINUS : "", whole, fraction };
}
