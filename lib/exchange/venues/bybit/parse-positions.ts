import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import { divideDecimals, multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseList } from "./envelope";

const positionSchema = z.looseObject({
  symbol: z.string(),
  /** `Buy`, `Sell`, or "" (also `None`) without a position. */
  side: z.string(),
  size: magnitudeText,
  avgPrice: blankable(magnitudeText),
  markPrice: blankable(magnitudeText),
  liqPrice: blankable(magnitudeText),
  leverage: blankable(magnitudeText),
  tradeMode: blankable(z.coerce.number().int()),
  unrealisedPnl: blankable(decimalText),
  positionBalance: blankable(magnitudeText),
  positionIM: blankable(magnitudeText),
  positionMM: blankable(magnitudeText),
});

/**
 * parsePositions reads one page of `position/list`. Inverse contracts come in dollars, their margins and profit in the
 * coin; they become base units at entry and quote at the mark price. A position of an instrument we do not know is a
 * failure: leaving it out would hide risk.
 */
export function parsePositions(
  raw: unknown,
  markets: ReadonlyMap<string, Instrument>,
  { isIsolated }: { isIsolated: boolean },
): CursorPage<Position> {
  const { rows, cursor } = parseList(positionSchema, raw, "position/list");
  const open = rows.filter(({ size }) => size !== "0");
  return { rows: open.map((row) => toPosition(row, markets.get(row.symbol), isIsolated)), cursor, seen: rows.length };
}

function toPosition(
  row: z.output<typeof positionSchema>,
  instrument: Instrument | undefined,
  isIsolated: boolean,
): Position {
  const { avgPrice, side } = row;
  if (instrument === undefined || avgPrice === null || avgPrice === "0" || (side !== "Buy" && side !== "Sell"))
    throw new SafeExchangeError("bad_response", "bybit", "position/list", { httpStatus: 200 });
  const isAlone = isIsolated || row.tradeMode === 1;
  const markPrice = row.markPrice === null || row.markPrice === "0" ? avgPrice : row.markPrice;
  const inQuote = (amount: DecimalString | null): DecimalString =>
    isInverse(instrument) ? multiplyDecimals(amount ?? "0", markPrice) : (amount ?? "0");
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: side === "Buy" ? "long" : "short",
    quantity: isInverse(instrument) ? divideDecimals(row.size, avgPrice) : row.size,
    entryPrice: avgPrice,
    markPrice,
    leverage: Number(row.leverage ?? "1") || 1,
    marginMode: isAlone ? "isolated" : "cross",
    liquidationPrice: row.liqPrice === "0" ? null : row.liqPrice,
    unrealizedPnl: inQuote(row.unrealisedPnl),
    initialMargin: inQuote(row.positionIM),
    maintenanceMargin: inQuote(row.positionMM),
    ...(isAlone && row.positionBalance !== null ? { isolatedMargin: row.positionBalance } : {}),
  };
}
