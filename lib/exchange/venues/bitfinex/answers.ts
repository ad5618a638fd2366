import { answer, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseWallets } from "./parse-balances";
import { parseMovements } from "./parse-history";
import { parsePermissions } from "./parse-permissions";

/** BITFINEX_ANSWERS is every answer of Bitfinex that is understood. */
export const BITFINEX_ANSWERS = {
  permissions: answer("POST /v2/auth/r/permissions", "KeyVerdict", parsePermissions),
  wallets: answer("POST /v2/auth/r/wallets", "Balance[]", parseWallets),
  flows: answer("POST /v2/auth/r/movements/hist", "CashFlow[]", (raw) => parseMovements(raw).rows),
} as const satisfies AnswerTable;
