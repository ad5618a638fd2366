import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import type { DecimalString } from "@/lib/domain/decimal";
import { isHeld } from "@/lib/exchange/balances-only";
import { blankable, decimalText } from "@/lib/exchange/parse-answer";
import { parseGate } from "./answer";

const totalSchema = z.looseObject({ amount: decimalText });
const totalsSchema = z.looseObject({
  details: z.looseObject({
    delivery: blankable(totalSchema),
    /** Trading bots and copied traders. */
    quant: blankable(totalSchema),
    options: blankable(totalSchema),
  }),
});

/** WalletTotals is what wallets are worth in Tether; "0" for those that were never opened. */
export interface WalletTotals {
  delivery: DecimalString;
  bots: DecimalString;
  options: DecimalString;
}

/** parseTotals reads `wallet/total_balance` in Tether, which Gate works out once a minute. */
export function parseTotals(raw: unknown): WalletTotals {
  const { delivery, quant, options } = parseGate(totalsSchema, raw, "wallet/total_balance").details;
  return { delivery: delivery?.amount ?? "0", bots: quant?.amount ?? "0", options: options?.amount ?? "0" };
}

/**
 * balancesOfTotals counts wallets whose content is not read with what Gate says they are worth, so that the account's total
 * is whole. A debt is a balance below zero.
 */
export function balancesOfTotals(totals: WalletTotals, wallets: readonly ("bots" | "options")[]): Balance[] {
  return wallets
    .map((wallet): Balance => {
      const [total, isDebt] = [totals[wallet], totals[wallet].startsWith("-")];
      return {
        wallet,
        asset: "USDT",
        free: "0",
        locked: isDebt ? "0" : total,
        borrowed: isDebt ? total.slice(1) : "0",
        unlockAt: null,
      };
    })
    .filter(isHeld);
}
