import { z } from "zod";
import type { OpenOrder } from "@/lib/domain/account-snapshot";
import { divideDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { blankable, magnitudeText } from "@/lib/exchange/parse-answer";
import { parseResult, positiveText, rowsOf, type Row } from "./envelope";

const orderSchema = z.looseObject({
  descr: z.looseObject({
    pair: z.string(),
    type: z.enum(["buy", "sell"]),
    ordertype: z.string(),
    /** The limit, or the price at which it triggers. */
    price: positiveText,
    /** The limit of an order that triggers. */
    price2: positiveText,
  }),
  vol: magnitudeText,
  vol_exec: blankable(magnitudeText),
  stopprice: positiveText,
  limitprice: positiveText,
  oflags: blankable(z.string()),
});
type OrderRow = z.output<typeof orderSchema>;
const ordersSchema = z.looseObject({ open: z.record(z.string().min(1), orderSchema) });

/** parseOpenOrders reads `OpenOrders`. Orders on pairs we do not know are left out. */
export function parseOpenOrders(raw: unknown, markets: ReadonlyMap<string, Instrument>): OpenOrder[] {
  const { open } = parseResult(ordersSchema, raw, "private/OpenOrders");
  return rowsOf(open).flatMap((row) => {
    const instrument = markets.get(row.descr.pair);
    return instrument === undefined ? [] : [toOrder(row, instrument)];
  });
}

function toOrder(row: Row<OrderRow>, instrument: Instrument): OpenOrder {
  const kind = kindOf(row.descr.ordertype);
  const { price, stopPrice } = pricesOf(row, kind);
  return {
    venueOrderId: row.id,
    symbol: instrument.symbol,
    side: row.descr.type,
    kind,
    quantity: quantityOf(row, price ?? stopPrice),
    price,
    stopPrice,
  };
}

function kindOf(ordertype: string): OpenOrder["kind"] {
  if (ordertype.startsWith("stop-loss") || ordertype.startsWith("trailing-stop")) return "stop";
  if (ordertype.startsWith("take-profit")) return "take_profit";
  return ordertype === "limit" || ordertype === "iceberg" ? "limit" : "other";
}

function pricesOf({ descr, stopprice, limitprice }: OrderRow, kind: OpenOrder["kind"]) {
  if (kind !== "stop" && kind !== "take_profit") return { price: descr.price, stopPrice: null };
  const hasLimit = descr.ordertype.endsWith("-limit");
  const stopPrice = stopprice ?? descr.price ?? (hasLimit ? null : descr.price2);
  return { price: hasLimit ? (limitprice ?? descr.price2) : null, stopPrice };
}

/** The flag `viqc` says that the volume is counted in the quote. */
function quantityOf({ vol, vol_exec: done, oflags }: OrderRow, price: DecimalString | null): DecimalString {
  const left = subtractDecimals(vol, done ?? "0");
  if (oflags?.split(",").includes("viqc") !== true) return left;
  return price === null ? "0" : divideDecimals(left, price);
}
