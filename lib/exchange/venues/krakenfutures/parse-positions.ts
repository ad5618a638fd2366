import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  fromNumber,
  multiplyDecimals,
  subtractDecimals,
  toNumber,
  type DecimalString,
} from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { magnitude, optionalAmount, parseFutures } from "./envelope";
import type { MarginLevel } from "./parse-instruments";
import type { Ticker } from "./parse-market";
import { marketOf, venueSymbolOf } from "./symbols";

const positionSchema = z.looseObject({
  symbol: z.string().min(1),
  side: z.enum(["long", "short"]),
  /** Dollars for inverse contracts, base units for linear ones. */
  size: magnitude,
  price: magnitude,
  /** Earned and not yet booked, in the coin of settlement. */
  unrealizedFunding: optionalAmount,
  maxFixedLeverage: optionalAmount,
});
const positionsSchema = z.looseObject({ openPositions: z.array(positionSchema) });
type Row = z.output<typeof positionSchema>;

/** What positions are valued with, by Kraken's name in upper case. */
export interface PositionContext {
  markets: ReadonlyMap<string, Instrument>;
  marks: ReadonlyMap<string, DecimalString>;
  levels: ReadonlyMap<string, readonly MarginLevel[]>;
}

/** marksOf is what positions are valued at: the mark price, or the last one where there is none. */
export function marksOf(tickers: readonly Ticker[]): ReadonlyMap<string, DecimalString> {
  return new Map(
    tickers.flatMap(({ venueSymbol, mark, last }) => {
      const price = mark ?? last;
      return price === null ? [] : [[venueSymbol, price] as const];
    }),
  );
}

/**
 * parsePositions reads `openpositions`. Kraken tells size and entry only: profit is (mark − entry) × size for a linear
 * contract and size × (1/entry − 1/mark) coins for an inverse one, and margins are the contract's schedule at the mark
 * price. A position of a contract we do not know, or without a mark price, is a failure: leaving it out would hide risk.
 */
export function parsePositions(raw: unknown, context: PositionContext): Position[] {
  return parseFutures(positionsSchema, raw, "openpositions")
    .openPositions.filter(({ size }) => size !== "0")
    .map((row) => {
      const instrument = marketOf(context.markets, row.symbol);
      const name = instrument === undefined ? "" : venueSymbolOf(instrument);
      const mark = context.marks.get(name);
      if (instrument === undefined || mark === undefined || row.price === "0")
        throw new SafeExchangeError("bad_response", "krakenfutures", "openpositions", { httpStatus: 200 });
      return toPosition(row, instrument, mark, context.levels.get(name) ?? []);
    });
}

function toPosition(
  row: Row,
  instrument: Instrument,
  markPrice: DecimalString,
  levels: readonly MarginLevel[],
): Position {
  const inverse = isInverse(instrument);
  // An inverse position of N dollars stands as N ÷ entry base units, which makes its profit the linear formula.
  const quantity = inverse ? divideDecimals(row.size, row.price) : row.size;
  const move = subtractDecimals(markPrice, row.price);
  const gain = multiplyDecimals(quantity, row.side === "long" ? move : subtractDecimals("0", move));
  const funding = row.unrealizedFunding ?? "0";
  const level = levelOf(levels, inverse ? row.size : multiplyDecimals(row.size, markPrice));
  const value = multiplyDecimals(quantity, markPrice);
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: row.side,
    quantity,
    entryPrice: row.price,
    markPrice,
    leverage: leverageOf(row, level),
    marginMode: row.maxFixedLeverage === null ? "cross" : "isolated",
    liquidationPrice: null,
    unrealizedPnl: addDecimals(gain, inverse ? multiplyDecimals(funding, markPrice) : funding),
    initialMargin: multiplyDecimals(value, fromNumber(level.initialFraction)),
    maintenanceMargin: multiplyDecimals(value, fromNumber(level.maintenanceFraction)),
  };
}

const NO_SCHEDULE: MarginLevel = { from: "0", initialFraction: 1, maintenanceFraction: 1 };

function levelOf(levels: readonly MarginLevel[], size: DecimalString): MarginLevel {
  return levels.filter(({ from }) => compareDecimals(from, size) <= 0).at(-1) ?? NO_SCHEDULE;
}

function leverageOf({ maxFixedLeverage }: Row, level: MarginLevel): number {
  if (maxFixedLeverage !== null && maxFixedLeverage !== "0") return toNumber(maxFixedLeverage);
  return level.initialFraction > 0 ? 1 / level.initialFraction : 1;
}
