import { answer, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseTransactions } from "./parse-history";
import { parseUserBalance } from "./parse-balances";

/** CRYPTOCOM_ANSWERS is every answer of Crypto.com that is understood. */
export const CRYPTOCOM_ANSWERS = {
  balances: answer("POST /exchange/v1/private/user-balance", "Balance[]", parseUserBalance),
  flows: answer("POST /exchange/v1/private/get-transactions", "CashFlow[]", (raw) => parseTransactions(raw).rows),
} as const satisfies AnswerTable;
