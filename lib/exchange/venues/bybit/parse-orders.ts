import { z } from "zod";
import type { OpenOrder, Position } from "@/lib/domain/account-snapshot";
import { compareDecimals, divideDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { hasEnded } from "@/lib/exchange/has-ended";
import { blankable, idText, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { parseList } from "./envelope";

const orderSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  side: z.enum(["Buy", "Sell"]),
  orderType: z.string(),
  orderStatus: blankable(z.string()),
  /** `StopLoss`, `TakeProfit`, `Stop`, `TrailingStop`, …; "" or `UNKNOWN` for a plain order. */
  stopOrderType: blankable(z.string()),
  qty: magnitudeText,
  leavesQty: blankable(magnitudeText),
  cumExecQty: blankable(magnitudeText),
  price: blankable(magnitudeText),
  triggerPrice: blankable(magnitudeText),
  /** 1: triggered when the price rises to it, 2: when it falls. */
  triggerDirection: blankable(z.coerce.number().int()),
  lastPriceOnCreated: blankable(magnitudeText),
  closeOnTrigger: blankable(z.boolean()),
});
type OrderRow = z.output<typeof orderSchema>;

/** parseOpenOrders reads one page of `order/realtime`. Orders on instruments we do not know are left out. */
export function parseOpenOrders(
  raw: unknown,
  markets: ReadonlyMap<string, Instrument>,
  positions: readonly Position[] = [],
): CursorPage<OpenOrder> {
  const { rows, cursor } = parseList(orderSchema, raw, "order/realtime");
  const orders = rows.flatMap((row) => {
    const instrument = markets.get(row.symbol);
    return instrument === undefined || hasEnded(row.orderStatus) ? [] : [toOrder(row, instrument, positions)];
  });
  return { rows: orders, cursor, seen: rows.length };
}

function toOrder(row: OrderRow, instrument: Instrument, positions: readonly Position[]): OpenOrder {
  const price = positiveOrNull(row.price);
  const stopPrice = positiveOrNull(row.triggerPrice);
  return {
    venueOrderId: row.orderId,
    symbol: instrument.symbol,
    side: row.side === "Buy" ? "buy" : "sell",
    kind: kindOf(row),
    quantity: quantityOf(row, instrument, price ?? stopPrice, positions),
    price,
    stopPrice,
  };
}

function kindOf(row: OrderRow): OpenOrder["kind"] {
  const type = row.stopOrderType ?? "";
  if (type.includes("TakeProfit")) return "take_profit";
  if (type.includes("StopLoss") || type === "TrailingStop") return "stop";
  const trigger = positiveOrNull(row.triggerPrice);
  if (trigger === null) return row.orderType === "Limit" ? "limit" : "other";
  return isTriggeredByLoss(row, trigger) ? "stop" : "take_profit";
}

/** A sale triggered by a falling price, or a purchase by a rising one, stops a loss; the other way it takes a profit. */
function isTriggeredByLoss({ side, triggerDirection, lastPriceOnCreated }: OrderRow, trigger: DecimalString): boolean {
  if (triggerDirection === 1 || triggerDirection === 2) return (triggerDirection === 1) === (side === "Buy");
  const created = positiveOrNull(lastPriceOnCreated);
  return created === null || compareDecimals(trigger, created) > 0 === (side === "Buy");
}

/** Zero stands for "whatever the position is then". Inverse contracts count dollars. */
function quantityOf(
  row: OrderRow,
  instrument: Instrument,
  price: DecimalString | null,
  positions: readonly Position[],
): DecimalString {
  const left = row.leavesQty ?? subtractDecimals(row.qty, row.cumExecQty ?? "0");
  const quantity = left === "0" ? row.qty : left;
  const position = positions.find(({ symbol }) => symbol === instrument.symbol);
  if (quantity === "0") return position?.quantity ?? "0";
  if (!isInverse(instrument)) return quantity;
  const at = price ?? position?.markPrice ?? null;
  return at === null ? "0" : divideDecimals(quantity, at);
}
