import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import { multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { amountValue, blankable, finiteNumber, oneOrMany } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseResult } from "./envelope";
import { baseAmount } from "./symbols";

const positionSchema = z.looseObject({
  instrument_name: z.string().min(1),
  kind: z.string(),
  direction: z.enum(["buy", "sell", "zero"]),
  /** Dollars of an inverse contract, coins of a linear one; below zero for a short. */
  size: amountValue,
  average_price: amountValue,
  mark_price: amountValue,
  estimated_liquidation_price: blankable(amountValue),
  leverage: blankable(finiteNumber),
  floating_profit_loss: amountValue,
  initial_margin: amountValue,
  maintenance_margin: amountValue,
});
type PositionRow = z.output<typeof positionSchema>;

/**
 * parsePositions reads `private/get_positions`. Inverse contracts are dollars, their margins and profit the coin; they
 * become base units at entry and quote at the mark price. Margin is shared by all positions of a coin. Options and
 * combinations are left out; a position of a contract we do not know is a failure: leaving it out would hide risk.
 */
export function parsePositions(raw: unknown, markets: ReadonlyMap<string, Instrument>): Position[] {
  return parseResult(oneOrMany(positionSchema), raw, "get_positions")
    .filter(({ kind, size, direction }) => kind === "future" && size !== "0" && direction !== "zero")
    .map((row) => toPosition(row, markets.get(row.instrument_name)));
}

function toPosition(row: PositionRow, instrument: Instrument | undefined): Position {
  const entryPrice = positiveOrNull(row.average_price);
  if (instrument === undefined || entryPrice === null)
    throw new SafeExchangeError("bad_response", "deribit", "get_positions", {
      httpStatus: 200,
      problem: "instrument_name: no instrument of this name, or a position without an entry price",
    });
  const markPrice = positiveOrNull(row.mark_price) ?? entryPrice;
  const inQuote = (amount: DecimalString): DecimalString =>
    isInverse(instrument) ? multiplyDecimals(amount, markPrice) : amount;
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: row.direction === "sell" ? "short" : "long",
    quantity: baseAmount(instrument, row.size.replace(/^-/, ""), entryPrice),
    entryPrice,
    markPrice,
    leverage: row.leverage || 1,
    marginMode: "cross",
    liquidationPrice: positiveOrNull(row.estimated_liquidation_price),
    unrealizedPnl: inQuote(row.floating_profit_loss),
    initialMargin: inQuote(row.initial_margin),
    maintenanceMargin: inQuote(row.maintenance_margin),
  };
}
