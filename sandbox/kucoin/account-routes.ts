import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { futuresTotals, LEVERAGE, valuedPositions } from "../accounts/futures-math";
import { text } from "../accounts/money";
import { freeBalance } from "../accounts/operations";
import type { OpenOrder } from "../accounts/open-order";
import type { Venue } from "../binance/endpoint";
import type { Market } from "../market/market";
import type { VenueRequest } from "../signed-venue";
import { lotOf } from "../trading-rows";
import { contractName, pairNamed, spotName } from "./names";
import { isUnified } from "./unified-routes";

/** pageOfRows is a page by number, as KuCoin cuts it. */
export function pageOfRows<Row>(rows: readonly Row[], params: URLSearchParams, pageName = "currentPage") {
  const pageSize = Number(params.get("pageSize") ?? params.get("limit") ?? 50);
  const currentPage = Number(params.get(pageName) ?? 1);
  return {
    currentPage,
    pageSize,
    totalNum: rows.length,
    totalPage: Math.ceil(rows.length / pageSize),
    items: rows.slice((currentPage - 1) * pageSize, currentPage * pageSize),
  };
}

/** accountRoutes are what a KuCoin key may do, wallets, positions and open orders. */
export function accountRoutes({ market }: Venue): Record<string, (request: VenueRequest) => unknown> {
  return { ...walletRoutes(), ...futuresRoutes(market), ...orderRoutes(market) };
}

function walletRoutes(): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v1/user/api-key": ({ key, account }) => ({
      remark: key.kind,
      apiKey: key.apiKey,
      apiVersion: 3,
      permission: [
        "General",
        ...(canTrade(key) ? ["Spot", "Futures"] : []),
        ...(canMoveMoney(key) ? ["Transfer"] : []),
      ].join(","),
      ...(key.allowedIps === undefined ? {} : { ipWhitelist: key.allowedIps.join(",") }),
      createdAt: key.createdAt,
      uid: 165_000_000 + account.number,
      isMaster: true,
    }),
    "GET /api/v1/accounts": (request) => {
      const { book, number } = request.account;
      const wallets = isUnified(request) ? (["funding"] as const) : (["spot", "funding"] as const);
      return wallets.flatMap((wallet) =>
        book.assetsIn(wallet).map((currency) => ({
          id: `${number}-${wallet}-${currency}`,
          currency,
          type: wallet === "spot" ? "trade" : "main",
          balance: text(book.balance(wallet, currency)),
          available: text(freeBalance(book, wallet, currency)),
          holds: text(book.balance(wallet, currency).minus(freeBalance(book, wallet, currency))),
        })),
      );
    },
    "GET /api/v3/margin/accounts": () => ({ totalAssetOfQuoteCurrency: "0", debtRatio: "0", accounts: [] }),
    "GET /api/v3/isolated/accounts": ({ now }) => ({ totalAssetOfQuoteCurrency: "0", timestamp: now, assets: [] }),
    "GET /api/v1/earn/hold-assets": ({ account: { book }, params }) =>
      pageOfRows(
        book.assetsIn("earn").map((currency) => ({
          orderId: `earn-${currency}`,
          productCategory: "DEMAND",
          currency,
          holdAmount: text(book.balance("earn", currency)),
          lockEndTime: null,
          status: "LOCKED",
        })),
        params,
      ),
  };
}

function futuresRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v1/account-overview": (request) => {
      const currency = request.params.get("currency") ?? "XBT";
      const isHere = currency === "USDT" && !isUnified(request);
      const totals = isHere ? futuresTotals(request.account.book, market) : undefined;
      return {
        currency,
        accountEquity: totals?.margin.toNumber() ?? 0,
        unrealisedPNL: totals?.unrealized.toNumber() ?? 0,
        marginBalance: totals?.wallet.toNumber() ?? 0,
        positionMargin: totals?.initial.toNumber() ?? 0,
        orderMargin: 0,
        frozenFunds: 0,
        availableBalance: totals?.available.toNumber() ?? 0,
      };
    },
    "GET /api/v1/positions": ({ account: { book }, now }) =>
      valuedPositions(book, market).flatMap((position) => {
        const pair = market.instrument(position.symbol);
        if (!pair) return [];
        return [
          {
            id: `${position.symbol}-position`,
            symbol: contractName(pair),
            crossMode: true,
            positionSide: "BOTH",
            currentTimestamp: now,
            currentQty: position.amount.div(lotOf(pair)).toNumber(),
            avgEntryPrice: position.entryPrice.toNumber(),
            markPrice: position.mark.toNumber(),
            markValue: position.notional.toNumber(),
            liquidationPrice: position.liquidationPrice.toNumber(),
            leverage: LEVERAGE,
            unrealisedPnl: position.unrealized.toNumber(),
            posInit: position.initialMargin.toNumber(),
            posMargin: position.initialMargin.toNumber(),
            posMaint: position.maintenanceMargin.toNumber(),
            isOpen: true,
            settleCurrency: "USDT",
            isInverse: false,
          },
        ];
      }),
  };
}

function orderRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  const rowOf = (order: OpenOrder) => orderRow(market, order);
  return {
    "GET /api/v1/hf/orders/active/symbols": (request) => ({
      symbols: [...new Set(restingOn(request, "spot", false).map((order) => rowOf(order).symbol))],
    }),
    "GET /api/v1/hf/orders/active": (request) =>
      restingOn(request, "spot", false)
        .filter(({ symbol }) => symbol === pairNamed(market, request.params.get("symbol"))?.symbol)
        .map(rowOf),
    "GET /api/v3/hf/margin/order/active/symbols": () => ({ symbolSize: 0, symbols: null }),
    "GET /api/v1/stop-order": (request) => pageOfRows(restingOn(request, "spot", true).map(rowOf), request.params),
    "GET /api/v1/orders": (request) => pageOfRows(restingOn(request, "futures", false).map(rowOf), request.params),
    "GET /api/v1/stopOrders": (request) => pageOfRows(restingOn(request, "futures", true).map(rowOf), request.params),
  };
}

function restingOn({ account }: VenueRequest, place: OpenOrder["venue"], hasStop: boolean): OpenOrder[] {
  return account.book.orders.filter(({ venue, stopPrice }) => venue === place && (stopPrice !== undefined) === hasStop);
}

/** Spot prints numbers as text, futures do not, and count contracts. */
function orderRow(market: Market, order: OpenOrder) {
  const pair = market.instrument(order.symbol);
  const isSpot = order.venue === "spot";
  const quantity = isSpot || pair === undefined ? order.quantity : order.quantity.div(lotOf(pair));
  return {
    id: String(order.orderId),
    symbol: pair === undefined ? order.symbol : isSpot ? spotName(pair) : contractName(pair),
    side: order.side.toLowerCase(),
    type: order.price === undefined ? "market" : "limit",
    price: order.price?.toFixed() ?? null,
    size: isSpot ? quantity.toFixed() : quantity.toNumber(),
    dealSize: isSpot ? "0" : 0,
    stop: order.stopPrice === undefined ? "" : isSpot ? "loss" : "down",
    stopPrice: order.stopPrice?.toFixed() ?? null,
    status: "NEW",
    isActive: true,
    createdAt: order.placedAt,
  };
}
