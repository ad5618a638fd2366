import { z } from "zod";
import type { OpenOrder, Position } from "@/lib/domain/account-snapshot";
import { subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { blankable, idText, magnitudeValue } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { triggerKind } from "@/lib/exchange/trigger-kind";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { mapPage, parseData, parseNumbered } from "./envelope";

type Markets = ReadonlyMap<string, Instrument>;

const orderSchema = z.looseObject({
  id: idText,
  symbol: z.string(),
  side: z.enum(["buy", "sell"]),
  type: z.string(),
  isActive: blankable(z.boolean()),
  price: blankable(magnitudeValue),
  size: blankable(magnitudeValue),
  dealSize: blankable(magnitudeValue),
  /** Spot: `loss`, `entry`, also as part of a longer name; futures: `down`, `up`. */
  stop: blankable(z.string()),
  stopPrice: blankable(magnitudeValue),
});
type OrderRow = z.output<typeof orderSchema>;

/** parseActiveSymbols reads which markets have open orders: `hf/orders/active/symbols` and its twin for margin. */
export function parseActiveSymbols(raw: unknown): string[] {
  const schema = z.looseObject({ symbols: blankable(z.array(z.string())) });
  return parseData(schema, raw, "hf/orders/active/symbols").symbols ?? [];
}

/** parseSpotOrders reads `hf/orders/active` and `hf/margin/orders/active` of one market. */
export function parseSpotOrders(raw: unknown, markets: Markets): OpenOrder[] {
  const rows = parseData(blankable(z.array(orderSchema)), raw, "hf/orders/active") ?? [];
  return rows.flatMap((row) => toOrders(row, markets, []));
}

/** parseStops reads one page of `stop-order`: those of spot and margin. */
export function parseStops(raw: unknown, markets: Markets): CursorPage<OpenOrder> {
  return mapPage(parseNumbered(orderSchema, raw, "stop-order"), (row) => toOrders(row, markets, []));
}

/** parseFuturesOrders reads one page of the futures' `orders` or `stopOrders`. */
export function parseFuturesOrders(
  raw: unknown,
  markets: Markets,
  positions: readonly Position[],
): CursorPage<OpenOrder> {
  return mapPage(parseNumbered(orderSchema, raw, "orders"), (row) => toOrders(row, markets, positions));
}

/** Orders on instruments we do not know are left out. */
function toOrders(row: OrderRow, markets: Markets, positions: readonly Position[]): OpenOrder[] {
  const instrument = markets.get(row.symbol);
  if (instrument === undefined || row.isActive === false) return [];
  const price = positiveOrNull(row.price);
  const stopPrice = positiveOrNull(row.stopPrice);
  return [
    {
      venueOrderId: row.id,
      symbol: instrument.symbol,
      side: row.side,
      kind: stopPrice === null ? (row.type === "limit" ? "limit" : "other") : triggerKind(row.side, directionOf(row)),
      quantity: quantityOf(row, instrument, price ?? stopPrice, positions),
      price,
      stopPrice,
    },
  ];
}

/** What the trigger waits for; an order that does not say protects. */
function directionOf({ stop, side }: OrderRow): "rises" | "falls" {
  if (stop === "up" || stop?.startsWith("e") === true) return "rises";
  if (stop === "down" || stop?.startsWith("l") === true) return "falls";
  return side === "buy" ? "rises" : "falls";
}

/** Without a size the order closes whatever the position is then. */
function quantityOf(
  { size, dealSize }: OrderRow,
  instrument: Instrument,
  price: DecimalString | null,
  positions: readonly Position[],
): DecimalString {
  const left = subtractDecimals(size ?? "0", dealSize ?? "0");
  if (instrument.kind === "spot") return left;
  const position = positions.find(({ symbol }) => symbol === instrument.symbol);
  if (left === "0") return position?.quantity ?? "0";
  return contractQuantity(instrument, left, price ?? position?.markPrice ?? null);
}
