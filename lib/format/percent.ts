import { splitNumber, THIN_SPACE, type Formatted, type NumberOptions } from "./number";

/** percent prints a fraction: 0.0832 → `8.3 %`. One decimal unless told. */
export function percent(fraction: number, options: NumberOptions = {}): Formatted {
  const { sign, digits } = splitNumber(fraction * 100, { decimals: 1, ...options });
  return { prefix: sign, digits, suffix: `${THIN_SPACE}%` };
}

/** percentTick prints a round fraction without decimals and others with one: `−5 %`, `−17.5 %`. For scales. */
export function percentTick(fraction: number): Formatted {
  const isWhole = Math.abs(fraction * 100 - Math.round(fraction * 100)) < 0.05;
  return percent(fraction, { decimals: isWhole ? 0 : 1 });
}

/** percentRange prints two fractions as one range of whole percents, nearest zero first: `45–55 %`, `−45 to −55 %`. */
export function percentRange(a: number, b: number): Formatted {
  const [near, far] = Math.abs(a) <= Math.abs(b) ? [a, b] : [b, a];
  const from = splitNumber(near * 100);
  const to = splitNumber(far * 100);
  const isSame = from.digits === to.digits && from.sign === to.sign;
  const isNegative = from.sign !== "" || to.sign !== "";
  const range = isNegative ? `${from.digits} to ${to.sign}${to.digits}` : `${from.digits}\u2013${to.digits}`;
  return { prefix: from.sign, digits: isSame ? from.digits : range, suffix: `${THIN_SPACE}%` };
}
