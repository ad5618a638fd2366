import { z } from "zod";
import type { OpenOrder } from "@/lib/domain/account-snapshot";
import { divideDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { idText } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { magnitude, optionalAmount, parseFutures } from "./envelope";
import { marketOf } from "./symbols";

const orderSchema = z.looseObject({
  order_id: idText,
  symbol: z.string(),
  side: z.enum(["buy", "sell"]),
  orderType: z.string(),
  unfilledSize: magnitude,
  limitPrice: optionalAmount,
  stopPrice: optionalAmount,
});
type OrderRow = z.output<typeof orderSchema>;
const ordersSchema = z.looseObject({ openOrders: z.array(orderSchema) });

/** parseOpenOrders reads `openorders`. Orders on contracts we do not know are left out. */
export function parseOpenOrders(raw: unknown, markets: ReadonlyMap<string, Instrument>): OpenOrder[] {
  return parseFutures(ordersSchema, raw, "openorders").openOrders.flatMap((row) => {
    const instrument = marketOf(markets, row.symbol);
    return instrument === undefined ? [] : [toOrder(row, instrument)];
  });
}

function toOrder(row: OrderRow, instrument: Instrument): OpenOrder {
  const price = positiveOrNull(row.limitPrice);
  const stopPrice = positiveOrNull(row.stopPrice);
  return {
    venueOrderId: row.order_id,
    symbol: instrument.symbol,
    side: row.side,
    kind: kindOf(row.orderType),
    quantity: quantityOf(row.unfilledSize, instrument, price ?? stopPrice),
    price,
    stopPrice,
  };
}

function kindOf(orderType: string): OpenOrder["kind"] {
  if (orderType === "stp" || orderType === "stop" || orderType === "trailing_stop") return "stop";
  if (orderType === "take_profit") return "take_profit";
  return orderType === "lmt" || orderType === "post" ? "limit" : "other";
}

/** Inverse contracts count dollars. */
function quantityOf(size: DecimalString, instrument: Instrument, price: DecimalString | null): DecimalString {
  if (!isInverse(instrument)) return size;
  return price === null ? "0" : divideDecimals(size, price);
}
