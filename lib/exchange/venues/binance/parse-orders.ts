import { z } from "zod";
import type { OpenOrder, Position } from "@/lib/domain/account-snapshot";
import { subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { hasEnded } from "@/lib/exchange/has-ended";
import { idText, magnitudeText, oneOrMany, parseAnswer } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";

const orderSchema = z.looseObject({
  orderId: idText,
  symbol: z.string(),
  side: z.enum(["BUY", "SELL"]),
  type: z.string(),
  status: z.string().optional(),
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
  algoStatus: z.string().optional(),
  quantity: magnitudeText.optional(),
  price: magnitudeText.optional(),
  triggerPrice: magnitudeText.optional(),
  closePosition: z.boolean().optional(),
});

type Markets = ReadonlyMap<string, Instrument>;

/**
 * parseOpenOrders reads `openOrders` of spot, margin, USDⓈ-M or COIN-M. Orders on instruments we do not know are left out.
 */
export function parseOpenOrders(raw: unknown, markets: Markets, positions: readonly Position[] = []): OpenOrder[] {
  return parseAnswer(oneOrMany(orderSchema), raw, "binance", "openOrders").flatMap((order) => {
    const instrument = markets.get(order.symbol);
    if (instrument === undefined || hasEnded(order.status)) return [];
    const plain = {
      venueOrderId: order.orderId,
      symbol: instrument.symbol,
      side: sideOf(order.side),
      kind: kindOf(order.type),
      price: positiveOrNull(order.price),
      stopPrice: positiveOrNull(order.stopPrice),
    };
    const left = order.closePosition === true ? null : subtractDecimals(order.origQty, order.executedQty);
    return [{ ...plain, quantity: quantityOf(plain, left, instrument, positions) }];
  });
}

/** parseConditionalOrders reads `openAlgoOrders`, where USDⓈ-M and COIN-M keep their stops and take-profits. */
export function parseConditionalOrders(raw: unknown, markets: Markets, positions: readonly Position[]): OpenOrder[] {
  return parseAnswer(oneOrMany(conditionalSchema), raw, "binance", "openAlgoOrders").flatMap((order) => {
    const instrument = markets.get(order.symbol);
    if (instrument === undefined || hasEnded(order.algoStatus)) return [];
    const plain = {
      venueOrderId: `algo-${order.algoId}`,
      symbol: instrument.symbol,
      side: sideOf(order.side),
      kind: kindOf(order.orderType),
      price: positiveOrNull(order.price),
      stopPrice: positiveOrNull(order.triggerPrice),
    };
    const left = order.closePosition === true ? null : (order.quantity ?? "0");
    return [{ ...plain, quantity: quantityOf(plain, left, instrument, positions) }];
  });
}

const sideOf = (side: "BUY" | "SELL"): OpenOrder["side"] => (side === "BUY" ? "buy" : "sell");

function kindOf(type: string): OpenOrder["kind"] {
  if (type === "LIMIT" || type === "LIMIT_MAKER") return "limit";
  if (type.startsWith("TAKE_PROFIT")) return "take_profit";
  return type.startsWith("STOP") || type === "TRAILING_STOP_MARKET" ? "stop" : "other";
}

/** What an order would trade, in base units: null stands for whatever the position it closes is then. */
function quantityOf(
  order: Omit<OpenOrder, "quantity">,
  left: DecimalString | null,
  instrument: Instrument,
  positions: readonly Position[],
): DecimalString {
  const closed = positions.find(
    ({ symbol, side }) => symbol === instrument.symbol && (side === "long") === (order.side === "sell"),
  );
  if (left === null) return closed?.quantity ?? "0";
  return contractQuantity(instrument, left, order.price ?? order.stopPrice ?? closed?.markPrice ?? null);
}
