import { randomBytes } from "node:crypto";
import type { AccountContext } from "@/lib/exchange/account-context";
import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { CashFlow } from "@/lib/domain/account-snapshot";
import type { EpochMs } from "@/lib/domain/units";
import type { AccountReader, CallParams, VenueCall } from "@/lib/exchange/client";
import { flowsOfLedger } from "@/lib/exchange/flows-of-ledger";
import { readByCursor } from "@/lib/exchange/read-pages";
import { DERIBIT } from "./endpoints";
import { parseSummaries } from "./parse-balances";
import { parseTransactionLog } from "./parse-history";
import { parsePermissions } from "./parse-permissions";

const LOG_PAGE = 1_000;

/** readDeribitAccount is what Ballast reads of a Deribit account: what the key may do, equity by coin, and flows. */
export function readDeribitAccount(call: VenueCall, context: AccountContext): AccountReader {
  const fetchSummary = async () => parseSummaries(await call(DERIBIT.accountSummaries, { extended: "true" }));
  return readBalancesOnly({
    fetchPermissions: async () => parsePermissions(await call(DERIBIT.permissions, signedGrant(context))),
    fetchAccountRef: async () => (await fetchSummary()).accountRef,
    fetchBalances: async () => (await fetchSummary()).balances,
    fetchFlows: flowsOfLedger(async (from, to) => {
      const flows: CashFlow[] = [];
      for (const currency of (await fetchSummary()).currencies)
        flows.push(...(await readLog(call, currency, { from, to })));
      return flows;
    }),
  });
}

/** The log of one coin; both ends are inclusive at the venue. */
function readLog(call: VenueCall, currency: string, { from, to }: { from: EpochMs; to: EpochMs }): Promise<CashFlow[]> {
  const params = { currency, start_timestamp: from, end_timestamp: to - 1, count: LOG_PAGE };
  return readByCursor("deribit", DERIBIT.transactionLog, async (continuation) =>
    parseTransactionLog(
      await call(DERIBIT.transactionLog, continuation === null ? params : { ...params, continuation }),
    ),
  );
}

/**
 * The grant `client_signature`: HMAC-SHA256 over timestamp, nonce and data. The other grant would send the secret itself.
 * No scope is asked for, so the answer names all that the key may be given.
 */
function signedGrant({ apiKey, clock, sign }: AccountContext): CallParams {
  const timestamp = clock.now().getTime();
  const nonce = randomBytes(8).toString("hex");
  return {
    grant_type: "client_signature",
    client_id: apiKey,
    timestamp,
    nonce,
    data: "",
    signature: sign(`${timestamp}\n${nonce}\n`),
  };
}
