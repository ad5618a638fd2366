import { eventsOf } from "../accounts/ledger-event";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { text, ZERO } from "../accounts/money";
import { freeBalance } from "../accounts/operations";
import type { VenueRequest } from "../signed-venue";
import { eventsBetween } from "../trading-rows";
import { beforeId, movementRows, spanOf } from "./unified-routes";

/** classicRoutes are what a key of a classic account may do, its spot wallet and its history; nothing else is used. */
export function classicRoutes(): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v2/spot/account/info": ({ key, account }) => ({
      userId: String(7_264_000_000 + account.number),
      inviterId: "",
      ips: key.allowedIps?.join(",") ?? "",
      authorities: ["readonly", ...(canTrade(key) ? ["trade"] : []), ...(canMoveMoney(key) ? ["withdraw"] : [])],
      parentId: 0,
      traderType: "not_trader",
      regisTime: String(key.createdAt),
    }),
    "GET /api/v2/spot/account/assets": ({ account: { book } }) =>
      book.assetsIn("spot").map((coin) => ({
        coin,
        available: text(freeBalance(book, "spot", coin)),
        frozen: text(book.balance("spot", coin).minus(freeBalance(book, "spot", coin))),
        locked: "0",
        limitAvailable: "0",
        uTime: "1699937566000",
      })),
    "GET /api/v2/account/funding-assets": () => [],
    "GET /api/v2/account/all-account-balance": () => [{ accountType: "bots", usdtBalance: "0" }],
    "GET /api/v2/spot/account/bills": ({ account: { book }, params }) =>
      beforeId(eventsBetween(eventsOf(book.events, "transfer"), spanOf(params)), params, "idLessThan").page.map(
        ({ booked, asset, amount, from, at }) => ({
          billId: String(booked.id),
          coin: asset,
          groupType: "transfer",
          businessType: from === "spot" ? "transfer_out" : "transfer_in",
          size: text(from === "spot" ? amount.neg() : amount),
          balance: "0",
          fees: "0",
          cTime: String(at),
        }),
      ),
    "GET /api/v2/margin/crossed/account/assets": () => [],
    "GET /api/v2/margin/isolated/account/assets": () => [],
    "GET /api/v2/mix/account/accounts": () => [],
    "GET /api/v2/spot/trade/unfilled-orders": () => [],
    "GET /api/v2/spot/trade/current-plan-order": () => ({ nextFlag: false, idLessThan: "0", orderList: [] }),
    "GET /api/v2/spot/trade/fills": ({ account: { book }, params }) =>
      beforeId(eventsBetween(eventsOf(book.events, "trade"), spanOf(params)), params, "idLessThan").page.map(
        (trade) => ({
          symbol: trade.symbol,
          orderId: String(trade.booked.orderId),
          tradeId: String(trade.booked.id),
          side: trade.side.toLowerCase(),
          priceAvg: trade.price.toFixed(),
          size: trade.quantity.toFixed(),
          feeDetail: {
            deduction: "no",
            feeCoin: trade.booked.feeAsset ?? "USDT",
            totalDeductionFee: "",
            totalFee: text((trade.booked.fee ?? ZERO).neg()),
          },
          cTime: String(trade.at),
        }),
      ),
    "GET /api/v2/mix/order/fill-history": () => ({ fillList: [], endId: "" }),
    "GET /api/v2/mix/account/bill": () => ({ bills: [], endId: "" }),
    "GET /api/v2/spot/wallet/deposit-records": ({ account: { book }, params }) =>
      movementRows(eventsOf(book.events, "deposit"), params, "idLessThan", "cTime"),
    "GET /api/v2/spot/wallet/withdrawal-records": ({ account: { book }, params }) =>
      movementRows(eventsOf(book.events, "withdrawal"), params, "idLessThan", "cTime"),
  };
}
