import { z } from "zod";
import type { CashFlow, FlowKind, Trade } from "@/lib/domain/account-snapshot";
import { compareDecimals, divideDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import { assetCode, blankable, decimalText, idText, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { cursorOf, instantText, parseCoinbase } from "./values";

const fillSchema = z.looseObject({
  entry_id: blankable(idText),
  trade_id: blankable(idText),
  product_id: z.string(),
  trade_time: instantText,
  trade_type: blankable(z.string()),
  side: z.enum(["BUY", "SELL"]),
  price: magnitudeText,
  size: magnitudeText,
  /** The size is money of the quote. */
  size_in_quote: z.boolean().optional(),
  commission: blankable(decimalText),
});
const fillsSchema = z.looseObject({ fills: z.array(fillSchema), cursor: blankable(z.string()) });

/** parseFills reads one page of `orders/historical/fills`. Fees are counted in the quote. Unknown products are left out. */
export function parseFills(raw: unknown, markets: ReadonlyMap<string, Instrument>): CursorPage<Trade> {
  const { fills, cursor } = parseCoinbase(fillsSchema, raw, "orders/historical/fills");
  const rows = fills.flatMap((row): Trade[] => {
    const instrument = markets.get(row.product_id);
    const id = row.entry_id ?? row.trade_id;
    const isFill = (row.trade_type ?? "FILL") === "FILL";
    if (instrument === undefined || id === null || !isFill || row.price === "0") return [];
    return [
      {
        venueTradeId: id,
        symbol: instrument.symbol,
        side: row.side === "BUY" ? "buy" : "sell",
        quantity: row.size_in_quote === true ? divideDecimals(row.size, row.price) : row.size,
        price: row.price,
        feeAmount: row.commission ?? "0",
        feeAsset: instrument.quote,
        eventAt: row.trade_time,
      },
    ];
  });
  return { rows, cursor: fills.length === 0 ? null : cursorOf(cursor) };
}

const amountSchema = z.looseObject({ amount: decimalText, currency: assetCode });
const paginationSchema = z.looseObject({ next_starting_after: blankable(z.string()), next_uri: blankable(z.string()) });
const pageOf = <T extends z.ZodType>(row: T) =>
  z.looseObject({ data: z.array(row), pagination: paginationSchema.nullish() });

const walletSchema = z.looseObject({
  id: z.string().min(1),
  balance: amountSchema,
  created_at: blankable(instantText),
  updated_at: blankable(instantText),
});

/** parseWallets reads one page of the older API's `accounts` as ids of those that were ever used. */
export function parseWallets(raw: unknown): CursorPage<string> {
  const { data, pagination } = parseCoinbase(pageOf(walletSchema), raw, "v2/accounts");
  const used = data.filter(
    ({ balance, created_at: made, updated_at: changed }) =>
      balance.amount !== "0" || (changed !== null && changed !== made),
  );
  return { rows: used.map(({ id }) => id), cursor: data.length === 0 ? null : nextOf(pagination) };
}

const transactionSchema = z.looseObject({
  id: idText,
  type: z.string(),
  status: z.string(),
  amount: amountSchema,
  created_at: instantText,
});
/** Money that came from outside or left. */
const CROSSES_EDGE: ReadonlySet<string> = new Set([
  "send",
  "tx",
  "request",
  "fiat_deposit",
  "fiat_withdrawal",
  "exchange_deposit",
  "exchange_withdrawal",
  "pro_deposit",
  "pro_withdrawal",
  "intx_deposit",
  "intx_withdrawal",
  "clawback",
]);
const STAYS_INSIDE: ReadonlySet<string> = new Set([
  "transfer",
  "vault_withdrawal",
  "staking_transfer",
  "unstaking_transfer",
]);

/** TransactionPage is a page of one wallet's history, newest first; `oldestAt` is the last row's instant. */
export type TransactionPage = CursorPage<CashFlow> & { oldestAt: EpochMs | null };

/**
 * parseTransactions reads one page of a wallet's `transactions` as flows; the sign decides which way. Trades, rewards and
 * interest are no flows. Of a move between two own wallets the receiving side counts.
 */
export function parseTransactions(raw: unknown): TransactionPage {
  const { data, pagination } = parseCoinbase(pageOf(transactionSchema), raw, "v2/accounts/transactions");
  const rows = data.flatMap(({ id, type, status, amount, created_at: eventAt }): CashFlow[] => {
    const kind = status === "completed" ? kindOf(type, compareDecimals(amount.amount, "0") > 0) : null;
    if (kind === null || amount.amount === "0") return [];
    return [{ venueFlowId: id, kind, asset: amount.currency, amount: amount.amount.replace(/^-/, ""), eventAt }];
  });
  const oldestAt = data.at(-1)?.created_at ?? null;
  return { rows, cursor: data.length === 0 ? null : nextOf(pagination), oldestAt };
}

function kindOf(type: string, isIn: boolean): FlowKind | null {
  if (CROSSES_EDGE.has(type)) return isIn ? "deposit" : "withdrawal";
  return STAYS_INSIDE.has(type) && isIn ? "internal_transfer" : null;
}

/** The next page is named by id, or inside an address of which only that id is used. */
function nextOf(pagination: z.output<typeof paginationSchema> | null | undefined): string | null {
  if (pagination == null) return null;
  const inUri = /[?&]starting_after=([\w-]+)/.exec(pagination.next_uri ?? "")?.[1] ?? null;
  return pagination.next_starting_after ?? inUri;
}
