import type { ApiKey } from "../accounts/api-key";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { text } from "../accounts/money";
import type { OpenOrder } from "../accounts/open-order";
import { baseOf } from "../accounts/postings";
import { signedRead, type Operation, type SignedRequest } from "../exchange-wire";
import { assetCode, idOf, pairName, shortCode } from "./names";

/** accountOperations are what a Kraken key may do, balances and open orders. */
export function accountOperations(): Operation[] {
  return [
    signedRead("/0/private/GetApiKeyInfo", ({ key, account }) => keyInfo(key, account.number)),
    signedRead("/0/private/BalanceEx", ({ account }) => balances(account.book)),
    signedRead("/0/private/Balance", ({ account }) =>
      Object.fromEntries(Object.entries(balances(account.book)).map(([code, { balance }]) => [code, balance])),
    ),
    signedRead("/0/private/OpenOrders", ({ account }) => ({
      open: Object.fromEntries(
        account.book.orders
          .filter(({ venue }) => venue === "spot")
          .map((order) => [idOf("O", order.orderId), orderRow(order)]),
      ),
    })),
    signedRead("/0/private/OpenPositions", () => ({})),
  ];
}

const READS = ["query-funds", "query-open-trades", "query-closed-trades", "query-ledger"];

function keyInfo(key: ApiKey, number: number): Record<string, unknown> {
  const trading = canTrade(key) ? ["modify-trades", "close-trades"] : [];
  const moving = canMoveMoney(key) ? ["withdraw-funds"] : [];
  return {
    api_key_name: key.kind,
    api_key: key.apiKey,
    nonce: "0",
    nonce_window: 0,
    permissions: [...(key.permissions.enableReading ? READS : []), ...trading, ...moving],
    iban: `AA${String(number).padStart(2, "0")} N84G SAND BOX${number}`,
    valid_until: key.expiresAt === undefined ? "0" : String(Math.floor(key.expiresAt / 1_000)),
    query_from: "0",
    query_to: "0",
    created_time: String(Math.floor(key.createdAt / 1_000)),
    modified_time: String(Math.floor(key.createdAt / 1_000)),
    ip_allowlist: key.allowedIps ?? [],
    last_used: "0",
  };
}

/** The spot wallet, and what earns beside it under the coin's name with a suffix: flexible `.F`, bonded `.B`. */
function balances(book: SignedRequest["account"]["book"]): Record<string, { balance: string; hold_trade: string }> {
  const variants = [
    ["earn", "F"],
    ["locked", "B"],
  ] as const;
  return Object.fromEntries([
    ...book
      .assetsIn("spot")
      .map((asset) => [
        assetCode(asset),
        { balance: text(book.balance("spot", asset), 10), hold_trade: text(book.locked(asset), 10) },
      ]),
    ...variants.flatMap(([place, suffix]) =>
      book
        .assetsIn(place)
        .map((asset) => [
          `${shortCode(asset)}.${suffix}`,
          { balance: text(book.balance(place, asset), 10), hold_trade: "0.0000000000" },
        ]),
    ),
  ]) as Record<string, { balance: string; hold_trade: string }>;
}

function orderRow(order: OpenOrder): Record<string, unknown> {
  const pair = pairName({ base: baseOf(order.symbol), quote: "USDT" });
  const side = order.side.toLowerCase();
  const limit = order.price?.toFixed() ?? "0";
  const isStop = order.stopPrice !== undefined;
  const ordertype = isStop ? "stop-loss-limit" : "limit";
  const stop = order.stopPrice?.toFixed() ?? "0.00000";
  const volume = text(order.quantity);
  return {
    refid: null,
    userref: 0,
    status: "open",
    opentm: order.placedAt / 1_000,
    starttm: 0,
    expiretm: 0,
    descr: {
      pair,
      type: side,
      ordertype,
      price: isStop ? stop : limit,
      price2: isStop ? limit : "0",
      leverage: "none",
      order: `${side} ${volume} ${pair} @ ${ordertype} ${isStop ? `${stop} -> limit ${limit}` : limit}`,
      close: "",
    },
    vol: volume,
    vol_exec: "0.00000000",
    cost: "0.00000",
    fee: "0.00000",
    price: "0.00000",
    stopprice: stop,
    limitprice: isStop ? limit : "0.00000",
    misc: "",
    oflags: "fciq",
  };
}
