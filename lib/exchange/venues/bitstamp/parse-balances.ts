import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { isHeld } from "@/lib/exchange/balances-only";
import { assetCode, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";

/** The coin of the first Terra chain. */
const ASSET_NAMES: Readonly<Record<string, string>> = { UST: "USTC" };

const balancesSchema = z.array(
  z.looseObject({ currency: assetCode, available: magnitudeText, reserved: magnitudeText }),
);

/** parseBalances reads `POST /api/v2/account_balances/`. */
export function parseBalances(raw: unknown): Balance[] {
  return parseAnswer(balancesSchema, raw, "bitstamp", "account_balances")
    .map(({ currency, available, reserved }): Balance => {
      const name = currency.toUpperCase();
      return {
        wallet: "spot",
        asset: ASSET_NAMES[name] ?? name,
        free: available,
        locked: reserved,
        borrowed: "0",
        unlockAt: null,
      };
    })
    .filter(isHeld);
}
