import { eventsOf, type EventOf, type LedgerEvent } from "../accounts/ledger-event";
import { text, ZERO } from "../accounts/money";
import { crossesUnified, UNIFIED } from "../accounts/unified-wallet";
import type { Venue } from "../binance/endpoint";
import { signedRead, wholeNumber, type Operation } from "../exchange-wire";
import { DAY_MS } from "../market/interval";
import type { Market } from "../market/market";
import { contractValue, spotIdOf, swapIdOf } from "./contracts";
import { OkxError } from "./okx-error";

const PAGE_MAX = 100;
/** Fills and bills are kept for three months. */
const HISTORY_DAYS = 90;
const TRANSFER = "1";
const FUNDING_FEE = "8";

/** historyOperations are fills, bills, deposits and withdrawals: newest first, paged by id or by time. */
export function historyOperations(venue: Venue): Operation[] {
  const { now } = venue;
  return [
    signedRead("/api/v5/trade/fills-history", ({ account, params }) => fillRows(venue, account.book.events, params)),
    signedRead("/api/v5/account/bills-archive", ({ account, params }) => billRows(venue, account.book.events, params)),
    signedRead("/api/v5/account/bills", ({ account, params }) => billRows(venue, account.book.events, params)),
    signedRead("/api/v5/asset/deposit-history", ({ account, params }) =>
      pageByTime(eventsOf(account.book.events, "deposit"), params, now()).map((deposit) => ({
        ccy: deposit.asset,
        chain: `${deposit.asset}-TRC20`,
        amt: text(deposit.amount),
        from: "",
        areaCodeFrom: "",
        to: deposit.booked.hash.slice(0, 34),
        txId: deposit.booked.hash,
        ts: String(deposit.at),
        state: "2",
        depId: String(deposit.booked.id),
        fromWdId: "",
        actualDepBlkConfirm: "30",
      })),
    ),
    signedRead("/api/v5/asset/withdrawal-history", ({ account, params }) =>
      pageByTime(eventsOf(account.book.events, "withdrawal"), params, now()).map((withdrawal) => ({
        ccy: withdrawal.asset,
        chain: `${withdrawal.asset}-TRC20`,
        amt: text(withdrawal.amount),
        fee: text(withdrawal.fee),
        feeCcy: withdrawal.asset,
        ts: String(withdrawal.at),
        from: "",
        to: withdrawal.booked.hash.slice(0, 34),
        txId: withdrawal.booked.hash,
        state: "2",
        wdId: String(withdrawal.booked.id),
        clientId: "",
        nonTradableAsset: false,
      })),
    ),
    signedRead("/api/v5/asset/bills", () => []),
  ];
}

/** Events between `begin` and `end` (inclusive), older than the bill `after`. */
function page<Event extends LedgerEvent>(events: readonly Event[], params: URLSearchParams, at: number): Event[] {
  const begin = Math.max(wholeNumber(params, "begin", 0), at - HISTORY_DAYS * DAY_MS);
  const end = wholeNumber(params, "end", at);
  const after = wholeNumber(params, "after", Number.MAX_SAFE_INTEGER);
  return events
    .filter((event) => event.at >= begin && event.at <= end && event.booked.id < after)
    .sort((a, b) => b.booked.id - a.booked.id)
    .slice(0, Math.min(wholeNumber(params, "limit", PAGE_MAX), PAGE_MAX));
}

/** Events later than `before` and earlier than `after`, both exclusive. */
function pageByTime<Event extends LedgerEvent>(events: readonly Event[], params: URLSearchParams, at: number): Event[] {
  const after = wholeNumber(params, "after", at + 1);
  const before = wholeNumber(params, "before", -1);
  return events
    .filter((event) => event.at < after && event.at > before)
    .sort((a, b) => b.at - a.at)
    .slice(0, Math.min(wholeNumber(params, "limit", PAGE_MAX), PAGE_MAX));
}

function fillRows({ market, now }: Venue, events: readonly LedgerEvent[], params: URLSearchParams): unknown[] {
  switch (params.get("instType")) {
    case "SPOT":
      return page(
        eventsOf(events, "trade").filter(({ wallet }) => wallet === "spot"),
        params,
        now(),
      ).flatMap((trade) => fillRow(market, trade, "SPOT") ?? []);
    case "MARGIN":
      return page(
        eventsOf(events, "trade").filter(({ wallet }) => wallet === "margin"),
        params,
        now(),
      ).flatMap((trade) => fillRow(market, trade, "MARGIN") ?? []);
    case "SWAP":
      return page(eventsOf(events, "futures-trade"), params, now()).flatMap(
        (trade) => fillRow(market, trade, "SWAP") ?? [],
      );
    case "FUTURES":
    case "OPTION":
      return [];
    default:
      throw new OkxError(400, "50014", "Parameter instType can not be empty.");
  }
}

function fillRow(market: Market, trade: EventOf<"trade"> | EventOf<"futures-trade">, instType: string): unknown {
  const pair = market.instrument(trade.symbol);
  if (!pair) return undefined;
  const isSwap = instType === "SWAP";
  return {
    instType,
    instId: isSwap ? swapIdOf(pair) : spotIdOf(pair),
    tradeId: String(trade.booked.id),
    ordId: String(trade.booked.orderId),
    clOrdId: "",
    billId: String(trade.booked.id),
    tag: "",
    fillPx: trade.price.toFixed(),
    fillSz: (isSwap ? trade.quantity.div(contractValue(pair)) : trade.quantity).toFixed(),
    side: trade.side.toLowerCase(),
    posSide: "net",
    execType: "T",
    fee: text((trade.booked.fee ?? ZERO).neg()),
    feeCcy: trade.booked.feeAsset ?? "USDT",
    fillPnl: text(trade.booked.realizedPnl ?? ZERO),
    ts: String(trade.at),
    fillTime: String(trade.at),
  };
}

function billRows({ market, now }: Venue, events: readonly LedgerEvent[], params: URLSearchParams): unknown[] {
  const type = params.get("type");
  const bill = (event: LedgerEvent, rest: object) => ({
    billId: String(event.booked.id),
    type,
    mgnMode: "",
    pnl: "0",
    fee: "0",
    bal: "0",
    posBalChg: "0",
    instId: "",
    ts: String(event.at),
    ...rest,
  });
  if (type === FUNDING_FEE)
    return page(eventsOf(events, "funding-fee"), params, now()).map((payment) => {
      const pair = market.instrument(payment.symbol);
      const [instId, amount] = [pair === undefined ? "" : swapIdOf(pair), text(payment.amount)];
      const subType = payment.amount.isNegative() ? "173" : "174";
      return bill(payment, { subType, ccy: "USDT", balChg: amount, pnl: amount, instType: "SWAP", instId });
    });
  if (type === TRANSFER)
    return page(eventsOf(events, "transfer").filter(crossesUnified), params, now()).map((move) => {
      const isOut = UNIFIED.includes(move.from);
      return bill(move, {
        subType: isOut ? "12" : "11",
        ccy: move.asset,
        balChg: text(isOut ? move.amount.neg() : move.amount),
        instType: "",
        from: isOut ? "18" : "6",
        to: isOut ? "6" : "18",
      });
    });
  return [];
}
