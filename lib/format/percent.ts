import { splitNumber, THIN_SPACE, type Formatted, type NumberOptions } from "./number";

/** percent prints a fraction: 0.0832 → `8.3 %`. One decimal unless told. */
export function percent(fraction: number, options: NumberOptions = {}): Formatted {
  const { sign, digits } = splitNumber(fraction * 100, { decimals: 1, ...options });
  return { prefix: sign, digits, suffix: `${THIN_SPACE}%` };
}

/** percentRange prints two fractions as one range of whole percents: `45–55 %`. */
export function percentRange(low: number, high: number): Formatted {
  const from = splitNumber(low * 100).digits;
  const to = splitNumber(high * 100).digits;
  return { prefix: "", digits: from === to ? from : `${from}\u2013${to}`, suffix: `${THIN_SPACE}%` };
}
