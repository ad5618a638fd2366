import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import { addDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";

/** AssetTotals is how much of each asset an account holds over all wallets, and of each contract it has open. */
export type AssetTotals = Readonly<Record<string, DecimalString>>;

/**
 * assetTotals sums a snapshot by asset (net of debts) and by open contract. Moves between wallets do not change it;
 * trades, deposits and withdrawals do.
 */
export function assetTotals(snapshot: Pick<AccountSnapshot, "balances" | "positions">): AssetTotals {
  const totals: Record<string, DecimalString> = {};
  const add = (key: string, amount: DecimalString) => (totals[key] = addDecimals(totals[key] ?? "0", amount));
  for (const { asset, free, locked, borrowed } of snapshot.balances)
    add(asset, subtractDecimals(addDecimals(free, locked), borrowed));
  for (const { symbol, side, quantity } of snapshot.positions)
    add(symbol, side === "long" ? quantity : subtractDecimals("0", quantity));
  return totals;
}

/** changedKeys lists what differs between two totals; all of `after` when there is no `before`. */
export function changedKeys(before: AssetTotals | null, after: AssetTotals): string[] {
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  return [...keys].filter((key) => (before?.[key] ?? "0") !== (after[key] ?? "0"));
}
