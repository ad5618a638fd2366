import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import { multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseData } from "./envelope";
import type { Markets } from "./symbols";

/** What both kinds of accounts tell of a position, in the words of the unified one. */
const shared = {
  symbol: z.string(),
  total: magnitudeText,
  leverage: blankable(magnitudeText),
  marginMode: z.string(),
  markPrice: blankable(magnitudeText),
  liquidationPrice: blankable(decimalText),
};
const unifiedSchema = z.looseObject({
  ...shared,
  posSide: z.enum(["long", "short"]),
  positionBalance: blankable(decimalText),
  avgPrice: magnitudeText,
  unrealisedPnl: blankable(decimalText),
  mmr: blankable(magnitudeText),
});
const classicSchema = z.looseObject({
  ...shared,
  holdSide: z.enum(["long", "short"]),
  marginSize: blankable(decimalText),
  openPriceAvg: magnitudeText,
  unrealizedPL: blankable(decimalText),
  keepMarginRate: blankable(magnitudeText),
});
type PositionRow = z.output<typeof unifiedSchema>;

/**
 * parseUnifiedPositions reads `v3/position/current-position` of one category. Sizes are in coins; margins and profit of
 * inverse contracts are too, and become quote at the mark price. A position of an instrument we do not know is a failure:
 * leaving it out would hide risk.
 */
export function parseUnifiedPositions(raw: unknown, markets: Markets): Position[] {
  const schema = z.looseObject({ list: blankable(z.array(unifiedSchema)) });
  const rows = parseData(schema, raw, "v3/position/current-position").list ?? [];
  return rows.filter(({ total }) => total !== "0").map((row) => toPosition(row, markets.get(row.symbol)));
}

/** parseClassicPositions reads `mix/position/all-position` of one product type, by the same rules. */
export function parseClassicPositions(raw: unknown, markets: Markets): Position[] {
  return (parseData(blankable(z.array(classicSchema)), raw, "mix/position/all-position") ?? [])
    .filter(({ total }) => total !== "0")
    .map((row) => {
      const { holdSide, openPriceAvg, marginSize, unrealizedPL, keepMarginRate, ...rest } = row;
      const named = { posSide: holdSide, avgPrice: openPriceAvg, positionBalance: marginSize };
      return toPosition(
        { ...rest, ...named, unrealisedPnl: unrealizedPL, mmr: keepMarginRate },
        markets.get(row.symbol),
      );
    });
}

function toPosition(row: PositionRow, instrument: Instrument | undefined): Position {
  const { avgPrice, total, liquidationPrice } = row;
  if (instrument === undefined || avgPrice === "0")
    throw new SafeExchangeError("bad_response", "bitget", "position", { httpStatus: 200 });
  const markPrice = row.markPrice === null || row.markPrice === "0" ? avgPrice : row.markPrice;
  const isIsolated = row.marginMode === "isolated";
  const inQuote = (amount: DecimalString | null): DecimalString =>
    isInverse(instrument) ? multiplyDecimals(amount ?? "0", markPrice) : (amount ?? "0");
  return {
    symbol: instrument.symbol,
    base: instrument.base,
    side: row.posSide,
    quantity: total,
    entryPrice: avgPrice,
    markPrice,
    leverage: Number(row.leverage ?? "1") || 1,
    marginMode: isIsolated ? "isolated" : "cross",
    liquidationPrice: liquidationPrice === null || /^-|^0$/.test(liquidationPrice) ? null : liquidationPrice,
    unrealizedPnl: inQuote(row.unrealisedPnl),
    initialMargin: inQuote(row.positionBalance),
    // The rate is told, not the sum.
    maintenanceMargin: multiplyDecimals(multiplyDecimals(total, markPrice), row.mmr ?? "0"),
    ...(isIsolated && row.positionBalance !== null ? { isolatedMargin: row.positionBalance } : {}),
  };
}
