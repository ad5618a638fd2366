import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import { NO_ENDPOINT } from "@/lib/exchange/permission-answer";
import { BITSTAMP } from "./endpoints";
import { parseBalances } from "./parse-balances";

/** readBitstampAccount is what Ballast reads of a Bitstamp account: balances. What the key may do, nobody tells. */
export function readBitstampAccount(call: VenueCall): AccountReader {
  const fetchBalances = async () => parseBalances(await call(BITSTAMP.balances));
  return readBalancesOnly({
    fetchPermissions: () => Promise.resolve(NO_ENDPOINT),
    fetchAccountRef: async () => {
      await fetchBalances();
      return null;
    },
    fetchBalances,
  });
}
