import type { Account } from "../accounts/exchange";
import { uuidOf } from "../accounts/key-text";
import { eventsOf, type EventOf, type LedgerEvent } from "../accounts/ledger-event";
import { text, ZERO } from "../accounts/money";
import { baseOf } from "../accounts/postings";
import { signedRead, wholeNumber, type Operation } from "../exchange-wire";
import { page, walletOf } from "./account-operations";
import { CoinbaseError } from "./coinbase-error";

/** historyOperations are fills, and money in and out by wallet: newest first. */
export function historyOperations(): Operation[] {
  return [
    signedRead("/api/v3/brokerage/orders/historical/fills", ({ account, params }) => {
      const from = Date.parse(params.get("start_sequence_timestamp") ?? "1970-01-01T00:00:00Z");
      const to = Date.parse(params.get("end_sequence_timestamp") ?? "9999-01-01T00:00:00Z");
      const fills = eventsOf(account.book.events, "trade").filter(({ at }) => at >= from && at <= to);
      const { rows, cursor } = page(params, fills.reverse());
      return { fills: rows.map(fillRow), cursor };
    }),
    signedRead("/v2/accounts", ({ account, params }) => {
      const rows = walletsOf(account).map((asset) => walletRow(account, asset));
      return pageOfIds(params, rows, "/v2/accounts");
    }),
    signedRead("/v2/accounts/:id/transactions", ({ account, params }) => {
      const id = params.get("id") ?? "";
      const asset = walletsOf(account).find((each) => walletOf(account, each) === id);
      if (asset === undefined) throw new CoinbaseError(404, "not_found", "account not found");
      const rows = account.book.events.flatMap((event) => transactionRows(event, asset)).reverse();
      return pageOfIds(params, rows, `/v2/accounts/${id}/transactions`);
    }),
  ];
}

/** Every coin the account ever had. */
function walletsOf({ book }: Account): string[] {
  const traded = eventsOf(book.events, "trade").map(({ symbol }) => baseOf(symbol));
  return [...new Set([...book.assetsIn("spot"), ...traded, "USDT"])].sort();
}

/** The older interface pages by the id of the last row. */
function pageOfIds(params: URLSearchParams, rows: readonly Record<string, unknown>[], path: string): unknown {
  const limit = Math.min(wholeNumber(params, "limit", 25), 100);
  const after = params.get("starting_after");
  const start = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const data = rows.slice(start, start + limit);
  const next = start + limit < rows.length ? String(data.at(-1)?.["id"]) : null;
  const pagination = {
    ending_before: null,
    starting_after: after,
    limit,
    order: "desc",
    previous_uri: null,
    next_starting_after: next,
    next_uri: next === null ? null : `${path}?limit=${limit}&starting_after=${next}`,
  };
  return { pagination, data };
}

function walletRow(account: Account, asset: string): Record<string, unknown> {
  return {
    id: walletOf(account, asset),
    name: `${asset} Wallet`,
    primary: false,
    type: "wallet",
    currency: { code: asset, name: asset, exponent: 8, type: "crypto" },
    balance: { amount: text(account.book.balance("spot", asset)), currency: asset },
    created_at: "2021-05-31T09:59:59Z",
    updated_at: "2024-01-15T10:30:00Z",
    resource: "account",
    resource_path: `/v2/accounts/${walletOf(account, asset)}`,
  };
}

function transactionRows(event: LedgerEvent, asset: string): Record<string, unknown>[] {
  const row = (type: string, amount: string): Record<string, unknown> => ({
    id: uuidOf(`transaction:${event.booked.id}:${asset}`),
    type,
    status: "completed",
    amount: { amount, currency: asset },
    native_amount: { amount: "0", currency: "USD" },
    created_at: new Date(event.at).toISOString(),
    resource: "transaction",
  });
  if (event.kind === "deposit" && event.asset === asset) return [row("send", text(event.amount))];
  if (event.kind === "withdrawal" && event.asset === asset)
    return [row("send", text(event.amount.plus(event.fee).neg()))];
  if (event.kind !== "trade") return [];
  const sign = event.side === "BUY" ? 1 : -1;
  if (asset === "USDT") return [row("advanced_trade_fill", text((event.booked.quoteQuantity ?? ZERO).times(-sign)))];
  return baseOf(event.symbol) === asset ? [row("advanced_trade_fill", text(event.quantity.times(sign)))] : [];
}

function fillRow(trade: EventOf<"trade">): Record<string, unknown> {
  const fee = trade.booked.fee ?? ZERO;
  const time = new Date(trade.at).toISOString();
  return {
    entry_id: uuidOf(`entry:${trade.booked.id}`),
    trade_id: uuidOf(`trade:${trade.booked.id}`),
    order_id: uuidOf(`order:${trade.booked.orderId}`),
    trade_time: time,
    trade_type: "FILL",
    price: trade.price.toFixed(),
    size: text(trade.quantity),
    commission: text(trade.booked.feeAsset === "USDT" ? fee : fee.times(trade.price)),
    product_id: `${baseOf(trade.symbol)}-USDT`,
    sequence_timestamp: time,
    liquidity_indicator: trade.isMaker === true ? "MAKER" : "TAKER",
    size_in_quote: false,
    side: trade.side,
    retail_portfolio_id: "",
  };
}
