import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import { flowsOfLedger } from "@/lib/exchange/flows-of-ledger";
import { readByCursor } from "@/lib/exchange/read-pages";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { BITFINEX } from "./endpoints";
import { parseUserId, parseWallets } from "./parse-balances";
import { MOVEMENTS_PAGE, parseMovements } from "./parse-history";
import { parsePermissions } from "./parse-permissions";

/** readBitfinexAccount is what Ballast reads of a Bitfinex account: what the key may do, its wallets, and flows. */
export function readBitfinexAccount(call: VenueCall): AccountReader {
  const fetchBalances = async () => parseWallets(await call(BITFINEX.wallets));
  return readBalancesOnly({
    fetchPermissions: async () => parsePermissions(await call(BITFINEX.permissions)),
    fetchAccountRef: async () => {
      await fetchBalances();
      return readUserId(call);
    },
    fetchBalances,
    fetchFlows: flowsOfLedger((from, to) =>
      readByCursor("bitfinex", BITFINEX.movements, async (end) => {
        const span = { start: from, end: end === null ? to - 1 : Number(end) };
        return parseMovements(await call(BITFINEX.movements, { ...span, limit: MOVEMENTS_PAGE }));
      }),
    ),
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
