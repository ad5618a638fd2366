import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import { flowsOfLedger } from "@/lib/exchange/flows-of-ledger";
import { NO_ENDPOINT } from "@/lib/exchange/permission-answer";
import { readByCursor, readInWindows } from "@/lib/exchange/read-pages";
import { CRYPTOCOM } from "./endpoints";
import { parseUserBalance } from "./parse-balances";
import { JOURNAL_PAGE, parseTransactions } from "./parse-history";

/** The journal is read a day at a time, the span it is told over when none is asked for. */
const WINDOW_DAYS = 1;

/** readCryptocomAccount is what Ballast reads of a Crypto.com account: balances and flows. What the key may do, nobody tells. */
export function readCryptocomAccount(call: VenueCall): AccountReader {
  const fetchBalances = async () => parseUserBalance(await call(CRYPTOCOM.balances));
  return readBalancesOnly({
    fetchPermissions: () => Promise.resolve(NO_ENDPOINT),
    fetchAccountRef: async () => {
      await fetchBalances();
      return null;
    },
    fetchBalances,
    fetchFlows: flowsOfLedger((from, to) =>
      readInWindows({ from, to, windowDays: WINDOW_DAYS }, (start, end) =>
        readByCursor("cryptocom", CRYPTOCOM.transactions, async (before) => {
          const span = { start_time: nanoseconds(start), end_time: before ?? nanoseconds(end) };
          return parseTransactions(await call(CRYPTOCOM.transactions, { ...span, limit: JOURNAL_PAGE }));
        }),
      ),
    ),
  });
}

const nanoseconds = (at: number): string => `${at}000000`;
