import { z } from "zod";
import type { CashFlow, FundingPayment, Trade } from "@/lib/domain/account-snapshot";
import { subtractDecimals } from "@/lib/domain/decimal";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { amountValue, assetCode, blankable, decimalText, idText, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { instantBrokenMs, instantSeconds, pageOf, parseRows, type Paging } from "./answer";
import type { Markets } from "./symbols";

const spotTradeSchema = z.looseObject({
  id: idText,
  create_time_ms: instantBrokenMs,
  currency_pair: z.string(),
  side: z.enum(["buy", "sell"]),
  amount: magnitudeText,
  price: magnitudeText,
  fee: blankable(decimalText),
  fee_currency: blankable(assetCode),
  /** Paid in Gate's own coin instead. */
  gt_fee: blankable(decimalText),
});

/** parseSpotTrades reads one page of `spot/my_trades`. Instruments we do not know are left out. */
export function parseSpotTrades(raw: unknown, markets: Markets, paging: Paging): CursorPage<Trade> {
  return pageOf(parseRows(spotTradeSchema, raw, "spot/my_trades"), paging, (row): Trade[] => {
    const instrument = markets.get(row.currency_pair);
    if (instrument === undefined || row.price === "0") return [];
    const isInGt = (row.fee ?? "0") === "0" && row.gt_fee !== null && row.gt_fee !== "0";
    const received = row.side === "buy" ? instrument.base : instrument.quote;
    return [
      {
        venueTradeId: row.id,
        symbol: instrument.symbol,
        side: row.side,
        quantity: row.amount,
        price: row.price,
        feeAmount: isInGt ? (row.gt_fee ?? "0") : (row.fee ?? "0"),
        feeAsset: isInGt ? "GT" : (row.fee_currency ?? received),
        eventAt: row.create_time_ms,
      },
    ];
  });
}

const futuresTradeSchema = z.looseObject({
  trade_id: blankable(idText),
  /** `my_trades` names it so. */
  id: blankable(idText),
  create_time: instantSeconds,
  contract: z.string(),
  size: amountValue,
  price: magnitudeText,
  fee: blankable(decimalText),
});

/** parseFuturesTrades reads one page of `my_trades_timerange`. Contracts become base units at the price of the trade. */
export function parseFuturesTrades(raw: unknown, markets: Markets, paging: Paging): CursorPage<Trade> {
  return pageOf(parseRows(futuresTradeSchema, raw, "futures/my_trades_timerange"), paging, (row): Trade[] => {
    const instrument = markets.get(row.contract);
    const venueTradeId = row.trade_id ?? row.id;
    if (instrument === undefined || venueTradeId === null || row.price === "0" || row.size === "0") return [];
    const isSale = row.size.startsWith("-");
    const contracts = isSale ? subtractDecimals("0", row.size) : row.size;
    return [
      {
        venueTradeId,
        symbol: instrument.symbol,
        side: isSale ? "sell" : "buy",
        quantity: contractQuantity(instrument, contracts, row.price),
        price: row.price,
        feeAmount: row.fee ?? "0",
        feeAsset: instrument.settle ?? instrument.quote,
        eventAt: row.create_time,
      },
    ];
  });
}

const ledgerSchema = z.looseObject({
  time: instantSeconds,
  change: decimalText,
  type: z.string(),
  contract: blankable(z.string()),
  /** Older rows name the contract here, some with more behind a colon. */
  text: blankable(z.string()),
});

/** parseFundingPayments reads one page of `account_book` of type `fund`. Rows have no id: contract and time are one. */
export function parseFundingPayments(raw: unknown, markets: Markets, paging: Paging): CursorPage<FundingPayment> {
  return pageOf(parseRows(ledgerSchema, raw, "futures/account_book"), paging, (row): FundingPayment[] => {
    const contract = row.contract ?? row.text?.split(":")[0] ?? "";
    const instrument = markets.get(contract);
    if (row.type !== "fund" || instrument === undefined) return [];
    return [
      {
        venueFundingId: `${contract}/${row.time}`,
        symbol: instrument.symbol,
        asset: instrument.settle ?? instrument.quote,
        amount: row.change,
        eventAt: row.time,
      },
    ];
  });
}

const movementSchema = z.looseObject({
  id: idText,
  timestamp: instantSeconds,
  currency: assetCode,
  amount: magnitudeText,
  status: z.string(),
});

/** parseDeposits reads one page of `wallet/deposits`; only what has reached the balance is a flow. */
export function parseDeposits(raw: unknown, paging: Paging): CursorPage<CashFlow> {
  return pageOf(parseRows(movementSchema, raw, "wallet/deposits"), paging, (row) =>
    row.status === "DONE" ? [toFlow(row, "deposit")] : [],
  );
}

/** The money came back. */
const WITHDRAWAL_RETURNED: ReadonlySet<string> = new Set(["CANCEL", "FAIL", "INVALID", "REFUND"]);

/** parseWithdrawals reads one page of `wallet/withdrawals`. What came back is a second flow that undoes the first. */
export function parseWithdrawals(raw: unknown, paging: Paging): CursorPage<CashFlow> {
  return pageOf(parseRows(movementSchema, raw, "wallet/withdrawals"), paging, (row): CashFlow[] => {
    const left = toFlow(row, "withdrawal");
    if (!WITHDRAWAL_RETURNED.has(row.status)) return [left];
    return [left, { ...left, venueFlowId: `returned-${row.id}`, kind: "deposit" }];
  });
}

/** Some coins are named with their chain, as in `USDT_TRX`. */
function toFlow(
  { id, timestamp, currency, amount }: z.output<typeof movementSchema>,
  kind: "deposit" | "withdrawal",
): CashFlow {
  const asset = (currency.split("_")[0] ?? currency).toUpperCase();
  return { venueFlowId: id, kind, asset, amount, eventAt: timestamp };
}
