import { answer, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseBalances } from "./parse-balances";

/** BITSTAMP_ANSWERS is every answer of Bitstamp that is understood. */
export const BITSTAMP_ANSWERS = {
  balances: answer("POST /api/v2/account_balances/", "Balance[]", parseBalances),
} as const satisfies AnswerTable;
