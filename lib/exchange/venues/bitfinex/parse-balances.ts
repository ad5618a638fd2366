import { z } from "zod";
import type { Balance, WalletKind } from "@/lib/domain/account-snapshot";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { amountValue, assetCode, finiteNumber, parseAnswer, wholeNumber } from "@/lib/exchange/parse-answer";
import { assetOf } from "./assets";

const WALLETS = { exchange: "spot", margin: "margin", funding: "funding" } as const satisfies Record<
  string,
  WalletKind
>;

const walletsSchema = z.array(
  z.tuple(
    [
      z.enum(["exchange", "margin", "funding"]),
      assetCode,
      amountValue,
      // Unsettled interest.
      finiteNumber,
      amountValue.nullable(),
    ],
    z.unknown(),
  ),
);

/**
 * parseWallets reads `POST /v2/auth/r/wallets`: `[type, currency, balance, unsettled interest, available, …]`. What is
 * available is null until Bitfinex has worked it out; nothing counts as locked then.
 */
export function parseWallets(raw: unknown): Balance[] {
  return parseAnswer(walletsSchema, raw, "bitfinex", "auth/r/wallets")
    .map(([type, code, balance, , available]) =>
      balanceOfTotal({ wallet: WALLETS[type], asset: assetOf(code) }, balance, available ?? balance),
    )
    .filter(isHeld);
}

/** parseUserId reads the first member of `POST /v2/auth/r/info/user`. */
export function parseUserId(raw: unknown): string {
  return String(parseAnswer(z.tuple([wholeNumber], z.unknown()), raw, "bitfinex", "auth/r/info/user")[0]);
}
