import { LEVERAGE, valuedPositions } from "../accounts/futures-math";
import type { AccountBook } from "../accounts/account-book";
import { eventsOf, type EventOf } from "../accounts/ledger-event";
import { Decimal, text, ZERO } from "../accounts/money";
import { crossesUnified, unifiedBalances } from "../accounts/unified-wallet";
import type { Venue } from "../binance/endpoint";
import type { Market } from "../market/market";
import type { VenueRequest } from "../signed-venue";
import { eventsBetween, lotOf, numberAt } from "../trading-rows";
import { contractName, pairNamed, spotName } from "./names";

type Routes = Record<string, (request: VenueRequest) => unknown>;

/** The demo account of the new kind. */
const UNIFIED_ACCOUNT = "kucoin-unified";
const NS_PER_MS = 1e6;

/** isUnified tells whether a request is of the account in which spot, margin and futures are one. */
export function isUnified({ account }: Pick<VenueRequest, "account">): boolean {
  return account.profile.id === UNIFIED_ACCOUNT;
}

/** unifiedRoutes are what KuCoin tells of unified accounts, and of every account which kind it is. */
export function unifiedRoutes({ market }: Venue): Routes {
  return { ...walletRoutes(), ...tradingRoutes(market), ...historyRoutes(market) };
}

function walletRoutes(): Routes {
  return {
    "GET /api/ua/v1/account/mode": (request) => ({
      selfAccountMode: isUnified(request) ? "UNIFIED" : "CLASSIC",
      unifiedSubAccount: [],
      classicSubAccount: [],
    }),
    "GET /api/ua/v1/unified/account/balance": ({ account: { book }, now }) => ({
      accountType: "UNIFIED",
      ts: now,
      accounts: [
        {
          currencies: unifiedBalances(book).map(({ asset, balance, debt, locked }) => ({
            currency: asset,
            equity: text(balance.minus(debt)),
            hold: text(locked),
            balance: text(balance),
            available: text(Decimal.max(ZERO, balance.minus(locked))),
            liability: text(debt),
          })),
        },
      ],
    }),
    "GET /api/ua/v1/account/balance": ({ account: { book }, params, now }) => ({
      accountType: params.get("accountType"),
      ts: now,
      accounts: [{ currencies: params.get("accountType") === "FUNDING" ? fundingRows(book) : [] }],
    }),
  };
}

function fundingRows(book: AccountBook) {
  return book.assetsIn("funding").map((currency) => {
    const balance = text(book.balance("funding", currency));
    return { currency, hold: "0", available: balance, liability: "0", balance, equity: balance };
  });
}

function tradingRoutes(market: Market): Routes {
  return {
    "GET /api/ua/v1/unified/position/open-list": ({ account: { book } }) =>
      valuedPositions(book, market).flatMap((position) => {
        const pair = market.instrument(position.symbol);
        if (!pair) return [];
        return [
          {
            symbol: contractName(pair),
            id: position.symbol,
            marginMode: "CROSS",
            size: position.amount.div(lotOf(pair)).toFixed(),
            entryPrice: position.entryPrice.toFixed(),
            positionValue: text(position.notional),
            markPrice: position.mark.toFixed(),
            leverage: String(LEVERAGE),
            unrealizedPnL: position.unrealized.toFixed(),
            realizedPnL: "0",
            initialMargin: text(position.initialMargin),
            mmr: "0.004",
            maintenanceMargin: text(position.maintenanceMargin),
          },
        ];
      }),
    "GET /api/ua/v1/unified/order/open-list": ({ account: { book }, params }) => {
      const isSpot = params.get("tradeType") === "SPOT";
      const hasTrigger = params.get("orderFilter") === "ADVANCED";
      const orders = book.orders.filter(
        ({ venue, stopPrice }) => (venue === "spot") === isSpot && (stopPrice !== undefined) === hasTrigger,
      );
      const items = orders.flatMap((order) => {
        const pair = market.instrument(order.symbol);
        if (!pair) return [];
        return [
          {
            orderId: String(order.orderId),
            symbol: isSpot ? spotName(pair) : contractName(pair),
            orderType: order.price === undefined ? "MARKET" : "LIMIT",
            side: order.side,
            size: (isSpot ? order.quantity : order.quantity.div(lotOf(pair))).toFixed(),
            price: order.price?.toFixed() ?? "0",
            triggerDirection: hasTrigger ? "DOWN" : "",
            triggerPrice: order.stopPrice?.toFixed() ?? "",
            filledSize: "0",
            sizeUnit: isSpot ? "BASECCY" : "UNIT",
            status: 2,
          },
        ];
      });
      return { pageNumber: 1, pageSize: 100, totalNum: items.length, totalPage: 1, items };
    },
  };
}

