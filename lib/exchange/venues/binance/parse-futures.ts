import { z } from "zod";
import type { Balance, Position, WalletKind } from "@/lib/domain/account-snapshot";
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  subtractDecimals,
  type DecimalString,
} from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { decimalText, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";

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
    isolatedWallet: magnitudeText.optional(),
  }),
);

/**
 * parseFuturesBalances reads the assets of `account`, USDⓈ-M (`/fapi/v2`) or COIN-M (`/dapi/v1`). `walletBalance` excludes
 * unrealised profit, which the positions carry. A negative wallet is a debt.
 */
export function parseFuturesBalances(
  raw: unknown,
  wallet: Extract<WalletKind, "futures" | "coin_futures"> = "futures",
): Balance[] {
  return parseAnswer(accountSchema, raw, "binance", "futures/account")
    .assets.filter(({ walletBalance }) => walletBalance !== "0")
    .map(({ asset, walletBalance, availableBalance }) => {
      const isDebt = compareDecimals(walletBalance, "0") < 0;
      const free = isDebt ? "0" : smaller(walletBalance, larger(availableBalance, "0"));
      return {
        wallet,
        asset,
        free,
        locked: isDebt ? "0" : subtractDecimals(walletBalance, free),
        borrowed: isDebt ? subtractDecimals("0", walletBalance) : "0",
        unlockAt: null,
      } satisfies Balance;
    });
}

/** parseHasPositions reads `account`: whether anything is open, so that prices need be asked for. */
export function parseHasPositions(raw: unknown): boolean {
  const { positions } = parseAnswer(accountSchema, raw, "binance", "futures/account");
  return positions.some(({ positionAmt }) => positionAmt !== "0");
}

/**
 * parsePositions joins `positionRisk` (prices, liquidation, leverage) with the account's margins, per symbol and side.
 * COIN-M counts in contracts of so many dollars, and its margins and profit in the coin: they become base units at entry
 * and quote at the mark price. A position of an instrument we do not know is a failure: leaving it out would hide risk.
 */
export function parsePositions(
  rawAccount: unknown,
  rawRisk: unknown,
  perpetuals: ReadonlyMap<string, Instrument>,
): Position[] {
  const account = parseAnswer(accountSchema, rawAccount, "binance", "futures/account");
  const margins = new Map(account.positions.map((row) => [`${row.symbol}:${row.positionSide}`, row]));
  return parseAnswer(riskSchema, rawRisk, "binance", "futures/positionRisk")
    .filter(({ positionAmt }) => positionAmt !== "0")
    .map((row) => toPosition(row, margins.get(`${row.symbol}:${row.positionSide}`), perpetuals.get(row.symbol)));
}

function toPosition(
  row: z.infer<typeof riskSchema>[number],
  margin: z.infer<typeof accountSchema>["positions"][number] | undefined,
  instrument: Instrument | undefined,
): Position {
  if (instrument === undefined || (isInverse(instrument) && compareDecimals(row.entryPrice, "0") <= 0))
    throw new SafeExchangeError("bad_response", "binance", "futures/positionRisk", {
      httpStatus: 200,
      problem: "symbol: no instrument of this name, or a position without an entry price",
    });
  const isShort = row.positionAmt.startsWith("-");
  const isIsolated = row.marginType.toLowerCase() === "isolated";
  const inQuote = (amount: DecimalString): DecimalString =>
    isInverse(instrument) ? multiplyDecimals(amount, row.markPrice) : amount;
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: isShort ? "short" : "long",
    quantity: contractQuantity(
      instrument,
      isShort ? subtractDecimals("0", row.positionAmt) : row.positionAmt,
      row.entryPrice,
    ),
    entryPrice: row.entryPrice,
    markPrice: row.markPrice,
    leverage: row.leverage,
    marginMode: isIsolated ? "isolated" : "cross",
    liquidationPrice: positiveOrNull(row.liquidationPrice),
    unrealizedPnl: inQuote(row.unRealizedProfit),
    initialMargin: inQuote(margin?.initialMargin ?? "0"),
    maintenanceMargin: inQuote(margin?.maintMargin ?? "0"),
    ...(isIsolated && row.isolatedWallet !== undefined ? { isolatedMargin: row.isolatedWallet } : {}),
  };
}

const smaller = (a: DecimalString, b: DecimalString): DecimalString => (compareDecimals(a, b) <= 0 ? a : b);
const larger = (a: DecimalString, b: DecimalString): DecimalString => (compareDecimals(a, b) >= 0 ? a : addDecimals(b));
