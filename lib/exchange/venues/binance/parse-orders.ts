import { z } from "zod";
import type { OpenOrder, Position } from "@/lib/domain/account-snapshot";
import { subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { idText, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";

const orderSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  side: z.enum(["BUY", "SELL"]),
  type: z.string(),
  origQty: magnitudeText,
  executedQty: magnitudeText,
  price: magnitudeText,
  stopPrice: magnitudeText.optional(),
  /** Futures only: the order closes whatever the position is then. */
  closePosition: z.boolean().optional(),
});

const conditionalSchema = z.looseObject({
  algoId: idText,
  symbol: z.string(),
  side: z.enum(["BUY", "SELL"]),
  orderType: z.string(),
  quantity: magnitudeText.optional(),
  price: magnitudeText.optional(),
  triggerPrice: magnitudeText.optional(),
  closePosition: z.boolean().optional(),
});

type Markets = ReadonlyMap<string, Instrument>;

/** parseOpenOrders reads `openOrders` of spot, margin or USDⓈ-M. Orders on instruments we do not know are left out. */
export function parseOpenOrders(raw: unknown, markets: Markets, positions: readonly Position[] = []): OpenOrder[] {
  return parseAnswer(z.array(orderSchema), raw, "binance", "openOrders").flatMap((order) => {
    const instrument = markets.get(order.symbol);
    if (instrument === undefined) return [];
    const left = subtractDecimals(order.origQty, order.executedQty);
    return [
      {
        venueOrderId: order.orderId,
        symbol: instrument.symbol,
        side: sideOf(order.side),
        kind: kindOf(order.type),
        quantity: order.closePosition === true ? closing(instrument, positions) : left,
        price: positiveOrNull(order.price),
        stopPrice: positiveOrNull(order.stopPrice),
      },
    ];
  });
}

/** parseConditionalOrders reads `openAlgoOrders`, where USDⓈ-M keeps its stops and take-profits. */
export function parseConditionalOrders(raw: unknown, markets: Markets, positions: readonly Position[]): OpenOrder[] {
  return parseAnswer(z.array(conditionalSchema), raw, "binance", "openAlgoOrders").flatMap((order) => {
    const instrument = markets.get(order.symbol);
    if (instrument === undefined) return [];
    return [
      {
        venueOrderId: `algo-${order.algoId}`,
        symbol: instrument.symbol,
        side: sideOf(order.side),
        kind: kindOf(order.orderType),
        quantity: order.closePosition === true ? closing(instrument, positions) : (order.quantity ?? "0"),
        price: positiveOrNull(order.price),
        stopPrice: positiveOrNull(order.triggerPrice),
      },
    ];
  });
}

const sideOf = (side: "BUY" | "SELL"): OpenOrder["side"] => (side === "BUY" ? "buy" : "sell");

function kindOf(type: string): OpenOrder["kind"] {
  if (type === "LIMIT" || type === "LIMIT_MAKER") return "limit";
  if (type.startsWith("TAKE_PROFIT")) return "take_profit";
  return type.startsWith("STOP") || type === "TRAILING_STOP_MARKET" ? "stop" : "other";
}

function closing(instrument: Instrument, positions: readonly Position[]): DecimalString {
  return positions.find(({ symbol }) => symbol === instrument.symbol)?.quantity ?? "0";
}
