import { eventsOf, type EventOf, type Wallet } from "../accounts/ledger-event";
import { text, ZERO } from "../accounts/money";
import { postingsOf } from "../accounts/postings";
import type { Venue } from "../binance/endpoint";
import type { Market } from "../market/market";
import type { VenueRequest } from "../signed-venue";
import { eventsBetween, lotOf, numberAt } from "../trading-rows";
import { linearOnly, pageOf } from "./account-routes";
import { pairName } from "./names";

/** Seconds, both ends inclusive. */
function spanOf(params: URLSearchParams) {
  const [from, to] = [numberAt(params, "from"), numberAt(params, "to")];
  return { from: from === undefined ? undefined : from * 1_000, to: to === undefined ? undefined : to * 1_000 + 999 };
}

/** historyRoutes are trades, funding, deposits and withdrawals, newest first. */
export function historyRoutes({ market }: Venue): Record<string, (request: VenueRequest) => unknown> {
  return { ...tradeRoutes(market), ...flowRoutes() };
}

function tradeRoutes(market: Market): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v4/spot/my_trades": ({ account, params }) =>
      pageOf(
        eventsBetween(eventsOf(account.book.events, "trade"), spanOf(params)).flatMap((trade) => {
          const pair = market.instrument(trade.symbol);
          if (!pair) return [];
          return [
            {
              id: String(trade.booked.id),
              create_time: String(Math.floor(trade.at / 1_000)),
              create_time_ms: `${trade.at}.000000`,
              currency_pair: pairName(pair),
              side: trade.side.toLowerCase(),
              role: "taker",
              amount: trade.quantity.toFixed(),
              price: trade.price.toFixed(),
              order_id: String(trade.booked.orderId),
              fee: text(trade.booked.fee ?? ZERO),
              fee_currency: trade.booked.feeAsset ?? "USDT",
              point_fee: "0",
              gt_fee: "0",
            },
          ];
        }),
        params,
      ),
    "GET /api/v4/futures/:settle/my_trades_timerange": linearOnly(({ account, params }) =>
      pageOf(
        eventsBetween(eventsOf(account.book.events, "futures-trade"), spanOf(params)).flatMap((trade) => {
          const pair = market.instrument(trade.symbol);
          if (!pair) return [];
          return [
            {
              trade_id: String(trade.booked.id),
              create_time: trade.at / 1_000,
              contract: pairName(pair),
              order_id: String(trade.booked.orderId),
              size: trade.quantity.div(lotOf(pair)).toNumber() * (trade.side === "SELL" ? -1 : 1),
              price: trade.price.toFixed(),
              fee: text(trade.booked.fee ?? ZERO),
              role: "taker",
            },
          ];
        }),
        params,
      ),
    ),
    "GET /api/v4/futures/:settle/account_book": linearOnly(({ account, params }) =>
      pageOf(
        eventsBetween(eventsOf(account.book.events, "funding-fee"), spanOf(params)).flatMap((payment) => {
          const pair = market.instrument(payment.symbol);
          if (!pair) return [];
          const contract = pairName(pair);
          const change = text(payment.amount);
          return [{ time: payment.at / 1_000, change, balance: "0", type: "fund", contract, text: contract }];
        }),
        params,
      ),
    ),
  };
}

/** How the spot ledger names moves to and from other wallets. */
const MOVES: Partial<Record<Wallet, string>> = { futures: "futures", funding: "margin_funding", margin: "margin" };

function flowRoutes(): Record<string, (request: VenueRequest) => unknown> {
  return {
    "GET /api/v4/spot/account_book": ({ account, params }) =>
      pageOf(
        eventsBetween(account.book.events, spanOf(params)).flatMap((event) => {
          const posting = postingsOf(event).find(({ place }) => place === "spot");
          if (posting === undefined) return [];
          const { asset, amount } = posting;
          const type = event.kind === "transfer" ? moveName(event) : event.kind === "trade" ? "order_fill" : event.kind;
          return [
            { id: String(event.booked.id), time: event.at, currency: asset, change: text(amount), type, text: "" },
          ];
        }),
        params,
      ),
    "GET /api/v4/wallet/deposits": ({ account, params }) =>
      pageOf(
        eventsBetween(eventsOf(account.book.events, "deposit"), spanOf(params)).map((deposit) => ({
          id: `d${deposit.booked.id}`,
          txid: deposit.booked.hash,
          timestamp: String(Math.floor(deposit.at / 1_000)),
          currency: deposit.asset,
          amount: text(deposit.amount),
          status: "DONE",
          chain: "TRX",
        })),
        params,
      ),
    "GET /api/v4/wallet/withdrawals": ({ account, params }) =>
      pageOf(
        eventsBetween(eventsOf(account.book.events, "withdrawal"), spanOf(params)).map((withdrawal) => ({
          id: `w${withdrawal.booked.id}`,
          txid: withdrawal.booked.hash,
          timestamp: String(Math.floor(withdrawal.at / 1_000)),
          currency: withdrawal.asset,
          amount: text(withdrawal.amount),
          fee: text(withdrawal.fee),
          status: "DONE",
          chain: "TRX",
        })),
        params,
      ),
  };
}

function moveName({ from, to }: EventOf<"transfer">): string {
  const other = from === "spot" ? to : from;
  return `${MOVES[other] ?? "unknown"}_${from === "spot" ? "out" : "in"}`;
}
