import { z } from "zod";
import type { OpenOrder, Position } from "@/lib/domain/account-snapshot";
import {
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  subtractDecimals,
  type DecimalString,
} from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { hasEnded } from "@/lib/exchange/has-ended";
import { blankable, decimalText, idText, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { parseData } from "./envelope";
import { baseQuantity } from "./symbols";

type Markets = ReadonlyMap<string, Instrument>;

/** OKX answers at most so many rows. */
export const PAGE = 100;

const orderSchema = z.looseObject({
  ordId: idText,
  instId: z.string(),
  side: z.enum(["buy", "sell"]),
  ordType: z.string(),
  state: blankable(z.string()),
  sz: magnitudeText,
  /** `quote_ccy`: `sz` of a spot order is counted in the quote; what was filled never is. */
  tgtCcy: blankable(z.string()),
  accFillSz: blankable(magnitudeText),
  px: blankable(magnitudeText),
});
const LIMIT_TYPES: ReadonlySet<string> = new Set(["limit", "post_only", "fok", "ioc"]);

/** parseOpenOrders reads one page of `trade/orders-pending`. Orders on instruments we do not know are left out. */
export function parseOpenOrders(raw: unknown, markets: Markets): CursorPage<OpenOrder> {
  const rows = parseData(orderSchema, raw, "trade/orders-pending");
  const orders = rows.flatMap((row): OpenOrder[] => {
    const instrument = markets.get(row.instId);
    if (instrument === undefined || hasEnded(row.state)) return [];
    const price = positiveOrNull(row.px);
    return [
      {
        venueOrderId: row.ordId,
        symbol: instrument.symbol,
        side: row.side,
        kind: LIMIT_TYPES.has(row.ordType) ? "limit" : "other",
        quantity: leftOf(row, instrument, price),
        price,
        stopPrice: null,
      },
    ];
  });
  return { rows: orders, cursor: nextOf(rows, ({ ordId }) => ordId), seen: rows.length };
}

function leftOf(row: z.output<typeof orderSchema>, instrument: Instrument, price: DecimalString | null): DecimalString {
  const filled = row.accFillSz ?? "0";
  if (!isInQuote(row, instrument)) return baseQuantity(instrument, subtractDecimals(row.sz, filled), price);
  return price === null ? "0" : subtractDecimals(divideDecimals(row.sz, price), filled);
}

const isInQuote = ({ tgtCcy }: { tgtCcy: string | null }, { kind }: Instrument): boolean =>
  kind === "spot" && tgtCcy === "quote_ccy";

const algoSchema = z.looseObject({
  algoId: idText,
  instId: z.string(),
  side: z.enum(["buy", "sell"]),
  ordType: z.string(),
  state: blankable(z.string()),
  sz: blankable(magnitudeText),
  tgtCcy: blankable(z.string()),
  /** Share of the position to close, where no size is given. */
  closeFraction: blankable(magnitudeText),
  slTriggerPx: blankable(decimalText),
  slOrdPx: blankable(decimalText),
  tpTriggerPx: blankable(decimalText),
  tpOrdPx: blankable(decimalText),
  triggerPx: blankable(decimalText),
  ordPx: blankable(decimalText),
  moveTriggerPx: blankable(decimalText),
  last: blankable(decimalText),
});
type AlgoRow = z.output<typeof algoSchema>;

/** The types of conditional orders that protect or take profit, as OKX wants them asked for: one list each. */
export const ALGO_TYPES = ["conditional", "oco", "trigger", "move_order_stop"] as const;

/**
 * parseStops reads one page of `trade/orders-algo-pending`. An order with both a stop and a target becomes two. Prices of
 * −1 mean "at market".
 */
export function parseStops(raw: unknown, markets: Markets, positions: readonly Position[]): CursorPage<OpenOrder> {
  const rows = parseData(algoSchema, raw, "trade/orders-algo-pending");
  const orders = rows.flatMap((row) => {
    const instrument = markets.get(row.instId);
    return instrument === undefined || hasEnded(row.state) ? [] : toOrders(row, instrument, positions);
  });
  return { rows: orders, cursor: nextOf(rows, ({ algoId }) => algoId), seen: rows.length };
}

function toOrders(row: AlgoRow, instrument: Instrument, positions: readonly Position[]): OpenOrder[] {
  const order = (
    part: string,
    kind: OpenOrder["kind"],
    stopPrice: DecimalString | null,
    price: DecimalString | null,
  ): OpenOrder => ({
    venueOrderId: `algo-${row.algoId}${part}`,
    symbol: instrument.symbol,
    side: row.side,
    kind,
    quantity: quantityOf(row, instrument, stopPrice, positions),
    price: positiveOrNull(price),
    stopPrice,
  });
  const stop = positiveOrNull(row.slTriggerPx);
  const target = positiveOrNull(row.tpTriggerPx);
  const trigger = positiveOrNull(row.triggerPx);
  return [
    ...(stop === null ? [] : [order("-sl", "stop", stop, row.slOrdPx)]),
    ...(target === null ? [] : [order("-tp", "take_profit", target, row.tpOrdPx)]),
    ...(trigger === null ? [] : [order("", triggerKind(row, trigger), trigger, row.ordPx)]),
    ...(row.ordType === "move_order_stop" ? [order("", "stop", positiveOrNull(row.moveTriggerPx), null)] : []),
  ];
}

/** A sale below the last price, or a purchase above it, stops a loss; the other way it takes a profit. */
function triggerKind({ side, last }: AlgoRow, trigger: DecimalString): OpenOrder["kind"] {
  const now = positiveOrNull(last);
  if (now === null) return "stop";
  return compareDecimals(trigger, now) > 0 === (side === "buy") ? "stop" : "take_profit";
}

function quantityOf(
  row: AlgoRow,
  instrument: Instrument,
  price: DecimalString | null,
  positions: readonly Position[],
): DecimalString {
  if (row.sz !== null && row.sz !== "0") {
    if (!isInQuote(row, instrument)) return baseQuantity(instrument, row.sz, price);
    return price === null ? "0" : divideDecimals(row.sz, price);
  }
  const held = positions.find(({ symbol }) => symbol === instrument.symbol)?.quantity ?? "0";
  return multiplyDecimals(held, row.closeFraction ?? "1");
}

/** nextOf names the last row of a full page: the next page begins after it. */
export function nextOf<Row>(rows: readonly Row[], idOf: (row: Row) => string): string | null {
  const last = rows.at(-1);
  return rows.length < PAGE || last === undefined ? null : idOf(last);
}
