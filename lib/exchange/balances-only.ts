import type { Balance } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { AccountReader, KeyVerdict, MarketReader } from "./client";

/** BalancesReader is what a venue of capability `balances_only` has to offer. */
export interface BalancesReader {
  fetchPermissions(): Promise<KeyVerdict>;
  /** Reads with the key at least once, so that a key which cannot read fails here, before it is accepted. */
  fetchAccountRef(): Promise<string | null>;
  fetchBalances(): Promise<readonly Balance[]>;
  /**
   * Absent where the venue's lists leave out money that moves to wallets we do not read: it is seen in the quantities, and
   * no contract settles in the wallets we do read.
   */
  fetchFlows?: AccountReader["fetchFlows"];
}

/** readBalancesOnly makes an AccountReader of permissions, balances and, where told, flows; the registry tells people what is left out. */
export function readBalancesOnly(reader: BalancesReader): AccountReader {
  return {
    fetchPermissions: () => reader.fetchPermissions(),
    fetchAccountRef: () => reader.fetchAccountRef(),
    fetchAccount: async () => ({
      balances: await reader.fetchBalances(),
      positions: [],
      openOrders: [],
      missingWallets: [],
    }),
    trades: null,
    funding: null,
    fetchFlows: (kind, from, to) => reader.fetchFlows?.(kind, from, to) ?? Promise.resolve([]),
  };
}

/** readNoMarket is the market of such a venue: its coins are priced where markets are read. */
export function readNoMarket(): MarketReader {
  return {
    fetchInstruments: () => Promise.resolve([]),
    fetchCandles: () => Promise.resolve([]),
    fetchPrices: () => Promise.resolve([]),
    fetchOrderBook: () => Promise.reject(new Error("this venue lists no instrument to read an order book of")),
  };
}

const isNegative = (amount: DecimalString): boolean => compareDecimals(amount, "0") < 0;
const zeroIfNegative = (amount: DecimalString): DecimalString => (isNegative(amount) ? "0" : amount);

/**
 * balanceOfTotal splits what a wallet holds into free and locked. A total below zero is owed to the venue; what is free
 * can be no more than the total.
 *
 * @param available what the venue says can be used now
 */
export function balanceOfTotal(
  place: Pick<Balance, "wallet" | "asset">,
  total: DecimalString,
  available: DecimalString,
): Balance {
  if (isNegative(total))
    return { ...place, free: "0", locked: "0", borrowed: subtractDecimals("0", total), unlockAt: null };
  const free = compareDecimals(available, total) > 0 ? total : zeroIfNegative(available);
  return { ...place, free: addDecimals(free), locked: subtractDecimals(total, free), borrowed: "0", unlockAt: null };
}

/** isHeld tells whether there is anything in a balance. */
export function isHeld({ free, locked, borrowed }: Balance): boolean {
  return [free, locked, borrowed].some((amount) => compareDecimals(amount, "0") !== 0);
}
