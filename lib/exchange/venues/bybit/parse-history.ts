import { z } from "zod";
import type { CashFlow, FundingPayment, Trade } from "@/lib/domain/account-snapshot";
import { divideDecimals } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import { assetCode, blankable, decimalText, idText, instantMs, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { parseList, parseResult } from "./envelope";

type Markets = ReadonlyMap<string, Instrument>;

const executionSchema = z.looseObject({
  execId: idText,
  symbol: z.string(),
  side: z.string(),
  execType: blankable(z.string()),
  execPrice: magnitudeText,
  execQty: magnitudeText,
  execFee: blankable(decimalText),
  feeCurrency: blankable(assetCode),
  execTime: instantMs,
});

/** Rows of `execution/list` that are no trade: funding, and the settlement of a delivery. */
const NOT_TRADES: ReadonlySet<string> = new Set(["Funding", "Settle", "SessionSettlePnL"]);

/**
 * parseExecutions reads one page of `execution/list`. Fees of old rows do not say their coin: derivatives pay in the coin
 * of settlement, spot in what is received. Inverse contracts become base units at the price of the trade. Instruments we
 * do not know (options) are left out.
 */
export function parseExecutions(raw: unknown, markets: Markets): CursorPage<Trade> & { seen: number } {
  const { rows, cursor } = parseList(executionSchema, raw, "execution/list");
  const trades = rows.flatMap((row): Trade[] => {
    const instrument = markets.get(row.symbol);
    if (instrument === undefined || NOT_TRADES.has(row.execType ?? "Trade") || row.execPrice === "0") return [];
    const side = row.side === "Buy" ? "buy" : "sell";
    return [
      {
        venueTradeId: row.execId,
        symbol: instrument.symbol,
        side,
        quantity: isInverse(instrument) ? divideDecimals(row.execQty, row.execPrice) : row.execQty,
        price: row.execPrice,
        feeAmount: row.execFee ?? "0",
        feeAsset: row.feeCurrency ?? feeAssetOf(instrument, side),
        eventAt: row.execTime,
      },
    ];
  });
  return { rows: trades, cursor, seen: rows.length };
}

function feeAssetOf({ base, quote, settle }: Instrument, side: Trade["side"]): string {
  return settle ?? (side === "buy" ? base : quote);
}

const ledgerSchema = z.looseObject({
  id: idText,
  symbol: z.string(),
  category: blankable(z.string()),
  currency: assetCode,
  type: z.string(),
  /** What the wallet changed by. */
  change: decimalText,
  transactionTime: instantMs,
});

/** parseFundingPayments reads one page of `account/transaction-log` of type SETTLEMENT. */
export function parseFundingPayments(
  raw: unknown,
  markets: Readonly<{ linear: Markets; inverse: Markets }>,
): CursorPage<FundingPayment> {
  const { rows, cursor } = parseList(ledgerSchema, raw, "account/transaction-log");
  const payments = rows.flatMap((row): FundingPayment[] => {
    const instrument = (row.category === "inverse" ? markets.inverse : markets.linear).get(row.symbol);
    if (row.type !== "SETTLEMENT" || instrument === undefined) return [];
    const { id, currency, change, transactionTime } = row;
    const payment = { symbol: instrument.symbol, asset: currency, amount: change, eventAt: transactionTime };
    return [{ venueFundingId: id, ...payment }];
  });
  return { rows: payments, cursor, seen: rows.length };
}

const depositSchema = z.looseObject({
  id: blankable(idText),
  txID: blankable(z.string()),
  txIndex: blankable(z.string()),
  coin: assetCode,
  amount: magnitudeText,
  status: z.coerce.number().int(),
  successAt: blankable(instantMs),
  /** Internal deposits: seconds. */
  createdTime: blankable(instantMs),
});
const rowsSchema = <Row extends z.ZodType>(row: Row) =>
  z.looseObject({ rows: z.array(row), nextPageCursor: blankable(z.string()) });

/** 3 = success, 10012 = credited to the funding wallet. */
const DEPOSIT_CREDITED: ReadonlySet<number> = new Set([3, 10_012]);

/** parseDeposits reads one page of `deposit/query-record`; only what has reached the balance is a flow. */
export function parseDeposits(raw: unknown): CursorPage<CashFlow> {
  const { rows, nextPageCursor } = parseResult(rowsSchema(depositSchema), raw, "asset/deposit/query-record");
  const flows = rows.flatMap((row): CashFlow[] => {
    const id = row.id ?? [row.txID, row.txIndex].filter((part) => part !== null).join("/");
    if (!DEPOSIT_CREDITED.has(row.status) || row.successAt === null || id === "") return [];
    return [{ venueFlowId: id, kind: "deposit", asset: row.coin, amount: row.amount, eventAt: row.successAt }];
  });
  return { rows: flows, cursor: nextPageCursor, seen: rows.length };
}

const INTERNAL_DEPOSIT_DONE = 2;

/** parseInternalDeposits reads one page of `deposit/query-internal-record`: money from another Bybit account. */
export function parseInternalDeposits(raw: unknown): CursorPage<CashFlow> {
  const { rows, nextPageCursor } = parseResult(rowsSchema(depositSchema), raw, "asset/deposit/query-internal-record");
  const flows = rows.flatMap(({ id, coin, amount, status, createdTime }): CashFlow[] => {
    if (status !== INTERNAL_DEPOSIT_DONE || createdTime === null || id === null) return [];
    return [{ venueFlowId: `internal-${id}`, kind: "deposit", asset: coin, amount, eventAt: inMs(createdTime) }];
  });
  return { rows: flows, cursor: nextPageCursor, seen: rows.length };
}

const withdrawalSchema = z.looseObject({
  withdrawId: idText,
  coin: assetCode,
  amount: magnitudeText,
  status: z.string(),
  createTime: instantMs,
});
/** The money came back. */
const WITHDRAWAL_RETURNED: ReadonlySet<string> = new Set(["Reject", "Fail", "CancelByUser"]);

/** parseWithdrawals reads one page of `withdraw/query-record`. What came back is a second flow that undoes the first. */
export function parseWithdrawals(raw: unknown): CursorPage<CashFlow> {
  const { rows, nextPageCursor } = parseResult(rowsSchema(withdrawalSchema), raw, "asset/withdraw/query-record");
  const flows = rows.flatMap(({ withdrawId, coin, amount, status, createTime }): CashFlow[] => {
    const left: CashFlow = {
      venueFlowId: withdrawId,
      kind: "withdrawal",
      asset: coin,
      amount,
      eventAt: createTime,
    };
    if (!WITHDRAWAL_RETURNED.has(status)) return [left];
    return [left, { ...left, venueFlowId: `returned-${withdrawId}`, kind: "deposit" }];
  });
  return { rows: flows, cursor: nextPageCursor, seen: rows.length };
}

const transferSchema = z.looseObject({
  transferId: idText,
  coin: assetCode,
  amount: magnitudeText,
  status: z.string(),
  timestamp: instantMs,
});

/** parseTransfers reads one page of `query-inter-transfer-list`: moves between the person's own wallets. */
export function parseTransfers(raw: unknown): CursorPage<CashFlow> {
  const { rows, cursor } = parseList(transferSchema, raw, "asset/transfer/query-inter-transfer-list");
  const flows = rows.flatMap(({ transferId, coin, amount, status, timestamp }): CashFlow[] =>
    status === "SUCCESS"
      ? [{ venueFlowId: transferId, kind: "internal_transfer", asset: coin, amount, eventAt: timestamp }]
      : [],
  );
  return { rows: flows, cursor, seen: rows.length };
}

/** Some times come in seconds. */
const inMs = (at: number): number => (at < 100_000_000_000 ? at * 1_000 : at);
