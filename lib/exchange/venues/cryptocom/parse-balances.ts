import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { subtractDecimals } from "@/lib/domain/decimal";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { assetCode, decimalText, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";
import { placedAssetOf } from "./assets";

const balanceSchema = z.looseObject({
  code: z.union([z.literal(0), z.literal("0")]),
  result: z.looseObject({
    data: z.array(
      z.looseObject({
        position_balances: z.array(
          z.looseObject({ instrument_name: assetCode, quantity: decimalText, reserved_qty: magnitudeText }),
        ),
      }),
    ),
  }),
});

/**
 * parseUserBalance reads `private/user-balance`: one wallet for everything, staked coins apart. A quantity below zero is a
 * loan.
 */
export function parseUserBalance(raw: unknown): Balance[] {
  return parseAnswer(balanceSchema, raw, "cryptocom", "private/user-balance")
    .result.data.flatMap(({ position_balances }) => position_balances)
    .map(({ instrument_name, quantity, reserved_qty }) => {
      const { asset, isStaked } = placedAssetOf(instrument_name);
      return isStaked
        ? balanceOfTotal({ wallet: "earn_locked", asset }, quantity, "0")
        : balanceOfTotal({ wallet: "unified", asset }, quantity, subtractDecimals(quantity, reserved_qty));
    })
    .filter(isHeld);
}
