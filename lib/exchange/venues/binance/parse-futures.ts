import { z } from "zod";
import type { Balance, Position } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { decimalText, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";

const accountSchema = z.looseObject({
  assets: z.array(
    z.looseObject({
      asset: z.string().min(1).max(30),
      walletBalance: decimalText,
      availableBalance: decimalText,
    }),
  ),
  positions: z.array(
    z.looseObject({
      symbol: z.string(),
      positionSide: z.string(),
      positionAmt: decimalText,
      initialMargin: magnitudeText,
      maintMargin: magnitudeText,
    }),
  ),
});

const riskSchema = z.array(
  z.looseObject({
    symbol: z.string(),
    positionSide: z.string(),
    positionAmt: decimalText,
    entryPrice: decimalText,
    markPrice: decimalText,
    unRealizedProfit: decimalText,
    liquidationPrice: decimalText,
    leverage: z.coerce.number().positive().max(1_000),
    marginType: z.string(),
  }),
);

/**
 * parseFuturesBalances reads the assets of `GET /fapi/v2/account`. `walletBalance` excludes unrealised profit, which the
 * positions carry. A negative wallet is a debt.
 */
export function parseFuturesBalances(raw: unknown): Balance[] {
  return parseAnswer(accountSchema, raw, "binance", "fapi/v2/account")
    .assets.filter(({ walletBalance }) => walletBalance !== "0")
    .map(({ asset, walletBalance, availableBalance }) => {
      const isDebt = compareDecimals(walletBalance, "0") < 0;
      const free = isDebt ? "0" : smaller(walletBalance, larger(availableBalance, "0"));
      return {
        wallet: "futures",
        asset,
        free,
        locked: isDebt ? "0" : subtractDecimals(walletBalance, free),
        borrowed: isDebt ? subtractDecimals("0", walletBalance) : "0",
        unlockAt: null,
      } satisfies Balance;
    });
}

/**
 * parsePositions joins `positionRisk` (prices, liquidation, leverage) with the account's margins, per symbol and side.
 * A position of an instrument we do not know is a failure: leaving it out would hide risk.
 */
export function parsePositions(
  rawAccount: unknown,
  rawRisk: unknown,
  perpetuals: ReadonlyMap<string, Instrument>,
): Position[] {
  const account = parseAnswer(accountSchema, rawAccount, "binance", "fapi/v2/account");
  const margins = new Map(account.positions.map((row) => [`${row.symbol}:${row.positionSide}`, row]));
  return parseAnswer(riskSchema, rawRisk, "binance", "fapi/v2/positionRisk")
    .filter(({ positionAmt }) => positionAmt !== "0")
    .map((row) => {
      const instrument = parseAnswer(
        z.custom<Instrument>((value) => value !== undefined),
        perpetuals.get(row.symbol),
        "binance",
        "fapi/v2/positionRisk",
      );
      const margin = margins.get(`${row.symbol}:${row.positionSide}`);
      const isShort = row.positionAmt.startsWith("-");
      return {
        symbol: instrument.symbol,
        base: instrument.base,
        side: isShort ? "short" : "long",
        quantity: isShort ? subtractDecimals("0", row.positionAmt) : row.positionAmt,
        entryPrice: row.entryPrice,
        markPrice: row.markPrice,
        leverage: row.leverage,
        marginMode: row.marginType.toLowerCase() === "isolated" ? "isolated" : "cross",
        liquidationPrice: compareDecimals(row.liquidationPrice, "0") > 0 ? row.liquidationPrice : null,
        unrealizedPnl: row.unRealizedProfit,
        initialMargin: margin?.initialMargin ?? "0",
        maintenanceMargin: margin?.maintMargin ?? "0",
      } satisfies Position;
    });
}

const smaller = (a: DecimalString, b: DecimalString): DecimalString => (compareDecimals(a, b) <= 0 ? a : b);
const larger = (a: DecimalString, b: DecimalString): DecimalString => (compareDecimals(a, b) >= 0 ? a : addDecimals(b));
