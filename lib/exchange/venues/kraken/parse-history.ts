import { z } from "zod";
import type { CashFlow, FlowKind, Trade } from "@/lib/domain/account-snapshot";
import { compareDecimals, subtractDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import { assetCode, blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import { assetOf } from "./assets";
import { absolute, parseResult, rowsOf, secondsMs, type Row } from "./envelope";

const tradeSchema = z.looseObject({
  pair: z.string(),
  time: secondsMs,
  type: z.enum(["buy", "sell"]),
  price: magnitudeText,
  vol: magnitudeText,
  fee: blankable(decimalText),
});
/** A page of which fewer rows came is the last, whether the answer counts the rest or not. */
const FULL_PAGE = 50;
const rowCount = blankable(z.coerce.number().int().nonnegative());
const isCounted = (rows: object, count: number | null): boolean =>
  count !== null || Object.keys(rows).length < FULL_PAGE;

const tradesSchema = z
  .looseObject({ trades: z.record(z.string().min(1), tradeSchema), count: rowCount })
  .refine(({ trades, count }) => isCounted(trades, count), { path: ["count"] });

/** OffsetPage is one page of a list told newest first: `count` is how many rows the question has, `seen` how many came. */
export interface OffsetPage<T> {
  rows: T[];
  seen: number;
  count: number;
  /** The instant of the newest row, of those we leave out too; 0 without rows. */
  newestAt: EpochMs;
}

const newestOf = (rows: readonly { time: EpochMs }[]): EpochMs => Math.max(0, ...rows.map(({ time }) => time));

/** parseTrades reads one page of `TradesHistory`. Fees are counted in the quote. Pairs we do not know are left out. */
export function parseTrades(raw: unknown, markets: ReadonlyMap<string, Instrument>): OffsetPage<Trade> {
  const { trades, count } = parseResult(tradesSchema, raw, "private/TradesHistory");
  const all = rowsOf(trades);
  const rows = all.flatMap((row): Trade[] => {
    const instrument = markets.get(row.pair);
    if (instrument === undefined || row.price === "0") return [];
    return [
      {
        venueTradeId: row.id,
        symbol: instrument.symbol,
        side: row.type,
        quantity: row.vol,
        price: row.price,
        feeAmount: row.fee ?? "0",
        feeAsset: instrument.quote,
        eventAt: row.time,
      },
    ];
  });
  return { rows, seen: all.length, count: count ?? all.length, newestAt: newestOf(all) };
}

const entrySchema = z.looseObject({
  time: secondsMs,
  type: z.string(),
  subtype: blankable(z.string()),
  asset: assetCode,
  amount: decimalText,
  fee: blankable(decimalText),
});
const ledgerSchema = z
  .looseObject({ ledger: z.record(z.string().min(1), entrySchema), count: rowCount })
  .refine(({ ledger, count }) => isCounted(ledger, count), { path: ["count"] });
type Entry = Row<z.output<typeof entrySchema>>;

/** Types of entries that may cross the edge of the account. */
export const FLOW_TYPES = ["deposit", "withdrawal", "transfer"] as const;

/**
 * parseLedger reads one page of `Ledgers` as flows. The sign decides what an entry is: a withdrawal that came back is a
 * deposit. Money sent to Kraken Futures leaves this account, whose key cannot see it there; moves to and from staking stay
 * inside, and of their two entries the one of the spot wallet counts.
 */
export function parseLedger(raw: unknown): OffsetPage<CashFlow> {
  const { ledger, count } = parseResult(ledgerSchema, raw, "private/Ledgers");
  const all = rowsOf(ledger);
  const rows = all.flatMap((entry) => toFlow(entry) ?? []);
  return { rows, seen: all.length, count: count ?? all.length, newestAt: newestOf(all) };
}

function toFlow(entry: Entry): CashFlow | null {
  const kind = kindOf(entry);
  if (kind === null || entry.amount === "0") return null;
  // What a deposit costs never reaches the balance; the fee of a withdrawal is no part of what is sent, nor of what returns.
  const received = entry.type === "deposit" ? subtractDecimals(entry.amount, entry.fee ?? "0") : entry.amount;
  return {
    venueFlowId: entry.id,
    kind,
    asset: assetOf(entry.asset).asset,
    amount: absolute(received),
    eventAt: entry.time,
  };
}

function kindOf({ type, subtype, amount }: Entry): FlowKind | null {
  const isIn = compareDecimals(amount, "0") > 0;
  if (type === "deposit" || type === "withdrawal") return isIn ? "deposit" : "withdrawal";
  if (type !== "transfer") return null;
  if (subtype?.startsWith("staking") === true) return null;
  if (subtype?.includes("staking") === true) return "internal_transfer";
  return isIn ? "deposit" : "withdrawal";
}
