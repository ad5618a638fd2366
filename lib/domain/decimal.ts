import { Decimal } from "decimal.js";

// 38 significant digits: the precision of numeric(38,18), so no database value is rounded on the way in.
const Exact = Decimal.clone({ precision: 60, toExpNeg: -30, toExpPos: 40, rounding: Decimal.ROUND_DOWN });

/** DecimalString is a finite decimal number in plain notation, as stored in `numeric(38,18)` and sent in JSON. */
export type DecimalString = string;

/** addDecimals sums exactly. Empty input gives "0". */
export function addDecimals(...values: readonly DecimalString[]): DecimalString {
  return values.reduce((sum, value) => sum.plus(value), new Exact(0)).toFixed();
}

/** subtractDecimals returns a − b exactly. */
export function subtractDecimals(a: DecimalString, b: DecimalString): DecimalString {
  return new Exact(a).minus(b).toFixed();
}

/** multiplyDecimals returns a × b, cut (not rounded) to 18 decimals, the scale we store. */
export function multiplyDecimals(a: DecimalString, b: DecimalString): DecimalString {
  return new Exact(a).times(b).toDecimalPlaces(18).toFixed();
}

/** divideDecimals returns a ÷ b, cut (not rounded) to 18 decimals, the scale we store. Throws RangeError for b = 0. */
export function divideDecimals(a: DecimalString, b: DecimalString): DecimalString {
  if (new Exact(b).isZero()) throw new RangeError("divideDecimals by zero");
  return new Exact(a).div(b).toDecimalPlaces(18).toFixed();
}

/** compareDecimals returns −1, 0 or 1. */
export function compareDecimals(a: DecimalString, b: DecimalString): -1 | 0 | 1 {
  const order = new Exact(a).comparedTo(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/**
 * floorToStep rounds a non-negative size DOWN to a multiple of `step` (both > 0), never up, and prints it plainly.
 * A float is read by its shortest decimal form, so 0.3 floors to 0.3 on a 0.1 step.
 */
export function floorToStep(size: number | DecimalString, step: DecimalString): DecimalString {
  const unit = new Exact(step);
  const value = new Exact(size);
  if (!value.isFinite() || !unit.isFinite() || unit.lte(0) || value.lte(0)) return "0";
  return value.div(unit).floor().times(unit).toFixed();
}

/** toNumber reads a decimal string for statistics; never use the result as money again. Throws RangeError for other text. */
export function toNumber(value: DecimalString): number {
  // The nearest double of the same digits, without the exact number in between: an assessment reads hundreds.
  const number = Number(value);
  if (value === "" || Number.isNaN(number)) throw new RangeError(`toNumber needs a decimal string, got ${value}`);
  return number;
}

/** fromNumber prints a finite float in plain notation by its shortest decimal form. Throws RangeError otherwise. */
export function fromNumber(value: number): DecimalString {
  if (!Number.isFinite(value)) throw new RangeError(`fromNumber needs a finite number, got ${value}`);
  return new Exact(value).toDecimalPlaces(18).toFixed();
}
