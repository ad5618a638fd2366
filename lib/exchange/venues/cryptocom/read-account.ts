import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import { NO_ENDPOINT } from "@/lib/exchange/permission-answer";
import { CRYPTOCOM } from "./endpoints";
import { parseUserBalance } from "./parse-balances";

/** readCryptocomAccount is what Ballast reads of a Crypto.com account: balances. What the key may do, nobody tells. */
export function readCryptocomAccount(call: VenueCall): AccountReader {
  const fetchBalances = async () => parseUserBalance(await call(CRYPTOCOM.balances));
  return readBalancesOnly({
    fetchPermissions: () => Promise.resolve(NO_ENDPOINT),
    fetchAccountRef: async () => {
      await fetchBalances();
      return null;
    },
    fetchBalances,
  });
}
