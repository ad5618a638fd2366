import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { addDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { assetCode, blankable, decimalText, idText, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { parseData, parsePage } from "./envelope";

const utaSchema = z.looseObject({
  /** What counts as margin, in dollars. */
  effEquity: blankable(decimalText),
  assets: z.array(
    z.looseObject({
      coin: assetCode,
      balance: decimalText,
      available: decimalText,
      debt: blankable(magnitudeText),
    }),
  ),
});

/**
 * parseUnified reads `v3/account/assets`. The balance is without unrealised profit, which positions carry; below zero it is
 * a debt itself (a loss paid in a coin the account has not).
 */
export function parseUnified(raw: unknown): Balance[] {
  return parseData(utaSchema, raw, "v3/account/assets")
    .assets.map(({ coin, balance, available, debt }) => {
      const held = balanceOfTotal({ wallet: "unified", asset: coin }, balance, available);
      // A balance below zero is what the debt beside it says.
      return held.borrowed === "0" ? { ...held, borrowed: debt ?? "0" } : held;
    })
    .filter(isHeld);
}

/** parseMarginEquity reads what backs all contracts of a unified account together, in dollars; null where it is not told. */
export function parseMarginEquity(raw: unknown): DecimalString | null {
  return parseData(utaSchema, raw, "v3/account/assets").effEquity;
}

const spotSchema = z.looseObject({
  coin: assetCode,
  available: magnitudeText,
  frozen: magnitudeText,
  /** Held back for other products. */
  locked: blankable(magnitudeText),
});

/** parseSpot reads `spot/account/assets` of a classic account. */
export function parseSpot(raw: unknown): Balance[] {
  return parseData(z.array(spotSchema), raw, "spot/account/assets")
    .map(({ coin, available, frozen, locked }) => ({
      wallet: "spot" as const,
      asset: coin,
      free: available,
      locked: addDecimals(frozen, locked ?? "0"),
      borrowed: "0",
      unlockAt: null,
    }))
    .filter(isHeld);
}

const fundingSchema = z.looseObject({ coin: assetCode, available: magnitudeText, frozen: blankable(magnitudeText) });

/** parseFunding reads the funding wallet, which classic and unified accounts tell alike. */
export function parseFunding(raw: unknown): Balance[] {
  return parseData(z.array(fundingSchema), raw, "account/funding-assets")
    .map(({ coin, available, frozen }) => ({
      wallet: "funding" as const,
      asset: coin,
      free: available,
      locked: frozen ?? "0",
      borrowed: "0",
      unlockAt: null,
    }))
    .filter(isHeld);
}

const futuresSchema = z.looseObject({
  marginCoin: assetCode,
  accountEquity: decimalText,
  unrealizedPL: blankable(decimalText),
  available: decimalText,
});

/** parseFutures reads `mix/account/accounts`: equity less unrealised profit, which positions carry. */
export function parseFutures(raw: unknown, wallet: "futures" | "coin_futures"): Balance[] {
  return (
    parseData(blankable(z.array(futuresSchema)), raw, "mix/account/accounts")
      ?.map((row) => {
        const total = subtractDecimals(row.accountEquity, row.unrealizedPL ?? "0");
        return balanceOfTotal({ wallet, asset: row.marginCoin }, total, row.available);
      })
      .filter(isHeld) ?? []
  );
}

const marginSchema = z.looseObject({
  coin: assetCode,
  totalAmount: magnitudeText,
  available: magnitudeText,
  borrow: blankable(magnitudeText),
  interest: blankable(magnitudeText),
});

/** parseMargin reads the crossed or isolated margin wallet: what was borrowed is in the total and owed beside it. */
export function parseMargin(raw: unknown): Balance[] {
  return parseData(z.array(marginSchema), raw, "margin/account/assets")
    .map(({ coin, totalAmount, available, borrow, interest }) => ({
      ...balanceOfTotal({ wallet: "margin", asset: coin }, totalAmount, available),
      borrowed: addDecimals(borrow ?? "0", interest ?? "0"),
    }))
    .filter(isHeld);
}

const savingsSchema = z.looseObject({
  orderId: blankable(idText),
  productCoin: assetCode,
  holdAmount: magnitudeText,
});

/** parseSavings reads one page of `earn/savings/assets` of one kind of term. When a term ends is not told. */
export function parseSavings(raw: unknown, wallet: "earn_flexible" | "earn_locked"): CursorPage<Balance> {
  const list = { rows: "resultList", next: "endId" };
  const { rows, cursor } = parsePage(savingsSchema, raw, "earn/savings/assets", list);
  return {
    rows: rows
      .map(({ productCoin, holdAmount }) => ({
        wallet,
        asset: productCoin,
        free: "0",
        locked: holdAmount,
        borrowed: "0",
        unlockAt: null,
      }))
      .filter(isHeld),
    cursor,
    seen: rows.length,
  };
}
