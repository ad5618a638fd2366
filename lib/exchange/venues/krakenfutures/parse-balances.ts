import { z } from "zod";
import type { Balance, WalletKind } from "@/lib/domain/account-snapshot";
import { addDecimals, type DecimalString } from "@/lib/domain/decimal";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { amount, assetOf, optionalAmount, parseFutures } from "./envelope";

/** What is held and not used as margin yet. */
const cashSchema = z.looseObject({ type: z.literal("cashAccount"), balances: z.record(z.string(), amount) });
/** One collateral coin for one inverse contract. Its `balances` list positions too. */
const marginSchema = z.looseObject({
  type: z.literal("marginAccount"),
  currency: z.string().min(1),
  balances: z.record(z.string(), amount),
});
/** Many collaterals for all linear contracts. */
const flexSchema = z.looseObject({
  type: z.literal("multiCollateralMarginAccount"),
  currencies: z.record(z.string(), z.looseObject({ quantity: amount, available: optionalAmount })),
  /** What all collateral is worth as margin, in dollars, with what open positions have earned. */
  marginEquity: optionalAmount,
});
const accountSchema = z.discriminatedUnion("type", [cashSchema, marginSchema, flexSchema]);
const accountsSchema = z.looseObject({ accounts: z.record(z.string(), accountSchema) });

/**
 * parseAccounts reads `accounts`: the cash wallet, one wallet for each inverse market, and the multi-collateral wallet.
 * Amounts are without unrealised profit, which positions carry.
 */
export function parseAccounts(raw: unknown): Balance[] {
  const held = new Map<string, Balance>();
  for (const account of Object.values(parseFutures(accountsSchema, raw, "accounts").accounts))
    for (const { wallet, code, total, available } of entriesOf(account)) {
      const place = { wallet, asset: assetOf(code) };
      const key = `${place.wallet}/${place.asset}`;
      held.set(key, sumOf(held.get(key), balanceOfTotal(place, total, available)));
    }
  return [...held.values()].filter(isHeld);
}

/** parseMarginEquity reads what backs all linear contracts together, in dollars; null where Kraken does not tell. */
export function parseMarginEquity(raw: unknown): DecimalString | null {
  const accounts = Object.values(parseFutures(accountsSchema, raw, "accounts").accounts);
  const flex = accounts.find((account) => account.type === "multiCollateralMarginAccount");
  return flex?.marginEquity ?? null;
}

interface Entry {
  wallet: WalletKind;
  code: string;
  total: DecimalString;
  available: DecimalString;
}

function entriesOf(account: z.output<typeof accountSchema>): Entry[] {
  if (account.type === "multiCollateralMarginAccount")
    return Object.entries(account.currencies).map(([code, { quantity, available }]) => ({
      wallet: "futures",
      code,
      total: quantity,
      available: available ?? quantity,
    }));
  const inWallet = Object.entries(account.balances).filter(
    ([code]) => account.type === "cashAccount" || code.toLowerCase() === account.currency.toLowerCase(),
  );
  const wallet = account.type === "cashAccount" ? "funding" : "coin_futures";
  return inWallet.map(([code, total]) => ({ wallet, code, total, available: total }));
}

function sumOf(a: Balance | undefined, b: Balance): Balance {
  if (a === undefined) return b;
  return {
    ...b,
    free: addDecimals(a.free, b.free),
    locked: addDecimals(a.locked, b.locked),
    borrowed: addDecimals(a.borrowed, b.borrowed),
  };
}
