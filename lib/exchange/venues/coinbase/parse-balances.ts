import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { addDecimals } from "@/lib/domain/decimal";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { assetCode, blankable } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { cursorOf, heldMoney, moneyText, parseCoinbase } from "./values";

const accountSchema = z.looseObject({
  currency: assetCode,
  available_balance: heldMoney,
  hold: heldMoney.nullish(),
  /** Where it is kept: the futures company and the perpetuals exchange tell their balances themselves. */
  platform: blankable(z.string()),
});
const accountsSchema = z.looseObject({
  accounts: z.array(accountSchema),
  has_next: z.boolean().nullish(),
  cursor: blankable(z.string()),
});
const ELSEWHERE: ReadonlySet<string> = new Set(["ACCOUNT_PLATFORM_CFM_CONSUMER", "ACCOUNT_PLATFORM_INTX"]);

/** parseAccounts reads one page of `accounts`: one wallet for each currency, what orders hold beside what is available. */
export function parseAccounts(raw: unknown): CursorPage<Balance> {
  const { accounts, has_next: hasNext, cursor } = parseCoinbase(accountsSchema, raw, "brokerage/accounts");
  const rows = accounts
    .filter(({ platform }) => !ELSEWHERE.has(platform ?? ""))
    .map(({ currency, available_balance: free, hold }): Balance => ({
      wallet: "spot",
      asset: currency,
      free,
      locked: hold ?? "0",
      borrowed: "0",
      unlockAt: null,
    }));
  return { rows, cursor: cursorOf(cursor, hasNext) };
}

/** mergeBalances adds up wallets of one currency and drops empty ones. */
export function mergeBalances(balances: readonly Balance[]): Balance[] {
  const byAsset = new Map<string, Balance>();
  for (const each of balances) {
    const known = byAsset.get(each.asset);
    const free = addDecimals(known?.free ?? "0", each.free);
    byAsset.set(each.asset, { ...each, free, locked: addDecimals(known?.locked ?? "0", each.locked) });
  }
  return [...byAsset.values()].filter(isHeld);
}

const portfoliosSchema = z.looseObject({
  portfolios: z.array(z.looseObject({ type: blankable(z.string()), deleted: z.boolean().nullish() })),
});

/** Portfolios whose coins are in `accounts`. */
const READ_THERE: ReadonlySet<string> = new Set(["DEFAULT", "CONSUMER", "UNDEFINED"]);

/**
 * hasInternational reads `portfolios`: whether there is one of another kind than those that hold coins, such as `INTX` for
 * international derivatives.
 */
export function hasInternational(raw: unknown): boolean {
  return parseCoinbase(portfoliosSchema, raw, "brokerage/portfolios").portfolios.some(
    ({ type, deleted }) => type !== null && !READ_THERE.has(type) && deleted !== true,
  );
}

const summarySchema = z.looseObject({
  balance_summary: z.looseObject({
    cfm_usd_balance: moneyText,
    available_margin: moneyText.nullish(),
  }),
});

/** parseFuturesBalance reads `cfm/balance_summary`: dollars at the futures company. Dollars at Coinbase are in `accounts`. */
export function parseFuturesBalance(raw: unknown): Balance[] {
  const { cfm_usd_balance: total, available_margin: available } = parseCoinbase(
    summarySchema,
    raw,
    "cfm/balance_summary",
  ).balance_summary;
  return [balanceOfTotal({ wallet: "futures", asset: "USD" }, total, available ?? total)].filter(isHeld);
}
