import { uuidOf } from "../accounts/key-text";
import { eventsOf, type EventOf, type LedgerEvent } from "../accounts/ledger-event";
import { text, ZERO } from "../accounts/money";
import { baseOf } from "../accounts/postings";
import { crossesUnified } from "../accounts/unified-wallet";
import type { Venue } from "../binance/endpoint";
import { signedRead, type Operation, type SignedRequest } from "../exchange-wire";
import { DAY_MS } from "../market/interval";
import { page, windowOf } from "./pages";

const HISTORY_DAYS = 730;
const ACCOUNT_TYPES: Readonly<Record<string, string>> = {
  spot: "UNIFIED",
  margin: "UNIFIED",
  futures: "UNIFIED",
  funding: "FUND",
};

/** historyOperations are executions, ledger, deposits, withdrawals and transfers: newest first, in windows. */
export function historyOperations({ now }: Venue): Operation[] {
  function within<Event extends LedgerEvent>(
    events: readonly Event[],
    params: URLSearchParams,
    days: { usualDays: number; maxDays: number },
  ): Event[] {
    const { from, to } = windowOf(params, now(), days);
    const oldest = now() - HISTORY_DAYS * DAY_MS;
    return events.filter(({ at }) => at >= Math.max(from, oldest) && at <= to).reverse();
  }
  const week = { usualDays: 7, maxDays: 7 };
  const month = { usualDays: 30, maxDays: 30 };
  const rows = (params: URLSearchParams, list: readonly unknown[]) => {
    const cut = page(params, list, 50);
    return { rows: cut.list, nextPageCursor: cut.nextPageCursor };
  };

  return [
    signedRead("/v5/execution/list", ({ account, params }) => {
      const category = params.get("category") ?? "linear";
      const events = within(account.book.events, params, week);
      const list =
        category === "spot"
          ? eventsOf(events, "trade").map(spotExecution)
          : category === "linear"
            ? eventsOf(events, "futures-trade").map(linearExecution)
            : [];
      return { category, ...page(params, list, 50) };
    }),
    signedRead("/v5/account/transaction-log", (request) => {
      const list = ledgerRows(within(request.account.book.events, request.params, week), request);
      return page(request.params, list, 20);
    }),
    signedRead("/v5/asset/deposit/query-record", ({ account, params }) =>
      rows(params, eventsOf(within(account.book.events, params, month), "deposit").map(depositRow)),
    ),
    signedRead("/v5/asset/deposit/query-internal-record", ({ params }) => rows(params, [])),
    signedRead("/v5/asset/withdraw/query-record", ({ account, params }) =>
      rows(params, eventsOf(within(account.book.events, params, month), "withdrawal").map(withdrawalRow)),
    ),
    signedRead("/v5/asset/transfer/query-inter-transfer-list", ({ account, params }) => {
      const moves = eventsOf(within(account.book.events, params, week), "transfer").filter(crossesUnified);
      return page(
        params,
        moves.map((move) => ({
          transferId: uuidOf(`transfer:${move.booked.id}`),
          coin: move.asset,
          amount: text(move.amount),
          fromAccountType: ACCOUNT_TYPES[move.from],
          toAccountType: ACCOUNT_TYPES[move.to],
          timestamp: String(move.at),
          status: "SUCCESS",
        })),
        20,
      );
    }),
  ];
}

function spotExecution(trade: EventOf<"trade">): Record<string, unknown> {
  return {
    ...execution(trade),
    execFee: text(trade.booked.fee ?? ZERO),
    feeCurrency: trade.booked.feeAsset ?? baseOf(trade.symbol),
    isMaker: trade.isMaker ?? false,
    markPrice: "",
    isLeverage: trade.wallet === "margin" ? "1" : "0",
  };
}

function linearExecution(trade: EventOf<"futures-trade">): Record<string, unknown> {
  return {
    ...execution(trade),
    execFee: text(trade.booked.fee ?? ZERO),
    feeCurrency: "",
    isMaker: false,
    markPrice: trade.price.toFixed(),
    isLeverage: "0",
  };
}

function execution(trade: EventOf<"trade"> | EventOf<"futures-trade">): Record<string, unknown> {
  return {
    symbol: trade.symbol,
    orderType: "Market",
    orderLinkId: "",
    orderId: uuidOf(`order:${trade.booked.orderId}`),
    side: trade.side === "BUY" ? "Buy" : "Sell",
    orderPrice: trade.price.toFixed(),
    orderQty: trade.quantity.toFixed(),
    leavesQty: "0",
    createType: "CreateByUser",
    stopOrderType: "",
    execId: uuidOf(`execution:${trade.booked.id}`),
    execPrice: trade.price.toFixed(),
    execQty: trade.quantity.toFixed(),
    execValue: text(trade.booked.quoteQuantity ?? ZERO),
    execType: "Trade",
    execTime: String(trade.at),
    feeRate: "0.001",
    tradeIv: "",
    markIv: "",
    indexPrice: "",
    underlyingPrice: "",
    blockTradeId: "",
    closedSize: "",
    seq: trade.booked.id,
  };
}

/** Funding only: what else moves the unified wallet has a list of its own. */
function ledgerRows(events: readonly LedgerEvent[], { params }: SignedRequest): unknown[] {
  const type = params.get("type");
  if (type !== null && type !== "SETTLEMENT") return [];
  return eventsOf(events, "funding-fee").map((payment) => ({
    id: String(payment.booked.id),
    symbol: payment.symbol,
    category: "linear",
    side: "None",
    transactionTime: String(payment.at),
    type: "SETTLEMENT",
    transSubType: "",
    qty: "0",
    size: "0",
    currency: "USDT",
    tradePrice: "",
    funding: text(payment.amount),
    fee: "0",
    cashFlow: "0",
    change: text(payment.amount),
    cashBalance: "0",
    feeRate: "",
    bonusChange: "",
    tradeId: "",
    orderId: "",
    orderLinkId: "",
  }));
}

function depositRow(deposit: EventOf<"deposit">): Record<string, unknown> {
  return {
    id: String(deposit.booked.id),
    coin: deposit.asset,
    chain: deposit.asset === "USDT" ? "TRX" : deposit.asset,
    amount: text(deposit.amount),
    txID: deposit.booked.hash,
    status: 3,
    toAddress: deposit.booked.hash.slice(0, 34),
    tag: "",
    depositFee: "",
    successAt: String(deposit.at),
    confirmations: "30",
    txIndex: "0",
    blockHash: deposit.booked.hash,
    batchReleaseLimit: "-1",
    depositType: "0",
  };
}

function withdrawalRow(withdrawal: EventOf<"withdrawal">): Record<string, unknown> {
  return {
    coin: withdrawal.asset,
    chain: withdrawal.asset === "USDT" ? "TRX" : withdrawal.asset,
    amount: text(withdrawal.amount),
    txID: withdrawal.booked.hash,
    status: "success",
    toAddress: withdrawal.booked.hash.slice(0, 34),
    tag: "",
    withdrawFee: text(withdrawal.fee),
    createTime: String(withdrawal.at),
    updateTime: String(withdrawal.at + 600_000),
    withdrawId: String(withdrawal.booked.id),
    withdrawType: 0,
  };
}
