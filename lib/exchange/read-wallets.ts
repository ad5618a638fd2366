import type { Balance, OpenOrder, Position, WalletKind } from "@/lib/domain/account-snapshot";
import type { AccountReading } from "./client";
import { SafeExchangeError } from "./safe-exchange-error";

/** WalletReading is what one wallet holds. */
export interface WalletReading {
  balances: readonly Balance[];
  positions?: readonly Position[];
  openOrders?: readonly OpenOrder[];
}

/** WalletPart is one wallet of an account and how it is read. */
export interface WalletPart {
  wallet: WalletKind;
  read: () => Promise<WalletReading>;
}

/**
 * readWallets reads an account wallet by wallet. The first one decides: when it fails, the key or the venue does, and that
 * is thrown. Any other that fails is listed as missing, except when the venue asks us to stay away. Throws
 * SafeExchangeError.
 */
export async function readWallets(parts: readonly WalletPart[]): Promise<AccountReading> {
  const readings: WalletReading[] = [];
  const missingWallets: WalletKind[] = [];
  for (const [i, { wallet, read }] of parts.entries()) {
    try {
      readings.push(await read());
    } catch (error) {
      if (i === 0 || !(error instanceof SafeExchangeError) || error.kind === "rate_limited") throw error;
      missingWallets.push(wallet);
    }
  }
  return {
    balances: readings.flatMap(({ balances }) => balances),
    positions: readings.flatMap(({ positions }) => positions ?? []),
    openOrders: readings.flatMap(({ openOrders }) => openOrders ?? []),
    missingWallets: [...new Set(missingWallets)],
  };
}

/**
 * readSteadily reads an account of several wallets that money may move between: `look` is made before and after, and where
 * it saw two things the account is read once more. An account that trades without pause gets the second reading.
 */
export async function readSteadily(
  look: () => Promise<unknown>,
  read: () => Promise<AccountReading>,
): Promise<AccountReading> {
  const before = JSON.stringify(await look());
  const reading = await read();
  try {
    if (JSON.stringify(await look()) === before) return reading;
  } catch (error) {
    // All wallets are read: a venue that fails now takes nothing away from them.
    if (error instanceof SafeExchangeError) return reading;
    throw error;
  }
  return read();
}

/** orUnsupported reads a list that some accounts of a venue do not have. */
export async function orUnsupported<T>(read: () => Promise<T>, absent: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SafeExchangeError && error.kind === "unsupported") return absent;
    throw error;
  }
}
