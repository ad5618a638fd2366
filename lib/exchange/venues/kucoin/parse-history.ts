import { z } from "zod";
import type { CashFlow, FundingPayment, Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { amountValue, assetCode, blankable, idText, instantMs, magnitudeValue } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { mapPage, parseAfterId, parseData, parseNumbered } from "./envelope";
import { coinOf } from "./symbols";

const fillSchema = z.looseObject({
  tradeId: idText,
  orderId: idText,
  side: z.enum(["buy", "sell"]),
  price: magnitudeValue,
  size: magnitudeValue,
  /** Below zero: a rebate. */
  fee: blankable(amountValue),
  feeCurrency: blankable(assetCode),
  createdAt: instantMs,
});
type FillRow = z.output<typeof fillSchema>;

/** parseSpotFills reads one page of `hf/fills` or `hf/margin/fills` of one market. */
export function parseSpotFills(raw: unknown, instrument: Instrument): CursorPage<Trade> {
  return mapPage(parseAfterId(fillSchema, raw, "hf/fills"), (row) => toTrades(row, instrument));
}

/** parseFuturesFills reads one page of the futures' `fills` of one market. Contracts become base units. */
export function parseFuturesFills(raw: unknown, instrument: Instrument): CursorPage<Trade> {
  return mapPage(parseNumbered(fillSchema, raw, "fills"), (row) => toTrades(row, instrument));
}

/** A trade has one id on both sides: ours is told by the order. */
function toTrades(row: FillRow, instrument: Instrument): Trade[] {
  if (row.price === "0") return [];
  const isSpot = instrument.kind === "spot";
  return [
    {
      venueTradeId: `${row.tradeId}-${row.orderId}`,
      symbol: instrument.symbol,
      side: row.side,
      quantity: isSpot ? row.size : contractQuantity(instrument, row.size, row.price),
      price: row.price,
      feeAmount: row.fee ?? "0",
      feeAsset: coinOf(row.feeCurrency ?? instrument.settle ?? instrument.quote),
      eventAt: row.createdAt,
    },
  ];
}

const fundingSchema = z.looseObject({
  id: idText,
  symbol: z.string(),
  timePoint: instantMs,
  funding: amountValue,
  settleCurrency: assetCode,
});

/** parseFundingPayments reads one page of `funding-history` of one market: below zero is paid. */
export function parseFundingPayments(raw: unknown, instrument: Instrument): CursorPage<FundingPayment> {
  const schema = z.looseObject({ dataList: z.array(fundingSchema), hasMore: z.boolean() });
  const { dataList, hasMore } = parseData(schema, raw, "funding-history");
  const last = dataList.at(-1);
  return {
    rows: dataList.map(({ id, timePoint, funding, settleCurrency }) => ({
      venueFundingId: id,
      symbol: instrument.symbol,
      asset: coinOf(settleCurrency),
      amount: funding,
      eventAt: timePoint,
    })),
    cursor: hasMore && last !== undefined ? last.id : null,
  };
}

const movementSchema = z.looseObject({
  id: blankable(idText),
  currency: assetCode,
  amount: magnitudeValue,
  status: z.string(),
  walletTxId: blankable(z.string()),
  createdAt: instantMs,
});
type MovementRow = z.output<typeof movementSchema>;

/** parseDeposits reads one page of `deposits`; only what has reached the balance is a flow. */
export function parseDeposits(raw: unknown): CursorPage<CashFlow> {
  return mapPage(parseNumbered(movementSchema, raw, "deposits"), (row) =>
    row.status === "SUCCESS" ? [toFlow(row, "deposit")] : [],
  );
}

/** parseWithdrawals reads one page of `withdrawals`. What came back is a second flow that undoes the first. */
export function parseWithdrawals(raw: unknown): CursorPage<CashFlow> {
  return mapPage(parseNumbered(movementSchema, raw, "withdrawals"), (row): CashFlow[] => {
    const left = toFlow(row, "withdrawal");
    if (row.status !== "FAILURE") return [left];
    return [left, { ...left, venueFlowId: `returned-${left.venueFlowId}`, kind: "deposit" }];
  });
}

/** Deposits have no id: the transaction, or what there is of them, tells them apart. */
function toFlow(row: MovementRow, kind: "deposit" | "withdrawal"): CashFlow {
  const { currency, amount, walletTxId, createdAt } = row;
  const venueFlowId = row.id ?? [walletTxId ?? currency, createdAt, amount].join("/");
  return { venueFlowId, kind, asset: currency, amount, eventAt: createdAt };
}

const ledgerSchema = z.looseObject({
  id: idText,
  currency: assetCode,
  amount: magnitudeValue,
  direction: z.string(),
  createdAt: instantMs,
});

/** parseTransfers reads one page of `accounts/ledgers` of transfers, by the wallets they left. */
export function parseTransfers(raw: unknown): CursorPage<CashFlow> {
  return mapPage(parseNumbered(ledgerSchema, raw, "accounts/ledgers"), (row): CashFlow[] => {
    const { id, currency, amount, createdAt } = row;
    if (row.direction !== "out") return [];
    return [{ venueFlowId: id, kind: "internal_transfer", asset: currency, amount, eventAt: createdAt }];
  });
}
