import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { addDecimals, subtractDecimals } from "@/lib/domain/decimal";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { amountValue, assetCode, blankable, decimalText, magnitudeValue } from "@/lib/exchange/parse-answer";
import { assetOf } from "./assets";
import { parseResult } from "./envelope";

/** `BalanceEx` says what orders hold; the older `Balance` has the total alone. */
const balanceSchema = z.union([
  z.looseObject({
    balance: amountValue,
    hold_trade: blankable(magnitudeValue),
    credit_used: blankable(magnitudeValue),
  }),
  decimalText.transform((balance) => ({ balance, hold_trade: null, credit_used: null })),
]);
const balancesSchema = z.record(assetCode, balanceSchema);

/** Fee credits: no money, and no market. */
const FEE_CREDITS = "KFEE";

/**
 * parseBalances reads `BalanceEx`. Staked and earning variants of a coin (`ETH.B`, `USDC.M`) are told beside it and are that
 * coin in an earn wallet. What a credit line lent is owed.
 */
export function parseBalances(raw: unknown): Balance[] {
  const byPlace = new Map<string, Balance>();
  for (const [code, row] of Object.entries(parseResult(balancesSchema, raw, "private/BalanceEx"))) {
    if (code === FEE_CREDITS) continue;
    const { asset, wallet, isHeld: isWaiting } = assetOf(code);
    const isUsable = wallet === "spot" && !isWaiting;
    const available = isUsable ? subtractDecimals(row.balance, row.hold_trade ?? "0") : "0";
    const balance = balanceOfTotal({ wallet, asset }, row.balance, available);
    const owed = { ...balance, borrowed: addDecimals(balance.borrowed, row.credit_used ?? "0") };
    const place = `${wallet}/${asset}`;
    byPlace.set(place, sumOf(byPlace.get(place), owed));
  }
  return [...byPlace.values()].filter(isHeld);
}

function sumOf(a: Balance | undefined, b: Balance): Balance {
  if (a === undefined) return b;
  const sum = { free: addDecimals(a.free, b.free), locked: addDecimals(a.locked, b.locked) };
  return { ...b, ...sum, borrowed: addDecimals(a.borrowed, b.borrowed) };
}
