import { splitNumber, type Formatted } from "./number";

/** ratio prints a multiple: `2.1×`. One decimal from 2 upward, two below, where the second one still matters. */
export function ratio(value: number): Formatted {
  const { sign, digits } = splitNumber(value, { decimals: Math.abs(value) >= 2 ? 1 : 2 });
  return { prefix: sign, digits: `${digits}\u00d7`, suffix: "" };
}
