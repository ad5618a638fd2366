import type { AccountBook } from "../accounts/account-book";
import { freeBalance } from "../accounts/operations";
import { text } from "../accounts/money";
import { signedGet, type Endpoint, type Venue } from "./endpoint";
import { spotOrderRow } from "./order-rows";
import type { Query } from "./query";
import { filledOrders, myTrades } from "./trade-rows";

const EARN_PREFIX = "LD";

/**
 * spotBalances are the rows of `/api/v3/account`. As on the real exchange, flexible Earn shows up here a second time
 * under `LD` + coin: who adds these to the Earn wallet counts the money twice.
 */
function spotBalances(book: AccountBook): Record<string, string>[] {
  const own = book.assetsIn("spot").map((asset) => ({
    asset,
    free: text(freeBalance(book, "spot", asset)),
    locked: text(book.locked(asset)),
  }));
  const earn = book.assetsIn("earn").map((asset) => ({
    asset: `${EARN_PREFIX}${asset}`,
    free: text(book.balance("earn", asset)),
    locked: "0.00000000",
  }));
  return [...own, ...earn];
}

const openOrdersWeight = (query: Query): number => (query.text("symbol") === undefined ? 80 : 6);

/** spotAccountEndpoints are the signed reads of `/api/v3`. */
export function spotAccountEndpoints({ market }: Venue): Endpoint[] {
  return [
    signedGet("/api/v3/account", 20, ({ account }) => ({
      makerCommission: 10,
      takerCommission: 10,
      buyerCommission: 0,
      sellerCommission: 0,
      commissionRates: { maker: "0.00100000", taker: "0.00100000", buyer: "0.00000000", seller: "0.00000000" },
      canTrade: true,
      canWithdraw: true,
      canDeposit: true,
      brokered: false,
      requireSelfTradePrevention: false,
      preventSor: false,
      updateTime: account.book.events.at(-1)?.at ?? 0,
      accountType: "SPOT",
      balances: spotBalances(account.book),
      permissions: ["SPOT"],
      uid: 100_000_000 + account.number,
    })),
    signedGet("/api/v3/openOrders", openOrdersWeight, ({ account, query }) => {
      const symbol = query.text("symbol");
      return account.book.orders
        .filter((order) => order.venue === "spot" && (symbol === undefined || order.symbol === symbol))
        .map(spotOrderRow);
    }),
    signedGet("/api/v3/myTrades", 20, ({ account, query }) => myTrades(market, account.book.events, query, "spot")),
    signedGet("/api/v3/allOrders", 20, ({ account, query }) => filledOrders(market, account.book.events, query)),
  ];
}
