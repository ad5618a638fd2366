import { eventsOf, type EventOf } from "../accounts/ledger-event";
import { text, ZERO } from "../accounts/money";
import type { Venue } from "../binance/endpoint";
import { DAY_MS } from "../market/interval";
import type { Market } from "../market/market";
import type { VenueRequest } from "../signed-venue";
import { eventsBetween, lotOf, numberAt } from "../trading-rows";
import { pageOfRows } from "./account-routes";
import { contractName, pairNamed } from "./names";

/** KuCoin refuses fills of a longer span. */
const FILLS_WINDOW_MS = 7 * DAY_MS;

const spanOf = (params: URLSearchParams) => ({ from: numberAt(params, "startAt"), to: numberAt(params, "endAt") });

/** historyRoutes are fills, funding, deposits, withdrawals and transfers, newest first. */
export function historyRoutes({ market }: Venue): Record<string, (request: VenueRequest) => unknown> {
  return { ...fillRoutes(market), ...fundingRoutes(market), ...flowRoutes() };
}

function fillRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v1/hf/fills": ({ account, params }) => {
      const symbol = pairNamed(market, params.get("symbol"))?.symbol;
      const span = spanOf(params);
      if (symbol === undefined || isTooLong(span)) return { items: [], lastId: null };
      const before = numberAt(params, "lastId") ?? Number.MAX_SAFE_INTEGER;
      const trades = eventsBetween(eventsOf(account.book.events, "trade"), span)
        .filter((trade) => trade.symbol === symbol && trade.booked.id < before)
        .slice(0, numberAt(params, "limit") ?? 20);
      return { items: trades.map(fillRow), lastId: trades.at(-1)?.booked.id ?? null };
    },
    "GET /api/v3/hf/margin/fills": () => ({ items: [], lastId: null }),
    "GET /api/v1/fills": ({ account, params }) => {
      const pair = pairNamed(market, params.get("symbol"));
      const span = spanOf(params);
      if (pair === undefined || isTooLong(span)) return pageOfRows([], params);
      const trades = eventsBetween(eventsOf(account.book.events, "futures-trade"), span);
      const own = trades.filter(({ symbol }) => symbol === pair.symbol);
      const rows = own.map((trade) => ({ ...fillRow(trade), size: trade.quantity.div(lotOf(pair)).toNumber() }));
      return pageOfRows(rows, params);
    },
  };
}

function fundingRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v1/history-positions": ({ account, params }) => {
      const span = { from: numberAt(params, "from"), to: numberAt(params, "to") };
      const traded = eventsBetween(eventsOf(account.book.events, "futures-trade"), span).filter(
        ({ booked }) => booked.realizedPnl?.isZero() === false,
      );
      const rows = traded.flatMap(({ symbol, booked }) => {
        const pair = market.instrument(symbol);
        return pair === undefined ? [] : [{ closeId: String(booked.id), symbol: contractName(pair) }];
      });
      return pageOfRows(rows, params, "pageId");
    },
    "GET /api/v1/funding-history": ({ account, params }) => {
      const pair = pairNamed(market, params.get("symbol"));
      const before = numberAt(params, "offset") ?? Number.MAX_SAFE_INTEGER;
      const most = numberAt(params, "maxCount") ?? 10;
      const payments = eventsBetween(eventsOf(account.book.events, "funding-fee"), spanOf(params)).filter(
        ({ symbol, booked }) => symbol === pair?.symbol && booked.id < before,
      );
      return {
        dataList: payments.slice(0, most).map(({ booked, at, amount }) => ({
          id: booked.id,
          symbol: params.get("symbol"),
          timePoint: at,
          funding: amount.toNumber(),
          settleCurrency: "USDT",
        })),
        hasMore: payments.length > most,
      };
    },
  };
}

function flowRoutes(): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v1/deposits": ({ account, params }) =>
      pageOfRows(
        eventsBetween(eventsOf(account.book.events, "deposit"), spanOf(params)).map(
          ({ asset, amount, at, booked }) => ({
            currency: asset,
            status: "SUCCESS",
            isInner: false,
            amount: text(amount),
            fee: "0",
            walletTxId: booked.hash,
            createdAt: at,
            updatedAt: at,
          }),
        ),
        params,
      ),
    "GET /api/v1/withdrawals": ({ account, params }) =>
      pageOfRows(
        eventsBetween(eventsOf(account.book.events, "withdrawal"), spanOf(params)).map((withdrawal) => ({
          id: String(withdrawal.booked.id),
          currency: withdrawal.asset,
          status: "SUCCESS",
          isInner: false,
          amount: text(withdrawal.amount),
          fee: text(withdrawal.fee),
          walletTxId: withdrawal.booked.hash,
          createdAt: withdrawal.at,
          updatedAt: withdrawal.at,
        })),
        params,
      ),
    "GET /api/v1/accounts/ledgers": ({ account, params }) =>
      pageOfRows(
        eventsBetween(eventsOf(account.book.events, "transfer"), spanOf(params)).map((move) => ({
          id: String(move.booked.id),
          currency: move.asset,
          amount: text(move.amount),
          accountType: move.from === "funding" ? "MAIN" : "TRADE",
          bizType: "Transfer",
          direction: "out",
          createdAt: move.at,
        })),
        params,
      ),
  };
}

function fillRow(trade: EventOf<"trade"> | EventOf<"futures-trade">) {
  return {
    id: trade.booked.id,
    symbol: trade.symbol,
    tradeId: String(trade.booked.id),
    orderId: String(trade.booked.orderId),
    side: trade.side.toLowerCase(),
    liquidity: "taker",
    price: trade.price.toFixed(),
    size: trade.quantity.toFixed(),
    fee: text(trade.booked.fee ?? ZERO),
    feeCurrency: trade.booked.feeAsset ?? "USDT",
    createdAt: trade.at,
  };
}

function isTooLong({ from = 0, to = 0 }: { from: number | undefined; to: number | undefined }): boolean {
  return to - from > FILLS_WINDOW_MS;
}
