import { z } from "zod";
import type { OpenOrder } from "@/lib/domain/account-snapshot";
import { divideDecimals, subtractDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { blankable, idText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { cursorOf, optionalAmount, parseCoinbase } from "./values";

const configurationSchema = z.looseObject({
  base_size: optionalAmount,
  quote_size: optionalAmount,
  limit_price: optionalAmount,
  stop_price: optionalAmount,
  /** Of a bracket: its limit is the target, this the stop. */
  stop_trigger_price: optionalAmount,
  stop_direction: blankable(z.string()),
});
type Configuration = z.output<typeof configurationSchema>;

const orderSchema = z.looseObject({
  order_id: idText,
  product_id: z.string(),
  side: z.enum(["BUY", "SELL"]),
  status: z.string(),
  /** One member, named after the kind of order. */
  order_configuration: z.record(z.string(), configurationSchema.nullish()),
  filled_size: optionalAmount,
});
type OrderRow = z.output<typeof orderSchema>;

/** A page of orders, or one order alone. */
const ordersSchema = z.union([
  z.looseObject({
    orders: z.array(orderSchema),
    has_next: z.boolean().nullish(),
    cursor: blankable(z.string()),
  }),
  z.looseObject({ order: orderSchema }).transform(({ order }) => ({ orders: [order], has_next: false, cursor: null })),
]);
const RESTING: ReadonlySet<string> = new Set(["OPEN", "PENDING", "QUEUED"]);

/** parseOpenOrders reads one page of `orders/historical/batch`. Orders on products we do not know are left out. */
export function parseOpenOrders(raw: unknown, markets: ReadonlyMap<string, Instrument>): CursorPage<OpenOrder> {
  const { orders, has_next: hasNext, cursor } = parseCoinbase(ordersSchema, raw, "orders/historical/batch");
  const rows = orders.flatMap((row) => {
    const instrument = markets.get(row.product_id);
    return instrument === undefined || !RESTING.has(row.status) ? [] : [toOrder(row, instrument)];
  });
  return { rows, cursor: cursorOf(cursor, hasNext) };
}

function toOrder(row: OrderRow, instrument: Instrument): OpenOrder {
  const [name = "", given] = Object.entries(row.order_configuration)[0] ?? [];
  const configuration = given ?? configurationSchema.parse({});
  const stopPrice = positiveOrNull(configuration.stop_price) ?? positiveOrNull(configuration.stop_trigger_price);
  // A bracket sells at the better of two prices; the stop is the one that matters.
  const isBracket = positiveOrNull(configuration.stop_trigger_price) !== null;
  const price = isBracket ? null : positiveOrNull(configuration.limit_price);
  return {
    venueOrderId: row.order_id,
    symbol: instrument.symbol,
    side: row.side === "BUY" ? "buy" : "sell",
    kind: kindOf(name, row.side, configuration, stopPrice),
    quantity: quantityOf(configuration, row.filled_size ?? "0", price ?? stopPrice),
    price,
    stopPrice,
  };
}

/** A sale triggered by a falling price, or a purchase by a rising one, stops a loss; the other way it takes a profit. */
function kindOf(
  name: string,
  side: OrderRow["side"],
  { stop_direction: direction, stop_trigger_price: bracket }: Configuration,
  stopPrice: string | null,
): OpenOrder["kind"] {
  if (stopPrice === null) return name.includes("limit") ? "limit" : "other";
  if (positiveOrNull(bracket) !== null || direction === null) return "stop";
  return direction.endsWith("DOWN") === (side === "SELL") ? "stop" : "take_profit";
}

/** Some orders are counted in the quote. */
function quantityOf({ base_size: base, quote_size: quote }: Configuration, filled: string, price: string | null) {
  if (base !== null) return subtractDecimals(base, filled);
  return quote === null || price === null ? "0" : subtractDecimals(divideDecimals(quote, price), filled);
}
