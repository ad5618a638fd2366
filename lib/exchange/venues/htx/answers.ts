import { answer, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseAccounts, parseBalance } from "./parse-balances";
import { parsePermissions } from "./parse-permissions";

/** HTX_ANSWERS is every answer of HTX that is understood. */
export const HTX_ANSWERS = {
  permissions: answer("GET /v2/user/api-key", "KeyVerdict", (raw, { ourKey, receivedAt }) =>
    parsePermissions(raw, { ourKey, now: receivedAt }),
  ),
  accounts: answer("GET /v1/account/accounts", "accounts of the person", parseAccounts),
  balance: answer("GET /v1/account/accounts/{account-id}/balance", "Balance[]", (raw) => parseBalance(raw, "spot")),
} as const satisfies AnswerTable;
