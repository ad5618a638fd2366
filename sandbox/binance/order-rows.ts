import type { OpenOrder } from "../accounts/open-order";
import { text, ZERO } from "../accounts/money";

const ZERO_TEXT = "0.00000000";

/** spotOrderRow shows a resting spot order as `openOrders` does. */
export function spotOrderRow(order: OpenOrder): Record<string, unknown> {
  return {
    symbol: order.symbol,
    orderId: order.orderId,
    orderListId: -1,
    clientOrderId: `sandbox-${order.orderId}`,
    price: text(order.price ?? ZERO),
    origQty: text(order.quantity),
    executedQty: ZERO_TEXT,
    origQuoteOrderQty: ZERO_TEXT,
    cummulativeQuoteQty: ZERO_TEXT,
    status: "NEW",
    timeInForce: "GTC",
    type: order.type,
    side: order.side,
    stopPrice: text(order.stopPrice ?? ZERO),
    icebergQty: ZERO_TEXT,
    time: order.placedAt,
    updateTime: order.placedAt,
    isWorking: order.type === "LIMIT",
    workingTime: order.type === "LIMIT" ? order.placedAt : -1,
    selfTradePreventionMode: "EXPIRE_MAKER",
  };
}

/** algoOrderRow shows a resting perpetual stop as `/fapi/v1/openAlgoOrders` does, where stops live since 2025. */
export function algoOrderRow(order: OpenOrder): Record<string, unknown> {
  return {
    algoId: order.orderId,
    clientAlgoId: `sandbox-${order.orderId}`,
    algoType: "CONDITIONAL",
    orderType: order.type,
    symbol: order.symbol,
    side: order.side,
    positionSide: "BOTH",
    timeInForce: "GTC",
    quantity: order.quantity.toFixed(),
    algoStatus: "NEW",
    triggerPrice: text(order.stopPrice ?? ZERO),
    price: text(order.price ?? ZERO),
    icebergQuantity: null,
    selfTradePreventionMode: "EXPIRE_MAKER",
    workingType: "CONTRACT_PRICE",
    priceMatch: "NONE",
    closePosition: false,
    priceProtect: false,
    reduceOnly: true,
    createTime: order.placedAt,
    updateTime: order.placedAt,
    triggerTime: 0,
    goodTillDate: 0,
  };
}
