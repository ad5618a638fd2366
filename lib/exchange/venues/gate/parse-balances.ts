import { z } from "zod";
import type { Balance, Position } from "@/lib/domain/account-snapshot";
import { addDecimals, divideDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { settleOf } from "@/lib/domain/settle-of";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import { assetCode, blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { pageOf, parseGate, parseRows, type Paging } from "./answer";

const spotSchema = z.looseObject({ currency: assetCode, available: magnitudeText, locked: magnitudeText });

/** parseSpot reads `spot/accounts`. */
export function parseSpot(raw: unknown): Balance[] {
  return parseRows(spotSchema, raw, "spot/accounts")
    .map((row) => plain("spot", row))
    .filter(isHeld);
}

/** parseAccountMode reads `unified/unified_mode`: whether spot, margin and futures are one account. */
export function parseAccountMode(raw: unknown): { isUnified: boolean } {
  return { isUnified: parseGate(z.looseObject({ mode: z.string() }), raw, "unified/unified_mode").mode !== "classic" };
}

const unifiedSchema = z.looseObject({
  /** What counts as margin where several coins do, in dollars; 0 in the mode of one coin. */
  total_margin_balance: blankable(decimalText),
  balances: z.record(
    z.string(),
    z.looseObject({ available: decimalText, equity: decimalText, total_liab: blankable(magnitudeText) }),
  ),
});

/** Points are a discount on fees, no coin. */
const NO_COIN = "POINT";

/**
 * parseUnified reads `unified/accounts`. Equity counts debts and the unrealised profit of contracts; the positions carry
 * that profit, so it is taken out again.
 *
 * @param profits what is unrealised, by the coin that settles it
 */
export function parseUnified(raw: unknown, profits: ReadonlyMap<string, DecimalString>): Balance[] {
  return Object.entries(parseGate(unifiedSchema, raw, "unified/accounts").balances)
    .filter(([asset]) => asset !== NO_COIN)
    .map(([asset, row]) => {
      const borrowed = row.total_liab ?? "0";
      const total = addDecimals(subtractDecimals(row.equity, profits.get(asset) ?? "0"), borrowed);
      const held = balanceOfTotal({ wallet: "unified", asset }, total, row.available);
      return { ...held, borrowed: addDecimals(held.borrowed, borrowed) };
    })
    .filter(isHeld);
}

/** parseMarginEquity reads what backs all contracts of a unified account together, in dollars; null where it is not told. */
export function parseMarginEquity(raw: unknown): DecimalString | null {
  return positiveOrNull(parseGate(unifiedSchema, raw, "unified/accounts").total_margin_balance);
}

/** profitsOf sums what positions have not realised, in the coin that settles each. */
export function profitsOf(positions: readonly Position[]): ReadonlyMap<string, DecimalString> {
  const profits = new Map<string, DecimalString>();
  for (const { symbol, base, unrealizedPnl, markPrice } of positions) {
    const settle = settleOf(symbol);
    const amount = settle === base ? divideDecimals(unrealizedPnl, markPrice) : unrealizedPnl;
    profits.set(settle, addDecimals(profits.get(settle) ?? "0", amount));
  }
  return profits;
}

const pairSideSchema = z.looseObject({
  currency: assetCode,
  available: magnitudeText,
  locked: magnitudeText,
  borrowed: blankable(magnitudeText),
  interest: blankable(magnitudeText),
});
const isolatedSchema = z.looseObject({ base: pairSideSchema, quote: pairSideSchema });

/** parseIsolatedMargin reads `margin/accounts`: two coins for each pair, what is owed beside what is held. */
export function parseIsolatedMargin(raw: unknown): Balance[] {
  return parseRows(isolatedSchema, raw, "margin/accounts")
    .flatMap(({ base, quote }) => [base, quote])
    .map((row) => ({ ...plain("margin", row), borrowed: addDecimals(row.borrowed ?? "0", row.interest ?? "0") }))
    .filter(isHeld);
}

const fundingSchema = z.looseObject({
  currency: assetCode,
  available: magnitudeText,
  locked: magnitudeText,
  /** Given to others for their margin. */
  lent: blankable(magnitudeText),
});

/** parseFunding reads `margin/funding_accounts`. */
export function parseFunding(raw: unknown): Balance[] {
  return parseRows(fundingSchema, raw, "margin/funding_accounts")
    .map((row) => plain("funding", { ...row, locked: addDecimals(row.locked, row.lent ?? "0") }))
    .filter(isHeld);
}

const lendSchema = z.looseObject({ currency: assetCode, amount: magnitudeText });

/** parseLends reads one page of `earn/uni/lends`. */
export function parseLends(raw: unknown, paging: Paging): CursorPage<Balance> {
  return pageOf(parseRows(lendSchema, raw, "earn/uni/lends"), paging, ({ currency, amount }) =>
    [plain("earn_flexible", { currency, available: "0", locked: amount })].filter(isHeld),
  );
}

const futuresSchema = z.looseObject({ currency: assetCode, total: decimalText, available: decimalText });

/** parseFutures reads `futures/{settle}/accounts`. The total is without unrealised profit, which positions carry. */
export function parseFutures(raw: unknown, wallet: "futures" | "coin_futures"): Balance[] {
  const { currency, total, available } = parseGate(futuresSchema, raw, "futures/accounts");
  return [balanceOfTotal({ wallet, asset: currency.toUpperCase() }, total, available)].filter(isHeld);
}

function plain(
  wallet: Balance["wallet"],
  { currency, available, locked }: { currency: string; available: DecimalString; locked: DecimalString },
): Balance {
  return { wallet, asset: currency, free: available, locked, borrowed: "0", unlockAt: null };
}