function historyRoutes(market: Market): Routes {
  return {
    "GET /api/ua/v1/unified/order/execution": ({ account: { book }, params }) => {
      const symbol = pairNamed(market, params.get("symbol"))?.symbol;
      const isSpot = params.get("tradeType") === "SPOT";
      const trades: readonly (EventOf<"trade"> | EventOf<"futures-trade">)[] = isSpot
        ? eventsOf(book.events, "trade")
        : eventsOf(book.events, "futures-trade");
      const items = afterLast(trades, params)
        .filter((trade) => trade.symbol === symbol)
        .flatMap((trade) => {
          const pair = market.instrument(trade.symbol);
          if (!pair) return [];
          return [
            {
              symbol: isSpot ? spotName(pair) : contractName(pair),
              orderId: String(trade.booked.orderId),
              orderType: "MARKET",
              side: trade.side,
              tradeId: String(trade.booked.id),
              size: (isSpot ? trade.quantity : trade.quantity.div(lotOf(pair))).toFixed(),
              price: trade.price.toFixed(),
              executionTime: trade.at * NS_PER_MS,
              fee: text(trade.booked.fee ?? ZERO),
              feeCurrency: trade.booked.feeAsset ?? "USDT",
              liquidityRole: "TAKER",
            },
          ];
        });
      return { tradeType: params.get("tradeType"), items, lastId: Number(items.at(-1)?.tradeId ?? 0) };
    },
    "GET /api/ua/v1/position/funding-history": ({ account: { book }, params }) => {
      const payments = afterLast(eventsOf(book.events, "funding-fee"), params);
      const items = payments.flatMap(({ symbol, amount, at }) => {
        const pair = market.instrument(symbol);
        if (!pair) return [];
        return [{ symbol: contractName(pair), fundingFee: text(amount), settleCurrency: "USDT", settlementTime: at }];
      });
      return { lastId: payments.at(-1)?.booked.id ?? 0, items };
    },
    "GET /api/ua/v1/account/ledger": ({ account: { book }, params }) => {
      const moves = afterLast(eventsOf(book.events, "transfer").filter(crossesUnified), params);
      const items = moves.map(({ booked, asset, amount, to, at }) => ({
        accountType: "UNIFIED",
        id: String(booked.id),
        currency: asset,
        direction: to === "funding" ? "OUT" : "IN",
        businessType: "TRANSFER",
        amount: text(amount),
        fee: "0",
        ts: at * NS_PER_MS,
      }));
      return { lastId: moves.at(-1)?.booked.id ?? 0, items };
    },
  };
}

/** A page of events of a span, newest first, that happened before the last one of the page before. */
function afterLast<Event extends Parameters<typeof eventsBetween>[0][number]>(
  events: readonly Event[],
  params: URLSearchParams,
): Event[] {
  const before = numberAt(params, "lastId") ?? Number.MAX_SAFE_INTEGER;
  return eventsBetween(events, { from: numberAt(params, "startAt"), to: numberAt(params, "endAt") })
    .filter(({ booked }) => booked.id < before)
    .slice(0, numberAt(params, "pageSize") ?? 50);
}
