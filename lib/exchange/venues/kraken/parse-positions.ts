import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import { divideDecimals, subtractDecimals, toNumber } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseResult, rowsOf } from "./envelope";

const positionSchema = z.looseObject({
  pair: z.string(),
  type: z.enum(["buy", "sell"]),
  vol: magnitudeText,
  vol_closed: blankable(magnitudeText),
  cost: magnitudeText,
  margin: blankable(magnitudeText),
  /** With `docalcs`: what it is worth now, and its profit. */
  value: blankable(magnitudeText),
  net: blankable(decimalText),
});
const positionsSchema = z.record(z.string().min(1), positionSchema);

/**
 * parsePositions reads `OpenPositions`: spot bought or sold on margin, which no balance shows. Where the answer was made
 * without `docalcs` the position stands at its entry. A position on a pair we do not know is a failure: leaving it out would
 * hide risk.
 */
export function parsePositions(raw: unknown, markets: ReadonlyMap<string, Instrument>): Position[] {
  return rowsOf(parseResult(positionsSchema, raw, "private/OpenPositions")).flatMap((row) => {
    const quantity = subtractDecimals(row.vol, row.vol_closed ?? "0");
    if (quantity === "0") return [];
    return [toPosition(row, quantity, markets.get(row.pair))];
  });
}

function toPosition(
  row: z.output<typeof positionSchema>,
  quantity: string,
  instrument: Instrument | undefined,
): Position {
  if (instrument === undefined || row.vol === "0" || row.cost === "0")
    throw new SafeExchangeError("bad_response", "kraken", "private/OpenPositions", { httpStatus: 200 });
  const entryPrice = divideDecimals(row.cost, row.vol);
  const margin = row.margin ?? "0";
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: row.type === "buy" ? "long" : "short",
    quantity,
    entryPrice,
    markPrice: row.value === null ? entryPrice : divideDecimals(row.value, quantity),
    leverage: margin === "0" ? 1 : toNumber(divideDecimals(row.cost, margin)),
    marginMode: "cross",
    liquidationPrice: null,
    unrealizedPnl: row.net ?? "0",
    initialMargin: margin,
    maintenanceMargin: "0",
  };
}
