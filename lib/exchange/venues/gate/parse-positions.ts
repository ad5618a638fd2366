import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import { multiplyDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { amountValue, blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseRows } from "./answer";
import type { Markets } from "./symbols";

const positionSchema = z.looseObject({
  contract: z.string(),
  /** Contracts; below zero for a short. */
  size: amountValue,
  /** "0" for cross margin, whose own limit may be beside it. */
  leverage: blankable(magnitudeText),
  /** The newer name of it. */
  lever: blankable(magnitudeText),
  /** `cross`, `isolated`; older answers leave it to the leverage. */
  pos_margin_mode: blankable(z.string()),
  cross_leverage_limit: blankable(magnitudeText),
  entry_price: magnitudeText,
  mark_price: magnitudeText,
  liq_price: blankable(decimalText),
  unrealised_pnl: decimalText,
  margin: blankable(decimalText),
  initial_margin: blankable(magnitudeText),
  maintenance_margin: blankable(magnitudeText),
});
type PositionRow = z.output<typeof positionSchema>;

/**
 * parsePositions reads `futures/{settle}/positions`. Contracts become base units; inverse ones are dollars, with margins
 * and profit in the coin, and become quote at the mark price. A position of an instrument we do not know is a failure:
 * leaving it out would hide risk.
 */
export function parsePositions(raw: unknown, markets: Markets): Position[] {
  return parseRows(positionSchema, raw, "futures/positions")
    .filter(({ size }) => size !== "0")
    .map((row) => toPosition(row, markets.get(row.contract)));
}

function toPosition(row: PositionRow, instrument: Instrument | undefined): Position {
  const { entry_price: entryPrice, size, liq_price: liquidationPrice } = row;
  if (instrument === undefined || entryPrice === "0")
    throw new SafeExchangeError("bad_response", "gate", "futures/positions", { httpStatus: 200 });
  const markPrice = row.mark_price === "0" ? entryPrice : row.mark_price;
  const inQuote = (amount: DecimalString | null): DecimalString =>
    isInverse(instrument) ? multiplyDecimals(amount ?? "0", markPrice) : (amount ?? "0");
  const isShort = size.startsWith("-");
  const leverage = row.leverage ?? row.lever ?? "0";
  const isCross = (row.pos_margin_mode ?? (leverage === "0" ? "cross" : "isolated")) === "cross";
  const initial = row.initial_margin === "0" ? null : row.initial_margin;
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: isShort ? "short" : "long",
    quantity: contractQuantity(instrument, isShort ? subtractDecimals("0", size) : size, entryPrice),
    entryPrice,
    markPrice,
    leverage: Number(leverage === "0" ? (row.cross_leverage_limit ?? "1") : leverage) || 1,
    marginMode: isCross ? "cross" : "isolated",
    liquidationPrice: liquidationPrice === null || /^-|^0$/.test(liquidationPrice) ? null : liquidationPrice,
    unrealizedPnl: inQuote(row.unrealised_pnl),
    initialMargin: inQuote(isCross ? (initial ?? row.margin) : (row.margin ?? initial)),
    maintenanceMargin: inQuote(row.maintenance_margin),
    ...(isCross || row.margin === null ? {} : { isolatedMargin: row.margin }),
  };
}
