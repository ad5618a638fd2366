import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import { toNumber } from "@/lib/domain/decimal";

/** Interest and rebates trickle in all day; below one part in ten thousand nothing has happened. */
const TOLERANCE = 1e-4;

/**
 * isMaterial says whether a snapshot deserves an immutable row: what is held, where, or what is ordered has changed.
 * Prices, margins and accruing interest alone have not.
 */
export function isMaterial(before: AccountSnapshot | null, after: AccountSnapshot): boolean {
  if (before === null) return true;
  if (JSON.stringify(before.openOrders) !== JSON.stringify(after.openOrders)) return true;
  if (JSON.stringify(before.missingWallets) !== JSON.stringify(after.missingWallets)) return true;
  const was = quantities(before);
  const is = quantities(after);
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const a = was.get(key) ?? 0;
    const b = is.get(key) ?? 0;
    if (Math.abs(a - b) > TOLERANCE * Math.max(Math.abs(a), Math.abs(b))) return true;
  }
  return false;
}

function quantities({ balances, positions }: AccountSnapshot): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (key: string, quantity: string) => sums.set(key, (sums.get(key) ?? 0) + toNumber(quantity));
  for (const { wallet, asset, free, locked, borrowed } of balances) {
    add(`${wallet}/${asset}/free`, free);
    add(`${wallet}/${asset}/locked`, locked);
    add(`${wallet}/${asset}/borrowed`, borrowed);
  }
  for (const { symbol, side, quantity } of positions) add(`${symbol}/${side}`, quantity);
  return sums;
}
