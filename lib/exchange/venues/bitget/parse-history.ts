import { z } from "zod";
import type { CashFlow, FundingPayment, Trade } from "@/lib/domain/account-snapshot";
import { subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { assetCode, blankable, decimalText, idText, instantMs, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { parseData, parsePage } from "./envelope";
import { lastIdPage, PAGE } from "./parse-orders";
import type { Markets } from "./symbols";

const sides = z.enum(["buy", "sell"]);
const feeSchema = z.looseObject({
  feeCoin: blankable(assetCode),
  /** Unified: above zero is charged. */
  fee: blankable(decimalText),
  /** Classic: below zero is charged. */
  totalFee: blankable(decimalText),
});
type FeeRow = z.output<typeof feeSchema>;

const unifiedFillSchema = z.looseObject({
  execId: idText,
  symbol: z.string(),
  side: sides,
  execPrice: magnitudeText,
  execQty: magnitudeText,
  feeDetail: blankable(z.array(feeSchema)),
  createdTime: instantMs,
});

/** parseUnifiedFills reads one page of `v3/trade/fills` of one category. Instruments we do not know are left out. */
export function parseUnifiedFills(raw: unknown, markets: Markets): CursorPage<Trade> {
  const page = parsePage(unifiedFillSchema, raw, "v3/trade/fills", { rows: "list", next: "cursor" });
  return tradesOf(page, markets, (row) => ({
    id: row.execId,
    price: row.execPrice,
    quantity: row.execQty,
    fee: row.feeDetail?.[0],
    at: row.createdTime,
  }));
}

const spotFillSchema = z.looseObject({
  tradeId: idText,
  symbol: z.string(),
  side: sides,
  priceAvg: magnitudeText,
  size: magnitudeText,
  feeDetail: blankable(feeSchema),
  cTime: instantMs,
});

/** parseSpotFills reads one page of `spot/trade/fills` of a classic account. */
export function parseSpotFills(raw: unknown, markets: Markets): CursorPage<Trade> {
  const rows = parseData(z.array(spotFillSchema), raw, "spot/trade/fills");
  const cursor = rows.length < PAGE ? null : (rows.at(-1)?.tradeId ?? null);
  return tradesOf({ rows, cursor }, markets, (row) => ({
    id: row.tradeId,
    price: row.priceAvg,
    quantity: row.size,
    fee: row.feeDetail ?? undefined,
    at: row.cTime,
  }));
}

const futuresFillSchema = z.looseObject({
  tradeId: idText,
  symbol: z.string(),
  side: sides,
  price: magnitudeText,
  baseVolume: magnitudeText,
  feeDetail: blankable(z.array(feeSchema)),
  cTime: instantMs,
});

/** parseFuturesFills reads one page of `mix/order/fill-history` of one product type. */
export function parseFuturesFills(raw: unknown, markets: Markets): CursorPage<Trade> {
  const page = parsePage(futuresFillSchema, raw, "mix/order/fill-history", { rows: "fillList", next: "endId" });
  return tradesOf(page, markets, (row) => ({
    id: row.tradeId,
    price: row.price,
    quantity: row.baseVolume,
    fee: row.feeDetail?.[0],
    at: row.cTime,
  }));
}

interface Fill {
  id: string;
  price: DecimalString;
  quantity: DecimalString;
  fee: FeeRow | undefined;
  at: number;
}

function tradesOf<Row extends { symbol: string; side: Trade["side"] }>(
  { rows, cursor }: { rows: readonly Row[]; cursor: string | null },
  markets: Markets,
  read: (row: Row) => Fill,
): CursorPage<Trade> {
  const trades = rows.flatMap((row): Trade[] => {
    const instrument = markets.get(row.symbol);
    const { id, price, quantity, fee, at } = read(row);
    if (instrument === undefined || price === "0") return [];
    const feeAmount = fee?.fee ?? (fee?.totalFee == null ? "0" : subtractDecimals("0", fee.totalFee));
    const received = row.side === "buy" ? instrument.base : instrument.quote;
    return [
      {
        venueTradeId: id,
        symbol: instrument.symbol,
        side: row.side,
        quantity,
        price,
        feeAmount,
        feeAsset: fee?.feeCoin ?? instrument.settle ?? received,
        eventAt: at,
      },
    ];
  });
  return { rows: trades, cursor, seen: rows.length };
}

const billSchema = z.looseObject({
  billId: blankable(idText),
  id: blankable(idText),
  symbol: blankable(z.string()),
  coin: assetCode,
  /** Unified: what kind of entry; classic: `businessType`, which was asked for. */
  type: blankable(z.string()),
  amount: decimalText,
  cTime: blankable(instantMs),
  ts: blankable(instantMs),
});

/**
 * parseFundingPayments reads one page of the ledger of one product type: `mix/account/bill` of settled fees, or
 * `v3/account/financial-records`, which tells everything.
 */
export function parseFundingPayments(raw: unknown, markets: Markets, isUnified: boolean): CursorPage<FundingPayment> {
  const list = isUnified ? { rows: "list", next: "cursor" } : { rows: "bills", next: "endId" };
  const { rows, cursor } = parsePage(billSchema, raw, isUnified ? "v3/account/financial-records" : "bill", list);
  const payments = rows.flatMap((row): FundingPayment[] => {
    const instrument = markets.get(row.symbol ?? "");
    const [id, eventAt] = [row.id ?? row.billId, row.ts ?? row.cTime];
    if (instrument === undefined || id === null || eventAt === null) return [];
    if (isUnified && !/settle_fee|funding/i.test(row.type ?? "")) return [];
    return [{ venueFundingId: id, symbol: instrument.symbol, asset: row.coin, amount: row.amount, eventAt }];
  });
  return { rows: payments, cursor, seen: rows.length };
}

const movementSchema = z.looseObject({
  orderId: idText,
  coin: assetCode,
  size: magnitudeText,
  status: z.string(),
  cTime: blankable(instantMs),
  createdTime: blankable(instantMs),
});

/** parseDeposits reads one page of the deposits of either kind of account; only what has reached the balance is a flow. */
export function parseDeposits(raw: unknown): CursorPage<CashFlow> {
  return movementsOf(raw, "deposit", (flow, status) => (status === "success" ? [flow] : []));
}

/** The money came back. */
const WITHDRAWAL_RETURNED: ReadonlySet<string> = new Set(["fail", "failed", "cancel", "cancelled", "reject"]);

/** parseWithdrawals reads one page of the withdrawals. What came back is a second flow that undoes the first. */
export function parseWithdrawals(raw: unknown): CursorPage<CashFlow> {
  return movementsOf(raw, "withdrawal", (flow, status) =>
    WITHDRAWAL_RETURNED.has(status)
      ? [flow, { ...flow, venueFlowId: `returned-${flow.venueFlowId}`, kind: "deposit" }]
      : [flow],
  );
}

function movementsOf(
  raw: unknown,
  kind: "deposit" | "withdrawal",
  pick: (flow: CashFlow, status: string) => readonly CashFlow[],
): CursorPage<CashFlow> {
  const page = lastIdPage(parseData(blankable(z.array(movementSchema)), raw, `${kind}-records`) ?? []);
  const flows = page.rows.flatMap(({ orderId, coin, size, status, cTime, createdTime }) => {
    const eventAt = cTime ?? createdTime;
    return eventAt === null ? [] : pick({ venueFlowId: orderId, kind, asset: coin, amount: size, eventAt }, status);
  });
  return { rows: flows, cursor: page.cursor, seen: page.rows.length };
}
