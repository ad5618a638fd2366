import { answer, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseSpotBalances } from "./parse-balances";
import { parsePermissions } from "./parse-permissions";

/** MEXC_ANSWERS is every answer of MEXC that is understood. */
export const MEXC_ANSWERS = {
  permissions: answer("GET /api/v3/apiKeyInfo", "KeyVerdict", (raw, { ourKey, receivedAt }) =>
    parsePermissions(raw, { ourKey, now: receivedAt }),
  ),
  spotAccount: answer("GET /api/v3/account", "Balance[]", parseSpotBalances),
} as const satisfies AnswerTable;
