import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { isHeld } from "@/lib/exchange/balances-only";
import { assetCode, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";

/** Coins that share a code with another, better-known one elsewhere, or are listed under an older one. */
const ASSET_NAMES: Readonly<Record<string, string>> = {
  BCHSV: "BSV",
  BIFI: "BIFIF",
  COFI: "COFIX",
  DFI: "DFISTARTER",
  DFT: "DFUTURE",
  EGC: "EGORASCREDIT",
  FLUX: "FLUX1",
  FLUX1: "FLUX",
  FREE: "FREEROSSDAO",
  GAS: "GASDAO",
  GASNEO: "GAS",
  GMT: "GMTTOKEN",
  HERO: "STEPHERO",
  MIMO: "MIMOSA",
  PROS: "PROSFINANCE",
  SIN: "SINCITYTOKEN",
  SOUL: "SOULSWAP",
  STEPN: "GMT",
};

const accountSchema = z.looseObject({
  balances: z.array(z.looseObject({ asset: assetCode, free: magnitudeText, locked: magnitudeText })),
});

/** parseSpotBalances reads `GET /api/v3/account`. Its `canTrade` and `canWithdraw` are about the account, not the key. */
export function parseSpotBalances(raw: unknown): Balance[] {
  return parseAnswer(accountSchema, raw, "mexc", "account")
    .balances.map(({ asset, free, locked }): Balance => ({
      wallet: "spot",
      asset: ASSET_NAMES[asset] ?? asset,
      free,
      locked,
      borrowed: "0",
      unlockAt: null,
    }))
    .filter(isHeld);
}
