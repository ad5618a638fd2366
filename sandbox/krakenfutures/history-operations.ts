import { uuidOf } from "../accounts/key-text";
import { eventsOf, type EventOf, type LedgerEvent } from "../accounts/ledger-event";
import { text, ZERO, type Decimal } from "../accounts/money";
import { signedRead, wholeNumber, type Operation } from "../exchange-wire";
import { contractOfSymbol } from "./contracts";

const FILLS_PAGE = 100;
const LOG_PAGE_MAX = 1_000;
const number = (amount: Decimal): number => Number(text(amount));

/** historyOperations are fills (backwards only) and the account log (by time and id). */
export function historyOperations(): Operation[] {
  return [
    signedRead("/derivatives/api/v3/fills", ({ account, params }) => {
      const before = params.get("lastFillTime");
      const limit = before === null ? Infinity : Date.parse(before);
      const fills = eventsOf(account.book.events, "futures-trade").filter(({ at }) => at < limit);
      return { fills: fills.reverse().slice(0, FILLS_PAGE).map(fillRow) };
    }),
    signedRead("/api/history/v3/account-log", ({ account, params }) => {
      const since = wholeNumber(params, "since", 0);
      const before = wholeNumber(params, "before", Number.MAX_SAFE_INTEGER);
      const from = wholeNumber(params, "from", 0);
      const entries = account.book.events
        .flatMap(logRows)
        .filter(({ at, row }) => at >= since && at <= before && row.id >= from)
        .map(({ row }) => row);
      if (params.get("sort") !== "asc") entries.reverse();
      const count = Math.min(wholeNumber(params, "count", 500), LOG_PAGE_MAX);
      return { accountUid: uuidOf(`krakenfutures:account:${account.number}`), logs: entries.slice(0, count) };
    }),
  ];
}

function fillRow(trade: EventOf<"futures-trade">): Record<string, unknown> {
  return {
    fill_id: uuidOf(`fill:${trade.booked.id}`),
    symbol: contractOfSymbol(trade.symbol),
    side: trade.side.toLowerCase(),
    order_id: uuidOf(`order:${trade.booked.orderId}`),
    fillTime: new Date(trade.at).toISOString(),
    size: trade.quantity.toNumber(),
    price: trade.price.toNumber(),
    fillType: "taker",
    fee_paid: number(trade.booked.fee ?? ZERO),
    fee_currency: "USDT",
  };
}

interface LogRow {
  readonly at: number;
  readonly row: Record<string, unknown> & { readonly id: number };
}

/** One booking in one wallet. Its id is the event's with a place for the second booking of a transfer. */
function logRow(event: LedgerEvent, part: 0 | 1, info: string, rest: Record<string, unknown>): LogRow {
  return {
    at: event.at,
    row: {
      id: event.booked.id * 2 + part,
      date: new Date(event.at).toISOString(),
      asset: "usdt",
      info,
      booking_uid: uuidOf(`booking:${event.booked.id}:${part}`),
      margin_account: "flex",
      contract: null,
      old_balance: 0,
      new_balance: 0,
      realized_pnl: null,
      realized_funding: null,
      fee: null,
      ...rest,
    },
  };
}

function logRows(event: LedgerEvent): LogRow[] {
  switch (event.kind) {
    case "deposit":
      return [
        logRow(event, 0, "cross-exchange transfer", {
          asset: event.asset.toLowerCase(),
          margin_account: "cash",
          new_balance: number(event.amount),
        }),
      ];
    case "withdrawal":
      return [
        logRow(event, 0, "cross-exchange transfer", {
          asset: event.asset.toLowerCase(),
          margin_account: "cash",
          old_balance: number(event.amount),
        }),
      ];
    case "transfer":
      return [
        logRow(event, 0, "transfer", { margin_account: event.from, old_balance: number(event.amount) }),
        logRow(event, 1, "transfer", { margin_account: event.to, new_balance: number(event.amount) }),
      ];
    case "futures-trade":
      return [
        logRow(event, 0, "futures trade", {
          contract: contractOfSymbol(event.symbol).toLowerCase(),
          new_balance: number((event.booked.realizedPnl ?? ZERO).minus(event.booked.fee ?? ZERO)),
          realized_pnl: number(event.booked.realizedPnl ?? ZERO),
          fee: number(event.booked.fee ?? ZERO),
          trade_price: event.price.toNumber(),
        }),
      ];
    case "funding-fee":
      return [
        logRow(event, 0, "funding rate change", {
          contract: contractOfSymbol(event.symbol).toLowerCase(),
          new_balance: number(event.amount),
          realized_funding: number(event.amount),
        }),
      ];
    default:
      return [];
  }
}
