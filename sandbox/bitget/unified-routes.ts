import { unrealizedPnl } from "../accounts/account-truth";
import { eventsOf, type EventOf } from "../accounts/ledger-event";
import { LEVERAGE, valuedPositions } from "../accounts/futures-math";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { Decimal, text, ZERO } from "../accounts/money";
import type { OpenOrder } from "../accounts/open-order";
import { crossesUnified, unifiedBalances } from "../accounts/unified-wallet";
import type { Venue } from "../binance/endpoint";
import type { Market } from "../market/market";
import type { VenueRequest } from "../signed-venue";
import { eventsBetween, numberAt } from "../trading-rows";

const LINEAR = "USDT-FUTURES";

/** spanOf reads the two ends of a list, both inclusive. */
export function spanOf(params: URLSearchParams) {
  return { from: numberAt(params, "startTime"), to: numberAt(params, "endTime") };
}

/** beforeId cuts a page of events that happened before the one named. */
export function beforeId<Event extends { readonly booked: { readonly id: number } }>(
  events: readonly Event[],
  params: URLSearchParams,
  name: "cursor" | "idLessThan",
): { page: Event[]; next: string } {
  const before = numberAt(params, name) ?? Number.MAX_SAFE_INTEGER;
  const page = events.filter(({ booked }) => booked.id < before).slice(0, numberAt(params, "limit") ?? 100);
  return { page, next: String(page.at(-1)?.booked.id ?? "") };
}

/** unifiedRoutes are what a key of a unified account may do, wallets, positions, orders and history. */
export function unifiedRoutes({ market }: Venue): Record<string, (request: VenueRequest) => unknown> {
  return { ...walletRoutes(market), ...positionRoutes(market), ...historyRoutes() };
}

function walletRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v3/account/info": ({ key, account }) => ({
      userId: String(7_264_000_000 + account.number),
      inviterId: "",
      parentId: "",
      channelCode: "",
      channel: "",
      ips: key.allowedIps?.join(",") ?? "",
      permType: canTrade(key) ? "read-and-write" : "read-only",
      permissions: ["uta_mgt", "uta_trade", ...(canMoveMoney(key) ? ["withdraw"] : [])],
      regisTime: String(key.createdAt),
    }),
    "GET /api/v3/account/assets": ({ account: { book } }) => ({
      accountEquity: "0",
      effEquity: text(marginEquity(book, market)),
      assets: unifiedBalances(book).map(({ asset, balance, debt, locked }) => ({
        coin: asset,
        equity: text(balance.minus(debt)),
        usdValue: "0",
        balance: text(balance),
        available: text(Decimal.max(ZERO, balance.minus(locked))),
        debt: text(debt),
        locked: text(locked),
      })),
    }),
    "GET /api/v3/account/funding-assets": ({ account: { book } }) =>
      book.assetsIn("funding").map((coin) => {
        const amount = text(book.balance("funding", coin));
        return { coin, available: amount, frozen: "0", balance: amount };
      }),
    "GET /api/v2/earn/savings/assets": ({ account: { book }, params }) => ({
      resultList:
        params.get("periodType") === "flexible"
          ? book.assetsIn("earn").map((coin) => ({
              productId: `savings-${coin}`,
              orderId: `savings-${coin}`,
              productCoin: coin,
              interestCoin: coin,
              periodType: "flexible",
              holdAmount: text(book.balance("earn", coin)),
              status: "in_holding",
            }))
          : [],
      endId: "",
    }),
  };
}

/** What all coins are worth, with what is open; nothing is counted at less than its price. */
function marginEquity(book: VenueRequest["account"]["book"], market: Market): Decimal {
  const valueOf = (coin: string): number => (coin === "USDT" ? 1 : (market.lastPrice(`${coin}USDT`) ?? 0));
  return unifiedBalances(book).reduce(
    (sum, { asset, balance, debt }) => sum.plus(balance.minus(debt).times(valueOf(asset))),
    unrealizedPnl(book, market),
  );
}

function positionRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v3/position/current-position": ({ account: { book }, params }) => ({
      list:
        params.get("category") === LINEAR
          ? valuedPositions(book, market).map((position) => ({
              category: LINEAR,
              symbol: position.symbol,
              marginCoin: "USDT",
              holdMode: "one_way_mode",
              posSide: position.amount.isNegative() ? "short" : "long",
              marginMode: "crossed",
              positionBalance: text(position.initialMargin),
              total: position.amount.abs().toFixed(),
              leverage: String(LEVERAGE),
              avgPrice: position.entryPrice.toFixed(),
              unrealisedPnl: position.unrealized.toFixed(),
              liquidationPrice: text(position.liquidationPrice),
              mmr: position.maintenanceMargin.div(position.notional.abs()).toFixed(8),
              markPrice: position.mark.toFixed(),
            }))
          : [],
    }),
    "GET /api/v3/trade/unfilled-orders": (request) => ({
      list: resting(request, false).map((order) => ({
        orderId: String(order.orderId),
        category: request.params.get("category"),
        symbol: order.symbol,
        orderType: "limit",
        side: order.side.toLowerCase(),
        price: order.price?.toFixed() ?? "0",
        qty: order.quantity.toFixed(),
        cumExecQty: "0",
        orderStatus: "live",
      })),
      cursor: "",
    }),
    "GET /api/v3/trade/unfilled-strategy-orders": (request) =>
      resting(request, true).map((order) => ({
        orderId: String(order.orderId),
        category: request.params.get("category"),
        symbol: order.symbol,
        qty: order.quantity.toFixed(),
        side: order.side.toLowerCase(),
        posSide: order.side === "SELL" ? "long" : "short",
        takeProfit: "",
        stopLoss: order.stopPrice?.toFixed() ?? "",
        tpLimitPrice: "",
        slLimitPrice: order.price?.toFixed() ?? "",
      })),
  };
}

function historyRoutes(): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v3/trade/fills": ({ account: { book }, params }) => {
      const category = params.get("category");
      const trades: readonly (EventOf<"trade"> | EventOf<"futures-trade">)[] =
        category === "SPOT"
          ? eventsOf(book.events, "trade")
          : category === LINEAR
            ? eventsOf(book.events, "futures-trade")
            : [];
      const { page, next } = beforeId(eventsBetween(trades, spanOf(params)), params, "cursor");
      return {
        list: page.map((trade) => ({
          execId: String(trade.booked.id),
          orderId: String(trade.booked.orderId),
          category,
          symbol: trade.symbol,
          side: trade.side.toLowerCase(),
          execPrice: trade.price.toFixed(),
          execQty: trade.quantity.toFixed(),
          feeDetail: [{ feeCoin: trade.booked.feeAsset ?? "USDT", fee: text(trade.booked.fee ?? ZERO) }],
          createdTime: String(trade.at),
        })),
        cursor: next,
      };
    },
    "GET /api/v3/account/financial-records": ({ account: { book }, params }) => {
      const payments = params.get("category") === LINEAR ? eventsOf(book.events, "funding-fee") : [];
      const { page, next } = beforeId(eventsBetween(payments, spanOf(params)), params, "cursor");
      return {
        list: page.map(({ booked, symbol, amount, at }) => ({
          category: LINEAR,
          id: String(booked.id),
          symbol,
          coin: "USDT",
          type: "contract_main_settle_fee",
          amount: text(amount),
          fee: "0",
          balance: "0",
          ts: String(at),
        })),
        cursor: next,
      };
    },
    "GET /api/v3/account/funding-financial-records": ({ account: { book }, params }) => {
      const moves = eventsOf(book.events, "transfer").filter(crossesUnified);
      const { page, next } = beforeId(eventsBetween(moves, spanOf(params)), params, "cursor");
      return {
        list: page.map(({ booked, asset, amount, to, at }) => ({
          id: String(booked.id),
          coin: asset,
          groupType: "transfer",
          type: to === "funding" ? "transfer_in" : "transfer_out",
          amount: text(to === "funding" ? amount : amount.neg()),
          balance: "0",
          ts: String(at),
        })),
        cursor: next,
      };
    },
    "GET /api/v3/account/deposit-records": ({ account: { book }, params }) =>
      movementRows(eventsOf(book.events, "deposit"), params, "cursor", "createdTime"),
    "GET /api/v3/account/withdrawal-records": ({ account: { book }, params }) =>
      movementRows(eventsOf(book.events, "withdrawal"), params, "cursor", "createdTime"),
  };
}

/** movementRows are deposits or withdrawals as both kinds of accounts tell them. */
export function movementRows(
  events: readonly (EventOf<"deposit"> | EventOf<"withdrawal">)[],
  params: URLSearchParams,
  cursorName: "cursor" | "idLessThan",
  timeName: "createdTime" | "cTime",
): unknown[] {
  return beforeId(eventsBetween(events, spanOf(params)), params, cursorName).page.map((event) => ({
    orderId: String(event.booked.id),
    coin: event.asset,
    type: event.kind === "deposit" ? "deposit" : "withdraw",
    size: text(event.amount),
    status: "success",
    dest: "on_chain",
    chain: "TRC20",
    [timeName]: String(event.at),
  }));
}

function resting({ account, params }: VenueRequest, hasStop: boolean): OpenOrder[] {
  const category = params.get("category");
  const place = category === "SPOT" ? "spot" : category === LINEAR ? "futures" : undefined;
  return account.book.orders.filter(({ venue, stopPrice }) => venue === place && (stopPrice !== undefined) === hasStop);
}
