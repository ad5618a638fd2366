import { eventsOf, type EventOf, type Wallet } from "../accounts/ledger-event";
import { text } from "../accounts/money";
import { BinanceError } from "./binance-error";
import { isLegalMoney, networkOf } from "./coin-info";
import { signedGet, type Endpoint, type SignedRequest, type Venue } from "./endpoint";
import { pageOf, requestedWindow } from "./time-window";

const DEPOSIT_WINDOW = { usualDays: 90, maxDays: 90 };

/** Names of wallets in transfer types such as `MAIN_UMFUTURE`. */
export const TRANSFER_NAMES: Partial<Record<Wallet, string>> = {
  spot: "MAIN",
  funding: "FUNDING",
  margin: "MARGIN",
  isolated: "ISOLATED_MARGIN",
  futures: "UMFUTURE",
  coin_futures: "CMFUTURE",
};
const OTHER_NAMES = ["OPTION", "PORTFOLIO_MARGIN"];

function depositRow(event: EventOf<"deposit">): Record<string, unknown> {
  return {
    id: String(event.booked.id),
    amount: text(event.amount),
    coin: event.asset,
    network: networkOf(event.asset),
    status: 1,
    address: `sandbox-${event.booked.hash.slice(0, 32)}`,
    addressTag: "",
    txId: event.booked.hash,
    insertTime: event.at,
    completeTime: event.at,
    transferType: 0,
    unlockConfirm: 0,
    confirmTimes: "2/2",
    walletType: 0,
  };
}

/** The exchange prints withdrawal times as text, to the second, in UTC. */
function wireTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

function withdrawalRow(event: EventOf<"withdrawal">): Record<string, unknown> {
  return {
    id: event.booked.hash.slice(0, 32),
    amount: text(event.amount),
    transactionFee: text(event.fee),
    coin: event.asset,
    status: 6,
    address: `sandbox-${event.booked.hash.slice(32)}`,
    txId: event.booked.hash,
    applyTime: wireTime(event.at),
    completeTime: wireTime(event.at),
    network: networkOf(event.asset),
    transferType: 0,
    info: "",
    confirmNo: 3,
    walletType: 0,
    txKey: "",
  };
}

function paged<Row>(rows: readonly Row[], { query }: SignedRequest): Row[] {
  const offset = query.integer("offset") ?? 0;
  return rows.slice(offset, offset + query.limit("limit", 1_000, 1_000));
}

/** Newest first, within the window and of the coin asked for. */
function flowsOf<Kind extends "deposit" | "withdrawal">(
  request: SignedRequest,
  kind: Kind,
  at: number,
): EventOf<Kind>[] {
  const { from, to } = requestedWindow(request.query, at, DEPOSIT_WINDOW);
  const coin = request.query.text("coin");
  return eventsOf(request.account.book.events, kind)
    .filter((event) => event.at >= from && event.at <= to && (coin === undefined || event.asset === coin))
    .reverse();
}

function transfers(request: SignedRequest, at: number): unknown {
  const type = request.query.required("type");
  const known = [...Object.values(TRANSFER_NAMES), ...OTHER_NAMES];
  const isKnown = known.some((from) => known.some((to) => type === `${from}_${to}`));
  if (!isKnown) throw new BinanceError(400, -1130, "Data sent for parameter 'type' is not valid.");
  const { from, to } = requestedWindow(request.query, at, { usualDays: 7, maxDays: 182 });
  const rows = eventsOf(request.account.book.events, "transfer")
    .filter((event) => event.at >= from && event.at <= to)
    .filter((event) => `${TRANSFER_NAMES[event.from] ?? ""}_${TRANSFER_NAMES[event.to] ?? ""}` === type)
    .reverse()
    .map((event) => ({
      timestamp: event.at,
      asset: event.asset,
      amount: text(event.amount),
      type,
      status: "CONFIRMED",
      tranId: event.booked.id,
    }));
  return pageOf(rows, request.query);
}

/** Deposits and withdrawals of currencies are fiat orders, not coin history. */
function fiatOrders(request: SignedRequest, at: number): unknown {
  const isDeposit = request.query.required("transactionType") === "0";
  const { from, to } = requestedWindow(request.query, at, { usualDays: 30, maxDays: 500 });
  const flows = [...eventsOf(request.account.book.events, isDeposit ? "deposit" : "withdrawal")]
    .filter((event) => isLegalMoney(event.asset) && event.at >= from && event.at <= to)
    .reverse();
  const page = request.query.limit("page", 1, 1_000_000);
  const rows = request.query.limit("rows", 100, 500);
  const data = flows.slice((page - 1) * rows, page * rows).map((event) => ({
    orderNo: event.booked.hash.slice(0, 32),
    fiatCurrency: event.asset,
    indicatedAmount: text(event.amount, 2),
    amount: text(event.amount, 2),
    totalFee: event.kind === "withdrawal" ? text(event.fee, 2) : "0.00",
    method: "BankAccount",
    status: "Successful",
    createTime: event.at,
    updateTime: event.at,
  }));
  return { code: "000000", message: "success", data, total: flows.length, success: true };
}

/** flowEndpoints are what came in, went out and moved inside. */
export function flowEndpoints({ now }: Venue): Endpoint[] {
  const isCoin = (event: { asset: string }): boolean => !isLegalMoney(event.asset);
  return [
    signedGet("/sapi/v1/capital/deposit/hisrec", 1, (request) =>
      paged(flowsOf(request, "deposit", now()).filter(isCoin), request).map(depositRow),
    ),
    signedGet("/sapi/v1/capital/withdraw/history", 2, (request) =>
      paged(flowsOf(request, "withdrawal", now()).filter(isCoin), request).map(withdrawalRow),
    ),
    signedGet("/sapi/v1/asset/transfer", 1, (request) => transfers(request, now())),
    signedGet("/sapi/v1/fiat/orders", 45, (request) => fiatOrders(request, now())),
    signedGet("/sapi/v1/fiat/payments", 1, () => ({
      code: "000000",
      message: "success",
      data: [],
      total: 0,
      success: true,
    })),
    signedGet("/sapi/v1/pay/transactions", 30, () => ({ code: "000000", message: "success", data: [], success: true })),
  ];
}
