import type { EventOf } from "../accounts/ledger-event";
import { RefusedOperation } from "../accounts/account-book";
import { text, ZERO } from "../accounts/money";
import { freeBalance, moveBetweenWallets, positiveAmount, tradeAtMarket, withdrawCoins } from "../accounts/operations";
import { baseOf } from "../accounts/postings";
import { BinanceError } from "./binance-error";
import type { Endpoint, SignedRequest, Venue } from "./endpoint";
import { TRANSFER_NAMES } from "./flow-endpoints";
import { requiredPair } from "./market-rows";
import { spotOrderRow } from "./order-rows";
import type { Query } from "./query";
import type { Wallet } from "../accounts/ledger-event";

function sideOf(query: Query): "BUY" | "SELL" {
  const side = query.required("side");
  if (side !== "BUY" && side !== "SELL") throw new BinanceError(400, -1117, "Invalid side.");
  return side;
}

function filledRow(trade: EventOf<"trade">): Record<string, unknown> {
  const quote = text(trade.booked.quoteQuantity ?? ZERO);
  return {
    symbol: trade.symbol,
    orderId: trade.booked.orderId,
    orderListId: -1,
    clientOrderId: `sandbox-${trade.booked.orderId}`,
    transactTime: trade.at,
    price: "0.00000000",
    origQty: text(trade.quantity),
    executedQty: text(trade.quantity),
    cummulativeQuoteQty: quote,
    status: "FILLED",
    timeInForce: "GTC",
    type: "MARKET",
    side: trade.side,
    fills: [
      {
        price: text(trade.price),
        qty: text(trade.quantity),
        commission: text(trade.booked.fee ?? ZERO),
        commissionAsset: trade.booked.feeAsset,
        tradeId: trade.booked.id,
      },
    ],
  };
}

/** Market orders fill at once; LIMIT and STOP_LOSS_LIMIT orders rest and hold back what they would spend. */
function placeOrder({ account, query }: SignedRequest, { market, now }: Venue): Record<string, unknown> {
  const { symbol } = requiredPair(market, query, () => true);
  const side = sideOf(query);
  const type = query.required("type");
  const { book } = account;
  if (type === "MARKET") {
    const event = tradeAtMarket(book, market, { symbol, side, quantity: query.required("quantity") }, now());
    if (event.kind !== "trade") throw new BinanceError(400, -1116, "Invalid orderType.");
    return filledRow(event);
  }
  if (type !== "LIMIT" && type !== "STOP_LOSS_LIMIT") throw new BinanceError(400, -1116, "Invalid orderType.");
  const quantity = positiveAmount(query.required("quantity"));
  const price = positiveAmount(query.required("price"));
  const needed = side === "SELL" ? quantity : quantity.times(price);
  if (freeBalance(book, "spot", side === "SELL" ? baseOf(symbol) : "USDT").lessThan(needed)) {
    throw new RefusedOperation(-2010, "Account has insufficient balance for requested action.");
  }
  const stop = type === "STOP_LOSS_LIMIT" ? { stopPrice: positiveAmount(query.required("stopPrice")) } : {};
  const order = book.placeOrder({ venue: "spot", symbol, side, type, quantity, price, placedAt: now(), ...stop });
  return { ...spotOrderRow(order), transactTime: now(), fills: [] };
}

function cancelOrder({ account, query }: SignedRequest): Record<string, unknown> {
  const removed = account.book.removeOrder(query.integer("orderId") ?? -1);
  if (!removed) throw new BinanceError(400, -2011, "Unknown order sent.");
  return { ...spotOrderRow(removed), status: "CANCELED" };
}

function universalTransfer({ account, query }: SignedRequest, { now }: Venue): Record<string, unknown> {
  const [fromName, toName] = query.required("type").split("_");
  const wallets = Object.entries(TRANSFER_NAMES) as [Wallet, string][];
  const from = wallets.find(([, name]) => name === fromName)?.[0];
  const to = wallets.find(([, name]) => name === toName)?.[0];
  if (!from || !to) throw new BinanceError(400, -1130, "Data sent for parameter 'type' is not valid.");
  const request = { from, to, asset: query.required("asset"), amount: query.required("amount") };
  return { tranId: moveBetweenWallets(account.book, request, now()).booked.id };
}

/** tradingEndpoints change the account; only keys with the permission may call them. */
export function tradingEndpoints(venue: Venue): Endpoint[] {
  return [
    { method: "POST", path: "/api/v3/order", weight: 1, access: "trade", run: (request) => placeOrder(request, venue) },
    { method: "DELETE", path: "/api/v3/order", weight: 1, access: "trade", run: cancelOrder },
    {
      method: "POST",
      path: "/sapi/v1/asset/transfer",
      weight: 900,
      access: "transfer",
      run: (request) => universalTransfer(request, venue),
    },
    {
      method: "POST",
      path: "/sapi/v1/capital/withdraw/apply",
      weight: 600,
      access: "withdraw",
      run: ({ account, query }) => {
        query.required("address");
        const sent = withdrawCoins(account.book, query.required("coin"), query.required("amount"), venue.now());
        return { id: sent.booked.hash.slice(0, 32) };
      },
    },
  ];
}
