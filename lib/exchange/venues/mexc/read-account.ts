import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import type { AccountContext } from "@/lib/exchange/account-context";
import { MEXC } from "./endpoints";
import { parseSpotBalances } from "./parse-balances";
import { parsePermissions } from "./parse-permissions";

/** readMexcAccount is what Ballast reads of a MEXC account: what the key may do, and the spot wallet. */
export function readMexcAccount(call: VenueCall, { apiKey, clock }: AccountContext): AccountReader {
  const fetchBalances = async () => parseSpotBalances(await call(MEXC.spotAccount));
  return readBalancesOnly({
    fetchPermissions: async () => {
      const answer = await call(MEXC.permissions, { accessKey: apiKey });
      return parsePermissions(answer, { ourKey: apiKey, now: clock.now().getTime() });
    },
    fetchAccountRef: async () => {
      // MEXC does not tell whose account it is.
      await fetchBalances();
      return null;
    },
    fetchBalances,
  });
}
