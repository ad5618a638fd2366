import { eventsOf, type EventOf, type LedgerEvent } from "../accounts/ledger-event";
import { text, ZERO, type Decimal } from "../accounts/money";
import { baseOf } from "../accounts/postings";
import { signedRead, wholeNumber, type Operation } from "../exchange-wire";
import { assetCode, idOf, pairName, shortCode } from "./names";

const PAGE = 50;

interface Entry {
  readonly id: string;
  readonly at: number;
  readonly row: Record<string, unknown>;
}

/** historyOperations are trades and the ledger: newest first, fifty at a time by offset. */
export function historyOperations(): Operation[] {
  return [
    signedRead("/0/private/TradesHistory", ({ account, params }) => {
      const { rows, count } = page(params, eventsOf(account.book.events, "trade").map(tradeEntry));
      return { trades: rows, count };
    }),
    signedRead("/0/private/Ledgers", ({ account, params }) => {
      const type = params.get("type") ?? "all";
      const entries = account.book.events.flatMap(ledgerEntries);
      const { rows, count } = page(
        params,
        entries.filter(({ row }) => type === "all" || row["type"] === type),
      );
      return { ledger: rows, count };
    }),
  ];
}

/** `start` is exclusive, `end` inclusive, both in seconds. */
function page(
  params: URLSearchParams,
  entries: readonly Entry[],
): { rows: Record<string, Record<string, unknown>>; count: number } {
  const start = Number(params.get("start") ?? 0) * 1_000;
  const end = Number(params.get("end") ?? Infinity) * 1_000;
  const found = entries.filter(({ at }) => at > start && at <= end).sort((a, b) => b.at - a.at);
  const offset = wholeNumber(params, "ofs", 0);
  const rows = Object.fromEntries(found.slice(offset, offset + PAGE).map(({ id, row }) => [id, row]));
  return { rows, count: found.length };
}

function tradeEntry(trade: EventOf<"trade">): Entry {
  const fee = trade.booked.fee ?? ZERO;
  const feeInQuote = trade.booked.feeAsset === "USDT" ? fee : fee.times(trade.price);
  return {
    id: idOf("T", trade.booked.id),
    at: trade.at,
    row: {
      ordertxid: idOf("O", trade.booked.orderId),
      postxid: idOf("P", trade.booked.id),
      pair: pairName({ base: baseOf(trade.symbol), quote: "USDT" }),
      time: trade.at / 1_000,
      type: trade.side.toLowerCase(),
      ordertype: "limit",
      price: trade.price.toFixed(),
      cost: text(trade.booked.quoteQuantity ?? ZERO),
      fee: text(feeInQuote),
      vol: text(trade.quantity),
      margin: "0.00000",
      misc: "",
      trade_id: trade.booked.id,
      maker: trade.isMaker ?? false,
      ledgers: [idOf("L", `${trade.booked.id}:base`), idOf("L", `${trade.booked.id}:quote`)],
    },
  };
}

function ledgerEntries(event: LedgerEvent): Entry[] {
  const entry = (
    part: string,
    type: string,
    asset: string,
    amount: Decimal,
    over: { subtype?: string; fee?: Decimal } = {},
  ): Entry => ({
    id: idOf("L", `${event.booked.id}:${part}`),
    at: event.at,
    row: {
      refid: idOf("R", event.booked.id),
      time: event.at / 1_000,
      type,
      subtype: over.subtype ?? "",
      aclass: "currency",
      asset,
      amount: text(amount, 10),
      fee: text(over.fee ?? ZERO, 10),
      balance: "0.0000000000",
    },
  });
  switch (event.kind) {
    case "deposit":
      return [entry("in", "deposit", assetCode(event.asset), event.amount)];
    case "withdrawal":
      return [entry("out", "withdrawal", assetCode(event.asset), event.amount.neg(), { fee: event.fee })];
    case "trade": {
      const sign = event.side === "BUY" ? 1 : -1;
      return [
        entry("base", "trade", assetCode(baseOf(event.symbol)), event.quantity.times(sign)),
        entry("quote", "trade", "USDT", (event.booked.quoteQuantity ?? ZERO).times(-sign)),
      ];
    }
    case "earn-subscribe":
    case "earn-redeem": {
      const variant = `${shortCode(event.asset)}.${event.product === "flexible" ? "F" : "B"}`;
      const sign = event.kind === "earn-subscribe" ? 1 : -1;
      const subtype = sign > 0 ? "allocation" : "deallocation";
      return [
        entry("spot", "earn", assetCode(event.asset), event.amount.times(-sign), { subtype }),
        entry("earn", "earn", variant, event.amount.times(sign), { subtype }),
      ];
    }
    case "earn-reward":
      return [entry("reward", "earn", assetCode(event.asset), event.amount, { subtype: "reward" })];
    default:
      return [];
  }
}
