import { money, USD } from "./money";
import { splitNumber, THIN_SPACE, type Formatted } from "./number";

const UNITS = [
  { size: 1e9, name: "bn" },
  { size: 1e6, name: "m" },
] as const;

/** compactUsd prints an amount of a whole market in three significant digits: `$6.48 bn`, `$173 m`, `$84 100`. */
export function compactUsd(usd: number): Formatted {
  const rounded = Number(usd.toPrecision(3));
  const unit = UNITS.find(({ size }) => Math.abs(rounded) >= size);
  if (unit === undefined) return money(usd, USD, { digits: "estimate" });
  const value = rounded / unit.size;
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const { sign, digits } = splitNumber(value, { decimals });
  return { prefix: `${sign}$`, digits, suffix: `${THIN_SPACE}${unit.name}` };
}
