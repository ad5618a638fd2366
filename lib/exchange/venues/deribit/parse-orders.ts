import { z } from "zod";
import type { OpenOrder } from "@/lib/domain/account-snapshot";
import { subtractDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { amountValue, blankable, idText, magnitudeValue } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { parseResult } from "./envelope";
import { baseAmount } from "./symbols";

const orderSchema = z.looseObject({
  order_id: idText,
  instrument_name: z.string().min(1),
  direction: z.enum(["buy", "sell"]),
  /** `limit`, `market`, `stop_limit`, `take_market`, `trailing_stop`, … */
  order_type: z.string(),
  order_state: z.string(),
  amount: magnitudeValue,
  filled_amount: blankable(amountValue),
  /** A word (`market_price`) for orders without one. */
  price: blankable(z.union([amountValue, z.string().transform(() => null)])),
  trigger_price: blankable(amountValue),
  /** The older name of it. */
  stop_price: blankable(amountValue),
});
type OrderRow = z.output<typeof orderSchema>;

/** A list, one order, or the order that a write answers with. */
const ordersSchema = z.union([
  z.array(orderSchema),
  z.looseObject({ order: orderSchema }).transform(({ order }) => [order]),
  orderSchema.transform((order) => [order]),
]);
const RESTING: ReadonlySet<string> = new Set(["open", "untriggered"]);

/**
 * parseOpenOrders reads `private/get_open_orders` and `get_order_state`. Orders that rest no more, and those on instruments
 * we do not know (options), are left out.
 */
export function parseOpenOrders(raw: unknown, markets: ReadonlyMap<string, Instrument>): OpenOrder[] {
  return parseResult(ordersSchema, raw, "get_open_orders").flatMap((row) => {
    const instrument = markets.get(row.instrument_name);
    return instrument === undefined || !RESTING.has(row.order_state) ? [] : [toOrder(row, instrument)];
  });
}

function toOrder(row: OrderRow, instrument: Instrument): OpenOrder {
  const price = positiveOrNull(row.price);
  const stopPrice = positiveOrNull(row.trigger_price ?? row.stop_price);
  const left = subtractDecimals(row.amount, row.filled_amount ?? "0");
  return {
    venueOrderId: row.order_id,
    symbol: instrument.symbol,
    side: row.direction,
    kind: kindOf(row.order_type),
    quantity: baseAmount(instrument, left, price ?? stopPrice),
    price,
    stopPrice,
  };
}

function kindOf(type: string): OpenOrder["kind"] {
  if (type === "limit") return "limit";
  if (type.startsWith("take")) return "take_profit";
  return type.startsWith("stop") || type === "trailing_stop" ? "stop" : "other";
}
