import { z } from "zod";
import type { CashFlow, FundingPayment, Trade } from "@/lib/domain/account-snapshot";
import { subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { assetCode, blankable, decimalText, idText, instantMs, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { parseData } from "./envelope";
import { nextOf } from "./parse-orders";
import { baseQuantity } from "./symbols";

type Markets = ReadonlyMap<string, Instrument>;

const negated = (amount: DecimalString): DecimalString => subtractDecimals("0", amount);

const fillSchema = z.looseObject({
  billId: idText,
  instId: z.string(),
  side: z.enum(["buy", "sell"]),
  fillPx: magnitudeText,
  fillSz: magnitudeText,
  /** Negative: charged. */
  fee: blankable(decimalText),
  feeCcy: blankable(assetCode),
  ts: instantMs,
});

/** parseFills reads one page of `trade/fills-history`. OKX writes a charged fee below zero, a rebate above. */
export function parseFills(raw: unknown, markets: Markets): CursorPage<Trade> {
  const rows = parseData(fillSchema, raw, "trade/fills-history");
  const trades = rows.flatMap((row): Trade[] => {
    const instrument = markets.get(row.instId);
    if (instrument === undefined || row.fillPx === "0") return [];
    return [
      {
        venueTradeId: row.billId,
        symbol: instrument.symbol,
        side: row.side,
        quantity: baseQuantity(instrument, row.fillSz, row.fillPx),
        price: row.fillPx,
        feeAmount: negated(row.fee ?? "0"),
        feeAsset: row.feeCcy ?? instrument.settle ?? instrument.quote,
        eventAt: row.ts,
      },
    ];
  });
  return { rows: trades, cursor: nextOf(rows, ({ billId }) => billId), seen: rows.length };
}

const billSchema = z.looseObject({
  billId: idText,
  /** 1 = transfer, 8 = funding, and many more. */
  type: blankable(idText),
  instId: blankable(z.string()),
  ccy: assetCode,
  balChg: decimalText,
  pnl: blankable(decimalText),
  ts: instantMs,
});

const TRANSFER = "1";
const FUNDING = "8";

/** parseFundingPayments reads one page of bills of type 8. Isolated positions pay from their own margin: `pnl` says what. */
export function parseFundingPayments(raw: unknown, markets: Markets): CursorPage<FundingPayment> {
  const rows = parseData(billSchema, raw, "account/bills-archive");
  const payments = rows.flatMap((row): FundingPayment[] => {
    const instrument = markets.get(row.instId ?? "");
    if (instrument === undefined || (row.type ?? FUNDING) !== FUNDING) return [];
    const amount = row.balChg === "0" ? (row.pnl ?? "0") : row.balChg;
    return [{ venueFundingId: row.billId, symbol: instrument.symbol, asset: row.ccy, amount, eventAt: row.ts }];
  });
  return { rows: payments, cursor: nextOf(rows, ({ billId }) => billId), seen: rows.length };
}

/** parseTransfers reads one page of bills of type 1: moves between the trading account and the person's other wallets. */
export function parseTransfers(raw: unknown): CursorPage<CashFlow> {
  const rows = parseData(billSchema, raw, "account/bills-archive");
  const flows = rows.flatMap(({ billId, type, ccy, balChg, ts }): CashFlow[] => {
    if ((type ?? TRANSFER) !== TRANSFER) return [];
    const amount = balChg.startsWith("-") ? negated(balChg) : balChg;
    return [{ venueFlowId: billId, kind: "internal_transfer", asset: ccy, amount, eventAt: ts }];
  });
  return { rows: flows, cursor: nextOf(rows, ({ billId }) => billId), seen: rows.length };
}

const depositSchema = z.looseObject({
  depId: idText,
  ccy: assetCode,
  amt: magnitudeText,
  state: z.string(),
  ts: instantMs,
});
/** 1 = credited, 2 = successful: both are in the balance. */
const DEPOSIT_CREDITED: ReadonlySet<string> = new Set(["1", "2"]);

/** parseDeposits reads one page of `asset/deposit-history`; only what has reached the balance is a flow. */
export function parseDeposits(raw: unknown): CursorPage<CashFlow> {
  const rows = parseData(depositSchema, raw, "asset/deposit-history");
  const flows = rows
    .filter(({ state }) => DEPOSIT_CREDITED.has(state))
    .map(({ depId, ccy, amt, ts }): CashFlow => ({
      venueFlowId: depId,
      kind: "deposit",
      asset: ccy,
      amount: amt,
      eventAt: ts,
    }));
  return { rows: flows, cursor: nextByTime(rows), seen: rows.length };
}

const withdrawalSchema = z.looseObject({
  wdId: idText,
  ccy: assetCode,
  amt: magnitudeText,
  state: z.string(),
  ts: instantMs,
});
/** Cancelled or failed: the money came back. */
const WITHDRAWAL_RETURNED: ReadonlySet<string> = new Set(["-1", "-2"]);

/** parseWithdrawals reads one page of `asset/withdrawal-history`. What came back is a second flow that undoes the first. */
export function parseWithdrawals(raw: unknown): CursorPage<CashFlow> {
  const rows = parseData(withdrawalSchema, raw, "asset/withdrawal-history");
  const flows = rows.flatMap(({ wdId, ccy, amt, state, ts }): CashFlow[] => {
    const left: CashFlow = { venueFlowId: wdId, kind: "withdrawal", asset: ccy, amount: amt, eventAt: ts };
    if (!WITHDRAWAL_RETURNED.has(state)) return [left];
    return [left, { ...left, venueFlowId: `returned-${wdId}`, kind: "deposit" }];
  });
  return { rows: flows, cursor: nextByTime(rows), seen: rows.length };
}

/** Pages by time begin before an instant: one later than the last row's, so that its twins are not lost. */
function nextByTime(rows: readonly { ts: number }[]): string | null {
  return nextOf(rows, ({ ts }) => String(ts + 1));
}
