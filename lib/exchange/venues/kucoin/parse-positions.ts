import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import { multiplyDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { amountValue, blankable, magnitudeValue, oneOrMany } from "@/lib/exchange/parse-answer";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { mapPage, parseData, parseNumbered } from "./envelope";

const positionSchema = z.looseObject({
  symbol: z.string(),
  crossMode: z.boolean(),
  /** Contracts; below zero for a short. */
  currentQty: amountValue,
  positionSide: blankable(z.string()),
  avgEntryPrice: magnitudeValue,
  markPrice: magnitudeValue,
  liquidationPrice: blankable(amountValue),
  leverage: blankable(magnitudeValue),
  realLeverage: blankable(magnitudeValue),
  unrealisedPnl: amountValue,
  posInit: blankable(amountValue),
  posMargin: blankable(amountValue),
  posMaint: blankable(amountValue),
});
type PositionRow = z.output<typeof positionSchema>;

/**
 * parsePositions reads `positions`. Contracts become base units; inverse ones are dollars, with margins and profit in the
 * coin, and become quote at the mark price. A position of an instrument we do not know is a failure: leaving it out would
 * hide risk.
 */
export function parsePositions(raw: unknown, markets: ReadonlyMap<string, Instrument>): Position[] {
  return parseData(oneOrMany(positionSchema), raw, "positions")
    .filter(({ currentQty }) => currentQty !== "0")
    .map((row) => toPosition(row, markets.get(row.symbol)));
}

function toPosition(row: PositionRow, instrument: Instrument | undefined): Position {
  const { avgEntryPrice, currentQty, liquidationPrice } = row;
  if (instrument === undefined || avgEntryPrice === "0")
    throw new SafeExchangeError("bad_response", "kucoin", "positions", { httpStatus: 200 });
  const markPrice = row.markPrice === "0" ? avgEntryPrice : row.markPrice;
  const inQuote = (amount: DecimalString | null): DecimalString =>
    isInverse(instrument) ? multiplyDecimals(amount ?? "0", markPrice) : (amount ?? "0");
  const isShort = row.positionSide === "SHORT" || currentQty.startsWith("-");
  const contracts = currentQty.startsWith("-") ? subtractDecimals("0", currentQty) : currentQty;
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: isShort ? "short" : "long",
    quantity: contractQuantity(instrument, contracts, avgEntryPrice),
    entryPrice: avgEntryPrice,
    markPrice,
    leverage: Number(row.leverage ?? row.realLeverage ?? "1") || 1,
    marginMode: row.crossMode ? "cross" : "isolated",
    liquidationPrice: liquidationPrice === null || /^-|^0$/.test(liquidationPrice) ? null : liquidationPrice,
    unrealizedPnl: inQuote(row.unrealisedPnl),
    initialMargin: inQuote(row.crossMode ? row.posInit : (row.posMargin ?? row.posInit)),
    maintenanceMargin: inQuote(row.posMaint),
    ...(row.crossMode || row.posMargin === null ? {} : { isolatedMargin: row.posMargin }),
  };
}

/** parseOpenSymbols names the markets of open positions. */
export function parseOpenSymbols(raw: unknown): string[] {
  return parseData(z.array(z.looseObject({ symbol: z.string() })), raw, "positions").map(({ symbol }) => symbol);
}

/** parseClosedSymbols names the markets of one page of `history-positions`. */
export function parseClosedSymbols(raw: unknown) {
  const row = z.looseObject({ symbol: z.string() });
  return mapPage(parseNumbered(row, raw, "history-positions"), ({ symbol }) => [symbol]);
}
