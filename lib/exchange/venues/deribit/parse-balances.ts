import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { assetCode, idText, amountValue, parseAnswer } from "@/lib/exchange/parse-answer";

const summariesSchema = z.looseObject({
  result: z.looseObject({
    id: idText.optional(),
    summaries: z.array(z.looseObject({ currency: assetCode, equity: amountValue, available_funds: amountValue })),
  }),
});

export interface AccountSummary {
  balances: Balance[];
  /** Coins the account can hold, empty ones included: each has a transaction log. */
  currencies: string[];
  /** The account's own number. */
  accountRef: string | null;
}

/**
 * parseSummaries reads `private/get_account_summaries`: one summary for each coin. Equity counts what is open (futures'
 * profit so far, options at their mark) at the venue's own value; what it secures is not free.
 */
export function parseSummaries(raw: unknown): AccountSummary {
  const { id, summaries } = parseAnswer(summariesSchema, raw, "deribit", "get_account_summaries").result;
  const balances = summaries.map(({ currency, equity, available_funds }) =>
    balanceOfTotal({ wallet: "unified", asset: currency.toUpperCase() }, equity, available_funds),
  );
  return {
    balances: balances.filter(isHeld),
    currencies: summaries.map(({ currency }) => currency),
    accountRef: id ?? null,
  };
}
