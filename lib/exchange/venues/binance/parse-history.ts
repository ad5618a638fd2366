import { z } from "zod";
import type { CashFlow, Trade } from "@/lib/domain/account-snapshot";
import { compareDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { contractQuantity } from "@/lib/exchange/contract-quantity";
import { decimalText, idText, instantMs, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";
import type { NumberedPage } from "./paging";

const tradeSchema = z
  .looseObject({
    id: idText,
    price: magnitudeText,
    qty: magnitudeText,
    commission: decimalText,
    commissionAsset: z.string().min(1).max(30),
    time: instantMs,
    /** Spot says `isBuyer`, futures `side`. */
    isBuyer: z.boolean().optional(),
    side: z.enum(["BUY", "SELL"]).optional(),
  })
  .refine(({ isBuyer, side }) => isBuyer !== undefined || side !== undefined, { path: ["side"] });

/**
 * parseTrades reads `myTrades` and `userTrades`, in the order of ids. A maker's rebate is a negative fee; contracts of
 * COIN-M become base units at the price of the trade.
 */
export function parseTrades(raw: unknown, instrument: Instrument): Trade[] {
  return parseAnswer(z.array(tradeSchema), raw, "binance", "myTrades")
    .map((row) => ({
      venueTradeId: row.id,
      symbol: instrument.symbol,
      side: (row.isBuyer ?? row.side === "BUY") ? ("buy" as const) : ("sell" as const),
      quantity: contractQuantity(instrument, row.qty, row.price),
      price: row.price,
      feeAmount: row.commission,
      feeAsset: row.commissionAsset,
      eventAt: row.time,
    }))
    .sort((a, b) => compareDecimals(a.venueTradeId, b.venueTradeId));
}

const depositSchema = z.looseObject({
  id: idText,
  amount: magnitudeText,
  coin: z.string().min(1).max(30),
  status: z.coerce.number().int(),
  insertTime: instantMs,
  completeTime: instantMs.nullish(),
});
/** 6 = credited but not yet withdrawable, 1 = success: both are in the balance. */
const DEPOSIT_CREDITED: ReadonlySet<number> = new Set([1, 6]);

/** parseDeposits reads `capital/deposit/hisrec`; only what has reached the balance is a flow. */
export function parseDeposits(raw: unknown): CashFlow[] {
  return parseAnswer(z.array(depositSchema), raw, "binance", "capital/deposit/hisrec")
    .filter(({ status }) => DEPOSIT_CREDITED.has(status))
    .map(({ id, amount, coin, insertTime, completeTime }) => ({
      venueFlowId: id,
      kind: "deposit",
      asset: coin,
      amount,
      eventAt: completeTime ?? insertTime,
    }));
}

const withdrawalSchema = z.looseObject({
  id: idText,
  amount: magnitudeText,
  coin: z.string().min(1).max(30),
  status: z.coerce.number().int(),
  /** `2019-10-12 11:12:02`, UTC. */
  applyTime: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
});
/** 1 = cancelled, 3 = rejected, 5 = failed: the money came back. */
const WITHDRAWAL_RETURNED: ReadonlySet<number> = new Set([1, 3, 5]);

/**
 * parseWithdrawals reads `capital/withdraw/history`. Money leaves the balance when the withdrawal is asked for, so that
 * instant is the flow's; what came back is a second flow, so a withdrawal we saw under way is undone and one we did not
 * see nets to nothing. The network fee is a cost of the account and no flow.
 */
export function parseWithdrawals(raw: unknown): CashFlow[] {
  return parseAnswer(z.array(withdrawalSchema), raw, "binance", "capital/withdraw/history").flatMap((row) => {
    const flow = { asset: row.coin, amount: row.amount, eventAt: Date.parse(`${row.applyTime.replace(" ", "T")}Z`) };
    const left: CashFlow = { venueFlowId: row.id, kind: "withdrawal", ...flow };
    const back: CashFlow = { venueFlowId: `returned-${row.id}`, kind: "deposit", ...flow };
    return WITHDRAWAL_RETURNED.has(row.status) ? [left, back] : [left];
  });
}

const fiatOrdersSchema = z.looseObject({
  success: z.literal(true),
  total: z.coerce.number().int().nonnegative(),
  data: z.array(
    z.looseObject({
      orderNo: idText,
      fiatCurrency: z.string().min(1).max(30),
      amount: magnitudeText,
      status: z.string(),
      createTime: instantMs,
    }),
  ),
});

/** parseFiatOrders reads one page of `fiat/orders`: bank deposits and withdrawals, which the coin lists do not have. */
export function parseFiatOrders(raw: unknown, kind: "deposit" | "withdrawal"): NumberedPage<CashFlow> {
  const { data, total } = parseAnswer(fiatOrdersSchema, raw, "binance", "fiat/orders");
  const flows = data
    .filter(({ status }) => status === "Successful" || status === "Finished")
    .map(({ orderNo, fiatCurrency, amount, createTime }) => ({
      venueFlowId: `fiat-${orderNo}`,
      kind,
      asset: fiatCurrency,
      amount,
      eventAt: createTime,
    }));
  return { rows: flows, seen: data.length, total };
}

const fiatPaymentsSchema = z.looseObject({
  success: z.literal(true),
  total: z.coerce.number().int().nonnegative(),
  data: z.array(
    z.looseObject({
      orderNo: idText,
      cryptoCurrency: z.string().min(1).max(30),
      obtainAmount: magnitudeText,
      status: z.string(),
      createTime: instantMs,
    }),
  ),
});

/**
 * parseFiatPayments reads one page of `fiat/payments`: coins bought by card, whose money never was on the account. They
 * come in like a deposit of the coin.
 */
export function parseFiatPayments(raw: unknown): NumberedPage<CashFlow> {
  const { data, total } = parseAnswer(fiatPaymentsSchema, raw, "binance", "fiat/payments");
  const flows = data
    .filter(({ status }) => status === "Completed")
    .map(({ orderNo, cryptoCurrency, obtainAmount, createTime }) => ({
      venueFlowId: `card-${orderNo}`,
      kind: "deposit" as const,
      asset: cryptoCurrency,
      amount: obtainAmount,
      eventAt: createTime,
    }));
  return { rows: flows, seen: data.length, total };
}

const transferSchema = z.looseObject({
  total: z.coerce.number().int().nonnegative(),
  rows: z
    .array(
      z.looseObject({
        tranId: idText,
        asset: z.string().min(1).max(30),
        amount: magnitudeText,
        status: z.string(),
        timestamp: instantMs,
      }),
    )
    .default([]),
});

/** parseTransfers reads one page of `asset/transfer`: moves between the person's own wallets, never a flow in or out. */
export function parseTransfers(raw: unknown): NumberedPage<CashFlow> {
  const { rows, total } = parseAnswer(transferSchema, raw, "binance", "asset/transfer");
  const flows = rows
    .filter(({ status }) => status === "CONFIRMED")
    .map(({ tranId, asset, amount, timestamp }) => ({
      venueFlowId: tranId,
      kind: "internal_transfer" as const,
      asset,
      amount,
      eventAt: timestamp,
    }));
  return { rows: flows, seen: rows.length, total };
}
