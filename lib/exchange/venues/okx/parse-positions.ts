import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import { multiplyDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseData } from "./envelope";
import { baseQuantity } from "./symbols";

const positionSchema = z.looseObject({
  instType: z.string(),
  instId: z.string(),
  /** Contracts; negative for a short in net mode. */
  pos: decimalText,
  posSide: blankable(z.string()),
  mgnMode: blankable(z.string()),
  avgPx: blankable(magnitudeText),
  markPx: blankable(magnitudeText),
  liqPx: blankable(magnitudeText),
  lever: blankable(magnitudeText),
  upl: blankable(decimalText),
  imr: blankable(magnitudeText),
  margin: blankable(decimalText),
  mmr: blankable(magnitudeText),
});
type PositionRow = z.output<typeof positionSchema>;

export interface PositionsReading {
  positions: Position[];
  /** Option positions are in the equity, but not told apart. */
  hasOptions: boolean;
}

/**
 * parsePositions reads `account/positions`. Contracts become base units; inverse ones are dollars, with margins and profit
 * in the coin, and become quote at the mark price. Margin positions are coins and debts, which the balances have. A
 * position of an instrument we do not know is a failure: leaving it out would hide risk.
 */
export function parsePositions(raw: unknown, markets: ReadonlyMap<string, Instrument>): PositionsReading {
  const rows = parseData(positionSchema, raw, "account/positions").filter(({ pos }) => pos !== "0");
  return {
    positions: rows
      .filter(({ instType }) => instType === "SWAP" || instType === "FUTURES")
      .map((row) => toPosition(row, markets.get(row.instId))),
    hasOptions: rows.some(({ instType }) => instType === "OPTION"),
  };
}

function toPosition(row: PositionRow, instrument: Instrument | undefined): Position {
  const { avgPx, pos } = row;
  if (instrument === undefined || avgPx === null || avgPx === "0")
    throw new SafeExchangeError("bad_response", "okx", "account/positions", { httpStatus: 200 });
  const markPrice = row.markPx === null || row.markPx === "0" ? avgPx : row.markPx;
  const inQuote = (amount: DecimalString | null): DecimalString =>
    isInverse(instrument) ? multiplyDecimals(amount ?? "0", markPrice) : (amount ?? "0");
  const isShort = row.posSide === "short" || (row.posSide !== "long" && pos.startsWith("-"));
  const contracts = pos.startsWith("-") ? subtractDecimals("0", pos) : pos;
  const isIsolated = row.mgnMode === "isolated";
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: isShort ? "short" : "long",
    quantity: baseQuantity(instrument, contracts, avgPx),
    entryPrice: avgPx,
    markPrice,
    leverage: Number(row.lever ?? "1") || 1,
    marginMode: isIsolated ? "isolated" : "cross",
    liquidationPrice: row.liqPx === "0" ? null : row.liqPx,
    unrealizedPnl: inQuote(row.upl),
    initialMargin: inQuote((isIsolated ? row.margin : row.imr) ?? row.imr),
    maintenanceMargin: inQuote(row.mmr),
    ...(isIsolated && row.margin !== null ? { isolatedMargin: row.margin } : {}),
  };
}
