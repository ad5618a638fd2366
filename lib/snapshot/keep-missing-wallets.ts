import type { AccountSnapshot, WalletKind } from "@/lib/domain/account-snapshot";
import { settleOf } from "@/lib/domain/settle-of";
import type { AccountReading } from "@/lib/exchange/client";

/** Wallets that may hold a market's orders and positions. A derivative's symbol names its settlement coin. */
function walletsOf(symbol: string): readonly WalletKind[] {
  const settle = settleOf(symbol);
  if (settle === "") return ["spot", "unified"];
  return symbol.startsWith(`${settle}/`) ? ["futures", "coin_futures", "unified"] : ["futures", "unified"];
}

/**
 * keepMissingWallets fills wallets that could not be read just now with what they held before: an outage must not look
 * like a loss. They stay listed as missing, so equity counts as incomplete.
 */
export function keepMissingWallets(reading: AccountReading, before: AccountSnapshot | null): AccountReading {
  if (before === null || reading.missingWallets.length === 0) return reading;
  const missing = new Set<WalletKind>(reading.missingWallets);
  const present = new Set(reading.balances.map(({ wallet }) => wallet));
  // Balances of a missing wallet may have come by another way, such as earn receipts on the spot account.
  const kept = before.balances.filter(({ wallet }) => missing.has(wallet) && !present.has(wallet));
  const isMissing = (symbol: string): boolean => walletsOf(symbol).some((wallet) => missing.has(wallet));
  // What could be read is newer, also where another wallet that trades the same kind of market is missing.
  const keep = <Row extends { symbol: string }>(read: readonly Row[], held: readonly Row[]): Row[] => {
    const symbols = new Set(read.map(({ symbol }) => symbol));
    return [...read, ...held.filter(({ symbol }) => isMissing(symbol) && !symbols.has(symbol))];
  };
  return {
    missingWallets: reading.missingWallets,
    balances: [...reading.balances, ...kept],
    positions: keep(reading.positions, before.positions),
    openOrders: keep(reading.openOrders, before.openOrders),
  };
}
