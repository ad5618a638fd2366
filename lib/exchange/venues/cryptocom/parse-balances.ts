import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { subtractDecimals } from "@/lib/domain/decimal";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { assetCode, decimalText, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";

const ASSET_NAMES: Readonly<Record<string, string>> = { USD_STABLE_COIN: "USDC" };

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

/** parseUserBalance reads `private/user-balance`: one wallet for everything. A quantity below zero is a loan. */
export function parseUserBalance(raw: unknown): Balance[] {
  return parseAnswer(balanceSchema, raw, "cryptocom", "private/user-balance")
    .result.data.flatMap(({ position_balances }) => position_balances)
    .map(({ instrument_name, quantity, reserved_qty }) =>
      balanceOfTotal(
        { wallet: "unified", asset: ASSET_NAMES[instrument_name] ?? instrument_name },
        quantity,
        subtractDecimals(quantity, reserved_qty),
      ),
    )
    .filter(isHeld);
}
