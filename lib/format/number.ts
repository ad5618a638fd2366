/** NNBSP groups thousands and stands before a unit: a thin space that never breaks a line. */
export const THIN_SPACE = "\u202f";
/** MINUS is the real sign, as wide as the plus. */
export const MINUS = "\u2212";

/** Formatted is a figure in its parts, so that a screen can mute the unit. `prefix + digits + suffix` is the text. */
export interface Formatted {
  /** Sign and currency symbol, such as `−€`. */
  prefix: string;
  digits: string;
  /** Unit with its leading space, such as ` %`. */
  suffix: string;
}

export interface NumberOptions {
  /** Decimals always printed. */
  decimals?: number;
  /** `always` prints a plus on positive values; for changes. */
  sign?: "negative" | "always";
}

/** NOT_KNOWN stands where a value is null: an honest gap, never a zero. */
export const NOT_KNOWN: Formatted = { prefix: "", digits: "\u2013", suffix: "" };

/** textOf joins the parts of a figure. */
export function textOf(formatted: Formatted): string {
  return formatted.prefix + formatted.digits + formatted.suffix;
}

/** groupThousands puts thin spaces into the integer part of plain decimal digits. */
export function groupThousands(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** splitNumber rounds half away from zero, like a person would, and splits the sign off. −0.04 at one decimal is 0.0. */
export function splitNumber(value: number, options: NumberOptions = {}): { sign: string; digits: string } {
  if (!Number.isFinite(value)) throw new RangeError(`splitNumber needs a finite number, got ${value}`);
  const digits = roundedDigits(Math.abs(value), options.decimals ?? 0);
  const isZero = !/[1-9]/.test(digits);
  const sign = isZero ? "" : value < 0 ? MINUS : options.sign === "always" ? "+" : "";
  return { sign, digits: groupThousands(digits) };
}

/** formatNumber prints a finite number. Throws RangeError on NaN and infinities: decide what they mean before. */
export function formatNumber(value: number, options: NumberOptions = {}): string {
  const { sign, digits } = splitNumber(value, options);
  return sign + digits;
}

// toFixed rounds the binary value: 1.005 would print 1.00. Shifting the shortest decimal form rounds what was written.
function roundedDigits(value: number, decimals: number): string {
  const shortest = String(value);
  if (shortest.includes("e")) return value.toFixed(decimals);
  return Number(`${Math.round(Number(`${shortest}e${decimals}`))}e-${decimals}`).toFixed(decimals);
}
