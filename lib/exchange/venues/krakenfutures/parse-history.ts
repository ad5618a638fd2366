import { z } from "zod";
import type { CashFlow, FlowKind, FundingPayment, Trade } from "@/lib/domain/account-snapshot";
import { compareDecimals, divideDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { blankable, idText, wholeNumber } from "@/lib/exchange/parse-answer";
import { assetOf, instantText, magnitude, optionalAmount, parseFutures } from "./envelope";
import { marketOf } from "./symbols";

type Markets = ReadonlyMap<string, Instrument>;

const fillSchema = z.looseObject({
  fill_id: idText,
  symbol: z.string(),
  side: z.enum(["buy", "sell"]),
  fillTime: instantText,
  size: magnitude,
  price: magnitude,
  fee_paid: optionalAmount,
  fee_currency: blankable(z.string()),
});

/** FillPage is one page of fills, newest first as sent; `oldestAt` is where the one before it ends. */
export interface FillPage {
  trades: Trade[];
  oldestAt: number | null;
}

/** parseFills reads one page of `fills`. Inverse contracts become base units at the price of the trade. */
export function parseFills(raw: unknown, markets: Markets): FillPage {
  const { fills } = parseFutures(z.looseObject({ fills: z.array(fillSchema) }), raw, "fills");
  const trades = fills.flatMap((row): Trade[] => {
    const instrument = marketOf(markets, row.symbol);
    if (instrument === undefined || row.price === "0") return [];
    return [
      {
        venueTradeId: row.fill_id,
        symbol: instrument.symbol,
        side: row.side,
        quantity: isInverse(instrument) ? divideDecimals(row.size, row.price) : row.size,
        price: row.price,
        feeAmount: row.fee_paid ?? "0",
        feeAsset: assetOf(row.fee_currency ?? instrument.settle ?? instrument.quote),
        eventAt: row.fillTime,
      },
    ];
  });
  const times = fills.map(({ fillTime }) => fillTime);
  return { trades, oldestAt: times.length === 0 ? null : Math.min(...times) };
}

const entrySchema = z.looseObject({
  id: wholeNumber,
  date: instantText,
  asset: z.string().min(1),
  info: z.string(),
  booking_uid: blankable(idText),
  contract: blankable(z.string()),
  old_balance: optionalAmount,
  new_balance: optionalAmount,
  realized_funding: optionalAmount,
});
const logSchema = z.looseObject({ logs: z.array(entrySchema) });
type Entry = z.output<typeof entrySchema>;

/** LogPage is one page of the account log; `lastId` is where the next one begins after. */
export interface LogPage {
  flows: CashFlow[];
  payments: FundingPayment[];
  lastId: number | null;
}

/**
 * parseLog reads one page of `account-log`. Money moved to or from Kraken spot crosses the edge of this account, whose key
 * sees nothing there; moves between its own wallets stay inside, and of their two entries the one that receives counts.
 */
export function parseLog(raw: unknown, markets: Markets): LogPage {
  const { logs } = parseFutures(logSchema, raw, "account-log");
  return {
    flows: logs.flatMap((entry) => toFlow(entry) ?? []),
    payments: logs.flatMap((entry) => toPayment(entry, markets) ?? []),
    lastId: logs.length === 0 ? null : Math.max(...logs.map(({ id }) => id)),
  };
}

const CROSSES_EDGE: ReadonlySet<string> = new Set([
  "cross-exchange transfer",
  "admin transfer",
  "subaccount transfer",
  "deposit",
  "withdrawal",
]);

function toFlow(entry: Entry): CashFlow | null {
  const change = subtractDecimals(entry.new_balance ?? "0", entry.old_balance ?? "0");
  const kind = kindOf(entry.info.toLowerCase(), change);
  if (kind === null || change === "0") return null;
  return {
    venueFlowId: idOf(entry),
    kind,
    asset: assetOf(entry.asset),
    amount: change.replace(/^-/, ""),
    eventAt: entry.date,
  };
}

function kindOf(info: string, change: DecimalString): FlowKind | null {
  const isIn = compareDecimals(change, "0") > 0;
  if (CROSSES_EDGE.has(info)) return isIn ? "deposit" : "withdrawal";
  return info === "transfer" && isIn ? "internal_transfer" : null;
}

function toPayment(entry: Entry, markets: Markets): FundingPayment | null {
  const { realized_funding: paid, contract, date } = entry;
  const instrument = contract === null ? undefined : marketOf(markets, contract);
  if (paid === null || paid === "0" || instrument === undefined) return null;
  return {
    venueFundingId: idOf(entry),
    symbol: instrument.symbol,
    asset: assetOf(entry.asset),
    amount: paid,
    eventAt: date,
  };
}

const idOf = ({ booking_uid: uid, id }: Entry): string => uid ?? String(id);
