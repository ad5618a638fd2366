import { z } from "zod";
import type { Balance, WalletKind } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { assetCode, blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import { parseList, parseResult } from "./envelope";

const isHeld = ({ free, locked, borrowed }: Balance): boolean =>
  [free, locked, borrowed].some((amount) => compareDecimals(amount, "0") !== 0);

const walletSchema = z.looseObject({
  accountType: z.string(),
  totalMarginBalance: blankable(decimalText),
  coin: z.array(
    z.looseObject({
      coin: assetCode,
      walletBalance: decimalText,
      /** In spot orders. */
      locked: blankable(magnitudeText),
      spotBorrow: blankable(magnitudeText),
    }),
  ),
});

/**
 * parseWallet reads `account/wallet-balance` of one account type. The wallet balance is without unrealised profit, which
 * positions carry; what spot margin borrowed is beside it, and below zero it is a debt itself (a loss paid in a coin the
 * account has not).
 */
export function parseWallet(raw: unknown, wallet: WalletKind): Balance[] {
  return parseList(walletSchema, raw, "account/wallet-balance")
    .rows.flatMap(({ coin }) => coin)
    .map((row) => {
      const isShort = compareDecimals(row.walletBalance, "0") < 0;
      const held = isShort ? "0" : row.walletBalance;
      const locked = smaller(row.locked ?? "0", held);
      return {
        wallet,
        asset: row.coin,
        free: subtractDecimals(held, locked),
        locked,
        borrowed: addDecimals(row.spotBorrow ?? "0", isShort ? subtractDecimals("0", row.walletBalance) : "0"),
        unlockAt: null,
      };
    })
    .filter(isHeld);
}

/** parseMarginEquity reads what backs all contracts of a unified account together, in dollars; null where it is not told. */
export function parseMarginEquity(raw: unknown): DecimalString | null {
  return parseList(walletSchema, raw, "account/wallet-balance").rows[0]?.totalMarginBalance ?? null;
}

const coinBalancesSchema = z.looseObject({
  balance: z.array(
    z.looseObject({ coin: assetCode, walletBalance: magnitudeText, transferBalance: blankable(magnitudeText) }),
  ),
});

/** parseFunding reads `query-account-coins-balance` of the funding wallet. What cannot be moved now is locked. */
export function parseFunding(raw: unknown): Balance[] {
  return parseResult(coinBalancesSchema, raw, "asset/query-account-coins-balance")
    .balance.map(({ coin, walletBalance, transferBalance }) => {
      const free = smaller(transferBalance ?? walletBalance, walletBalance);
      return {
        wallet: "funding" as const,
        asset: coin,
        free,
        locked: subtractDecimals(walletBalance, free),
        borrowed: "0",
        unlockAt: null,
      };
    })
    .filter(isHeld);
}

const earnSchema = z.looseObject({ coin: assetCode, amount: magnitudeText });

/** parseEarn reads `earn/position` of one kind of product: redeemable any day, or staked on chain. */
export function parseEarn(raw: unknown, wallet: "earn_flexible" | "earn_locked"): Balance[] {
  return parseList(earnSchema, raw, "earn/position")
    .rows.map(({ coin, amount }) => ({
      wallet,
      asset: coin,
      free: "0",
      locked: amount,
      borrowed: "0",
      unlockAt: null,
    }))
    .filter(isHeld);
}

const accountInfoSchema = z.looseObject({
  marginMode: blankable(z.string()),
  unifiedMarginStatus: z.coerce.number().int(),
});

/** AccountMode is what kind of account it is: unified, or the classic one with a wallet for each purpose. */
export interface AccountMode {
  isUnified: boolean;
  isIsolated: boolean;
}

/** parseAccountMode reads `account/info`; status 1 is the classic account. */
export function parseAccountMode(raw: unknown): AccountMode {
  const { marginMode, unifiedMarginStatus } = parseResult(accountInfoSchema, raw, "account/info");
  return { isUnified: unifiedMarginStatus !== 1, isIsolated: marginMode === "ISOLATED_MARGIN" };
}

const smaller = (a: DecimalString, b: DecimalString): DecimalString => (compareDecimals(a, b) <= 0 ? a : b);
