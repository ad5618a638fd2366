import { z } from "zod";
import type { Balance, WalletKind } from "@/lib/domain/account-snapshot";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { assetCode, numberAmount, parseAnswer } from "@/lib/exchange/parse-answer";

/** Bitfinex's own codes. `…F0` are the same coins as collateral of derivatives. */
const ASSET_NAMES: Readonly<Record<string, string>> = {
  ALG: "ALGO",
  AMP: "AMPL",
  ATO: "ATOM",
  BCHABC: "XEC",
  BCHN: "BCH",
  BTCF0: "BTC",
  DAT: "DATA",
  DOG: "MDOGE",
  DSH: "DASH",
  EDO: "PNT",
  ETHF0: "ETH",
  EUS: "EURS",
  EUT: "EURT",
  EUTF0: "EURT",
  HTX: "HT",
  IDX: "ID",
  IOT: "IOTA",
  IQX: "IQ",
  LUNA: "LUNC",
  LUNA2: "LUNA",
  MNA: "MANA",
  QSH: "QASH",
  QTM: "QTUM",
  RBT: "RBTC",
  SNG: "SNGLS",
  STJ: "STORJ",
  TERRAUST: "USTC",
  TSD: "TUSD",
  UDC: "USDC",
  UST: "USDT",
  USTF0: "USDT",
  VSY: "VSYS",
  WAX: "WAXP",
  XCH: "XCHF",
  YGG: "YEED",
  YYW: "YOYOW",
  ZBT: "ZB",
};

const WALLETS = { exchange: "spot", margin: "margin", funding: "funding" } as const satisfies Record<
  string,
  WalletKind
>;

const walletsSchema = z.array(
  z.tuple(
    [
      z.enum(["exchange", "margin", "funding"]),
      assetCode,
      numberAmount,
      // Unsettled interest.
      z.number(),
      numberAmount.nullable(),
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
      balanceOfTotal({ wallet: WALLETS[type], asset: ASSET_NAMES[code] ?? code }, balance, available ?? balance),
    )
    .filter(isHeld);
}

/** parseUserId reads the first member of `POST /v2/auth/r/info/user`. */
export function parseUserId(raw: unknown): string {
  return String(
    parseAnswer(z.tuple([z.number().int().positive()], z.unknown()), raw, "bitfinex", "auth/r/info/user")[0],
  );
}
