import { z } from "zod";
import type { Balance } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { assetCode, blankable, decimalText, instantMs, magnitudeText } from "@/lib/exchange/parse-answer";
import type { MarginEquity } from "@/lib/exchange/with-shared-margin";
import { parseData } from "./envelope";

const isHeld = ({ free, locked, borrowed }: Balance): boolean =>
  [free, locked, borrowed].some((amount) => compareDecimals(amount, "0") !== 0);

const balanceSchema = z.looseObject({
  adjEq: blankable(decimalText),
  details: z.array(
    z.looseObject({
      ccy: assetCode,
      eq: decimalText,
      upl: blankable(decimalText),
      liab: blankable(decimalText),
      availBal: blankable(decimalText),
    }),
  ),
});

/**
 * parseTrading reads `account/balance`. Equity of a coin less its unrealised profit (positions carry that) is what is
 * held net of debt, in every account mode; whether a loan is part of the cash balance differs between them.
 */
export function parseTrading(raw: unknown): Balance[] {
  return parseData(balanceSchema, raw, "account/balance")
    .flatMap(({ details }) => details)
    .map((row) => {
      const net = subtractDecimals(row.eq, row.upl ?? "0");
      const owed = larger(magnitude(row.liab ?? "0"), subtractDecimals("0", net));
      const held = addDecimals(net, owed);
      const free = smaller(larger(row.availBal ?? held, "0"), held);
      return {
        wallet: "unified" as const,
        asset: row.ccy,
        free,
        locked: subtractDecimals(held, free),
        borrowed: owed,
        unlockAt: null,
      };
    })
    .filter(isHeld);
}

/**
 * parseMarginEquity reads what backs cross positions: the whole account where several coins count as margin, else each
 * coin by itself.
 */
export function parseMarginEquity(raw: unknown): MarginEquity | null {
  const [account] = parseData(balanceSchema, raw, "account/balance");
  if (account === undefined) return null;
  if (account.adjEq !== null) return { kind: "account", usd: account.adjEq };
  return { kind: "by_coin", coins: new Map(account.details.map(({ ccy, eq }) => [ccy, eq])) };
}

const fundingSchema = z.looseObject({ ccy: assetCode, bal: magnitudeText, availBal: blankable(magnitudeText) });

/** parseFunding reads `asset/balances`. */
export function parseFunding(raw: unknown): Balance[] {
  return parseData(fundingSchema, raw, "asset/balances")
    .map(({ ccy, bal, availBal }) => {
      const free = smaller(availBal ?? bal, bal);
      const locked = subtractDecimals(bal, free);
      return { wallet: "funding" as const, asset: ccy, free, locked, borrowed: "0", unlockAt: null };
    })
    .filter(isHeld);
}

const savingsSchema = z.looseObject({ ccy: assetCode, amt: magnitudeText });

/** parseSavings reads `finance/savings/balance`: redeemable, but not sellable where it lies. */
export function parseSavings(raw: unknown): Balance[] {
  return parseData(savingsSchema, raw, "finance/savings/balance")
    .map(({ ccy, amt }) => earning("earn_flexible", ccy, amt, null))
    .filter(isHeld);
}

const stakingSchema = z.looseObject({
  investData: z.array(z.looseObject({ ccy: assetCode, amt: magnitudeText })),
  estSettlementTime: blankable(instantMs),
});

/** parseStaking reads `finance/staking-defi/orders-active`, with the instant each order comes free where it is told. */
export function parseStaking(raw: unknown): Balance[] {
  return parseData(stakingSchema, raw, "finance/staking-defi/orders-active")
    .flatMap(({ investData, estSettlementTime }) =>
      investData.map(({ ccy, amt }) => earning("earn_locked", ccy, amt, estSettlementTime)),
    )
    .filter(isHeld);
}

function earning(
  wallet: "earn_flexible" | "earn_locked",
  asset: string,
  amount: DecimalString,
  unlockAt: number | null,
): Balance {
  return { wallet, asset, free: "0", locked: amount, borrowed: "0", unlockAt };
}

const magnitude = (amount: DecimalString): DecimalString =>
  amount.startsWith("-") ? subtractDecimals("0", amount) : amount;
const smaller = (a: DecimalString, b: DecimalString): DecimalString => (compareDecimals(a, b) <= 0 ? a : b);
const larger = (a: DecimalString, b: DecimalString): DecimalString => (compareDecimals(a, b) >= 0 ? a : b);
