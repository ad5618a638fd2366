import { moneyInUnits, type Accounting } from "./money";
import type { Formatted } from "./number";

/**
 * moneyParts prints amounts and their sum so that what is printed adds up to the last digit: every part is rounded down,
 * and the units of the last digit that the rounded sum lacks go to the parts that lost most (largest remainders).
 */
export function moneyParts(
  partsUsd: readonly number[],
  { currency, usdPerUnit }: Accounting,
): { parts: Formatted[]; sum: Formatted } {
  const scale = currency === "BTC" ? 1e8 : 100;
  const exact = partsUsd.map((usd) => (usd / usdPerUnit) * scale);
  const sum = Math.round(exact.reduce((total, part) => total + part, 0));
  const rounded = exact.map(Math.floor);
  const byLoss = [...exact.keys()].sort((a, b) => lossOf(b) - lossOf(a));
  const lacking = sum - rounded.reduce((total, part) => total + part, 0);
  for (const at of byLoss.slice(0, lacking)) rounded[at] = (rounded[at] ?? 0) + 1;
  const print = (units: number) => moneyInUnits(units / scale, currency, { digits: "exact" });
  return { parts: rounded.map(print), sum: print(sum) };

  function lossOf(at: number): number {
    return (exact[at] ?? 0) - (rounded[at] ?? 0);
  }
}
