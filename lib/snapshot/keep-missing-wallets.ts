import type { AccountSnapshot, WalletKind } from "@/lib/domain/account-snapshot";
import type { AccountReading } from "@/lib/exchange/client";

/** A derivative's symbol names its settlement coin: `BTC/USDT:USDT`. */
const isDerivative = (symbol: string): boolean => symbol.includes(":");

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
  const keepsOrdersOf = (symbol: string): boolean => missing.has(isDerivative(symbol) ? "futures" : "spot");
  return {
    missingWallets: reading.missingWallets,
    balances: [...reading.balances, ...kept],
    positions: missing.has("futures") ? before.positions : reading.positions,
    openOrders: [...reading.openOrders, ...before.openOrders.filter(({ symbol }) => keepsOrdersOf(symbol))],
  };
}
