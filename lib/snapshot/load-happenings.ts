import type { FundingPayment, IncomeKind, IncomePayment, Trade } from "@/lib/domain/account-snapshot";
import type { EpochMs } from "@/lib/domain/units";
import type { WorkspaceTx } from "@/lib/platform/db";
import type { Happenings } from "./unexplained-delta";

type Reads = Pick<WorkspaceTx, "tradeRow" | "cashFlowRow" | "fundingPaymentRow" | "incomePaymentRow">;

/** LoadedHappenings is what an account's history tells of a span. */
export interface LoadedHappenings extends Happenings {
  /** Oldest first. */
  contractTrades: readonly Trade[];
}

/** loadHappenings reads what happened to an account after `from` up to `to` (inclusive), trades oldest first. */
export async function loadHappenings(
  tx: Reads,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
  { from, to }: { from: EpochMs; to: EpochMs },
): Promise<LoadedHappenings> {
  const where = { workspaceId, connectionId, eventAt: { gt: new Date(from), lte: new Date(to) } };
  const [trades, flows, funding, income] = await Promise.all([
    tx.tradeRow.findMany({ where, orderBy: [{ eventAt: "asc" }, { venueTradeId: "asc" }] }),
    tx.cashFlowRow.findMany({ where: { ...where, kind: { in: ["deposit", "withdrawal"] } } }),
    tx.fundingPaymentRow.findMany({ where }),
    tx.incomePaymentRow.findMany({ where }),
  ]);
  const all = trades.map((row): Trade => ({
    venueTradeId: row.venueTradeId,
    symbol: row.symbol,
    side: row.side === "buy" ? "buy" : "sell",
    quantity: row.quantity.toFixed(),
    price: row.price.toFixed(),
    feeAmount: row.feeAmount.toFixed(),
    feeAsset: row.feeAsset,
    eventAt: row.eventAt.getTime(),
  }));
  return {
    trades: all,
    contractTrades: all.filter(({ symbol }) => symbol.includes(":")),
    flows: flows.map((row) => ({
      venueFlowId: row.venueFlowId,
      kind: row.kind === "deposit" ? ("deposit" as const) : ("withdrawal" as const),
      asset: row.asset,
      amount: row.amount.toFixed(),
      eventAt: row.eventAt.getTime(),
    })),
    funding: funding.map((row): FundingPayment => ({
      venueFundingId: row.venueFundingId,
      symbol: row.symbol,
      asset: row.asset,
      amount: row.amount.toFixed(),
      eventAt: row.eventAt.getTime(),
    })),
    income: income.map((row): IncomePayment => ({
      venueIncomeId: row.venueIncomeId,
      kind: row.kind as IncomeKind,
      asset: row.asset,
      amount: row.amount.toFixed(),
      eventAt: row.eventAt.getTime(),
    })),
  };
}
