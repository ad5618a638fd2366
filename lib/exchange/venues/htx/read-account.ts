import type { Balance } from "@/lib/domain/account-snapshot";
import type { AccountContext } from "@/lib/exchange/account-context";
import { readBalancesOnly } from "@/lib/exchange/balances-only";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import { BAD_SHAPE } from "@/lib/exchange/permission-answer";
import { HTX } from "./endpoints";
import { parseAccounts, parseBalance } from "./parse-balances";
import { parsePermissions, parseUid } from "./parse-permissions";

/** readHtxAccount is what Ballast reads of an HTX account: what the key may do, spot, margin and OTC wallets. */
export function readHtxAccount(call: VenueCall, { apiKey, clock }: AccountContext): AccountReader {
  return readBalancesOnly({
    fetchPermissions: async () => {
      const uid = parseUid(await call(HTX.uid));
      if (uid === null) return BAD_SHAPE;
      const answer = await call(HTX.permissions, { uid, accessKey: apiKey });
      return parsePermissions(answer, { ourKey: apiKey, now: clock.now().getTime() });
    },
    fetchAccountRef: async () => {
      parseAccounts(await call(HTX.accounts));
      return parseUid(await call(HTX.uid));
    },
    fetchBalances: async () => {
      const balances: Balance[] = [];
      for (const { id, wallet } of parseAccounts(await call(HTX.accounts)))
        balances.push(...parseBalance(await call(HTX.balance, { "account-id": id }), wallet));
      return balances;
    },
  });
}
