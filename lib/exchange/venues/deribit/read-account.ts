import { randomBytes } from "node:crypto";
import type { AccountContext } from "@/lib/exchange/account-context";
import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { AccountReader, CallParams, VenueCall } from "@/lib/exchange/client";
import { DERIBIT } from "./endpoints";
import { parseSummaries } from "./parse-balances";
import { parsePermissions } from "./parse-permissions";

/** readDeribitAccount is what Ballast reads of a Deribit account: what the key may do, and equity by coin. */
export function readDeribitAccount(call: VenueCall, context: AccountContext): AccountReader {
  const fetchSummary = async () => parseSummaries(await call(DERIBIT.accountSummaries, { extended: "true" }));
  return readBalancesOnly({
    fetchPermissions: async () => parsePermissions(await call(DERIBIT.permissions, signedGrant(context))),
    fetchAccountRef: async () => (await fetchSummary()).accountRef,
    fetchBalances: async () => (await fetchSummary()).balances,
  });
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
