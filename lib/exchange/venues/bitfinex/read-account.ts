import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { BITFINEX } from "./endpoints";
import { parseUserId, parseWallets } from "./parse-balances";
import { parsePermissions } from "./parse-permissions";

/** readBitfinexAccount is what Ballast reads of a Bitfinex account: what the key may do, and its wallets. */
export function readBitfinexAccount(call: VenueCall): AccountReader {
  const fetchBalances = async () => parseWallets(await call(BITFINEX.wallets));
  return readBalancesOnly({
    fetchPermissions: async () => parsePermissions(await call(BITFINEX.permissions)),
    fetchAccountRef: async () => {
      await fetchBalances();
      return readUserId(call);
    },
    fetchBalances,
  });
}

/** The user's number needs "Account Info: Read", which balances do not. */
async function readUserId(call: VenueCall): Promise<string | null> {
  try {
    return parseUserId(await call(BITFINEX.user));
  } catch (error) {
    if (error instanceof SafeExchangeError && error.kind === "auth") return null;
    throw error;
  }
}
