import { fromNumber, type DecimalString } from "@/lib/domain/decimal";

/** Which character separates the fraction in a file. */
export type DecimalMark = "." | ",";

/** A quadrillion: more than any coin has units, and far inside numeric(38,18). */
const INTEGER_DIGITS_MAX = 15;
const SCALE = 18;
/** Spaces (also narrow and no-break) and the Swiss apostrophe group thousands. */
const GROUPING = /[\s\u00a0\u2009\u202f'’]/gu;
const CURRENCY = /^([+\-−]?)\s*[$€£¥₿]\s*|\s*[$€£¥₿]$/gu;

export interface Quantity {
  value: DecimalString;
  isNegative: boolean;
  /** A unit written behind the number, as in `0.5BTC`; empty without one. */
  unit: string;
}

/**
 * parseQuantity reads a number as files write it: grouped, signed, with an exponent, a currency sign or a unit behind it.
 * `value` has no sign; digits beyond the eighteenth decimal are cut. Null when it is no number, `too_large` when it is
 * one that we cannot keep.
 */
export function parseQuantity(text: string, mark: DecimalMark): Quantity | "too_large" | null {
  const bare = text.trim().replaceAll(CURRENCY, "$1").replaceAll(GROUPING, "");
  const match = /^([+\-−]?)([\d.,]*\d[\d.,]*?)(?:[eE]([+-]?\d{1,3}))?([A-Za-z]{2}[A-Za-z0-9]{0,18})?$/u.exec(bare);
  if (match === null) return null;
  const [, sign = "", digits = "", exponent, unit = ""] = match;
  const plain = ungroup(digits, mark);
  if (plain === null) return null;
  const value = exponent === undefined ? cut(plain) : scaled(plain, Number(exponent));
  return typeof value === "string" && value !== "too_large"
    ? { value, isNegative: sign === "-" || sign === "−", unit: unit.toUpperCase() }
    : "too_large";
}

/** Digits with at most one point, or null where the grouping is not of this mark. */
function ungroup(digits: string, mark: DecimalMark): string | null {
  const group = mark === "." ? "," : ".";
  const [whole = "", fraction, ...rest] = digits.split(mark);
  if (rest.length > 0 || fraction?.includes(group) === true) return null;
  if (whole.includes(group) && !(mark === "." ? /^\d{1,3}(,\d{3})+$/ : /^\d{1,3}(\.\d{3})+$/).test(whole)) return null;
  const joined = whole.replaceAll(group, "");
  if (joined === "" && (fraction ?? "") === "") return null;
  return fraction === undefined ? joined : `${joined === "" ? "0" : joined}.${fraction === "" ? "0" : fraction}`;
}

function cut(plain: string): DecimalString | "too_large" {
  const [whole = "0", fraction = ""] = plain.split(".");
  const integer = whole.replace(/^0+(?=\d)/, "");
  if (integer.length > INTEGER_DIGITS_MAX) return "too_large";
  const kept = fraction.slice(0, SCALE).replace(/0+$/, "");
  return kept === "" ? integer : `${integer}.${kept}`;
}

function scaled(plain: string, exponent: number): DecimalString | "too_large" {
  const value = Number(`${plain}e${exponent}`);
  return Number.isFinite(value) && value < 10 ** INTEGER_DIGITS_MAX ? cut(fromNumber(value)) : "too_large";
}

/**
 * detectDecimalMark decides for a whole file from a sample of its numbers: `1.234,5` or `0,05` speak for the comma, `0.05`
 * for the point. `1,234` alone says nothing; then a file separated by semicolons is taken to use commas.
 */
export function detectDecimalMark(samples: readonly string[], delimiter: string): DecimalMark {
  const votes = { ".": 0, ",": 0 };
  for (const sample of samples) {
    const text = sample.replaceAll(/[^\d.,]/g, "");
    const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
    if (last < 0) continue;
    const mark = text.charAt(last) === "." ? "." : ",";
    const other = mark === "." ? "," : ".";
    const isSingle = text.split(mark).length === 2;
    const isGroupLike = text.length - last - 1 === 3 && last > 0 && last <= 3 && !text.startsWith("0");
    if (text.includes(other) ? isSingle : isSingle && !isGroupLike) votes[mark] += 1;
    else if (!isSingle) votes[other] += 1;
  }
  if (votes["."] === votes[","]) return delimiter === ";" ? "," : ".";
  return votes["."] > votes[","] ? "." : ",";
}
