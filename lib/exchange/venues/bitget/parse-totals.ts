import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { isHeld } from "@/lib/exchange/balances-only";
import { magnitudeText } from "@/lib/exchange/parse-answer";
import { parseData } from "./envelope";

const totalsSchema = z.array(z.looseObject({ accountType: z.string(), usdtBalance: magnitudeText }));

/**
 * parseBotTotals reads `account/all-account-balance`: bots are counted with what Bitget says they are worth, so that the
 * account's total is whole.
 */
export function parseBotTotals(raw: unknown): Balance[] {
  return parseData(totalsSchema, raw, "account/all-account-balance")
    .filter(({ accountType }) => accountType === "bots")
    .map(({ usdtBalance }): Balance => ({
      wallet: "bots",
      asset: "USDT",
      free: "0",
      locked: usdtBalance,
      borrowed: "0",
      unlockAt: null,
    }))
    .filter(isHeld);
}
