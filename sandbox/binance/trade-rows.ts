import type { EventOf, LedgerEvent } from "../accounts/ledger-event";
import { eventsOf } from "../accounts/ledger-event";
import { text, ZERO } from "../accounts/money";
import type { Market } from "../market/market";
import { BinanceError } from "./binance-error";
import type { Query } from "./query";
import { requiredPair } from "./market-rows";
import { baseOf } from "../accounts/postings";

const DAY_MS = 86_400_000;

/** tradesPage picks trades as the exchange pages them: by `fromId`, or a span of at most `spanMaxMs`, or the last ones. */
export function tradesPage<Trade extends LedgerEvent>(
  trades: readonly Trade[],
  query: Query,
  spanMaxMs: number,
): Trade[] {
  const limit = query.limit("limit", 500, 1_000);
  const fromId = query.integer("fromId");
  const orderId = query.integer("orderId");
  const from = query.integer("startTime");
  const to = query.integer("endTime");
  if (from !== undefined && to !== undefined && to - from > spanMaxMs) {
    const days = spanMaxMs / DAY_MS;
    throw new BinanceError(
      400,
      -1127,
      days === 1 ? "More than 24 hours between startTime and endTime." : "Invalid time interval.",
    );
  }
  const found = trades.filter(
    (trade) =>
      (fromId === undefined || trade.booked.id >= fromId) &&
      (orderId === undefined || trade.booked.orderId === orderId) &&
      (from === undefined || trade.at >= from) &&
      (to === undefined || trade.at <= to),
  );
  return fromId === undefined && from === undefined ? found.slice(-limit) : found.slice(0, limit);
}

/** myTrades lists the fills of one pair in a wallet; the exchange insists on `symbol`. */
export function myTrades(
  market: Market,
  events: readonly LedgerEvent[],
  query: Query,
  wallet: "spot" | "margin" | "isolated",
): unknown[] {
  const { symbol } = requiredPair(market, query, () => true);
  const trades = eventsOf(events, "trade").filter((trade) => trade.wallet === wallet && trade.symbol === symbol);
  return tradesPage(trades, query, DAY_MS).map(spotTradeRow);
}

function spotTradeRow(trade: EventOf<"trade">): Record<string, unknown> {
  return {
    symbol: trade.symbol,
    id: trade.booked.id,
    orderId: trade.booked.orderId,
    orderListId: -1,
    price: text(trade.price),
    qty: text(trade.quantity),
    quoteQty: text(trade.booked.quoteQuantity ?? ZERO),
    commission: text(trade.booked.fee ?? ZERO),
    commissionAsset: trade.booked.feeAsset ?? baseOf(trade.symbol),
    time: trade.at,
    isBuyer: trade.side === "BUY",
    isMaker: trade.isMaker ?? false,
    isBestMatch: true,
  };
}

/** filledOrders lists the orders behind the fills of one pair, as `allOrders` shows them. */
export function filledOrders(market: Market, events: readonly LedgerEvent[], query: Query): unknown[] {
  const { symbol } = requiredPair(market, query, () => true);
  const trades = eventsOf(events, "trade").filter((trade) => trade.wallet === "spot" && trade.symbol === symbol);
  return tradesPage(trades, query, DAY_MS).map((trade) => ({
    symbol,
    orderId: trade.booked.orderId,
    orderListId: -1,
    clientOrderId: trade.booked.hash.slice(0, 22),
    price: text(trade.price),
    origQty: text(trade.quantity),
    executedQty: text(trade.quantity),
    origQuoteOrderQty: "0.00000000",
    cummulativeQuoteQty: text(trade.booked.quoteQuantity ?? ZERO),
    status: "FILLED",
    timeInForce: "GTC",
    type: trade.isMaker ? "LIMIT" : "MARKET",
    side: trade.side,
    stopPrice: "0.00000000",
    icebergQty: "0.00000000",
    time: trade.at,
    updateTime: trade.at,
    isWorking: true,
    workingTime: trade.at,
    selfTradePreventionMode: "NONE",
  }));
}
