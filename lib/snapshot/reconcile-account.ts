import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import type { ReconciliationState } from "@/lib/domain/reconciliation-view";
import type { EpochMs } from "@/lib/domain/units";
import { assetTotals, type AssetTotals } from "./asset-totals";
import type { LoadedHappenings } from "./load-happenings";
import { realizedProfit } from "./realized-profit";
import { unexplainedDelta, type DeltaRow } from "./unexplained-delta";

/** A deposit may be listed, and a trade be told, this long after its money was seen. */
export const SETTLED_AFTER_MS = 30 * 60_000;

export interface ReconciledAccount {
  before: AssetTotals;
  after: AssetTotals;
  rows: readonly DeltaRow[];
  contractGaps: readonly string[];
}

/**
 * reconcileAccount explains the difference of two readings by what an account's history tells. What contracts realised is
 * taken from the venue where it tells that, else worked out from the trades.
 */
export function reconcileAccount(
  before: AccountSnapshot,
  after: AccountSnapshot,
  happenings: LoadedHappenings,
): ReconciledAccount {
  const isTold = happenings.income.some(({ kind }) => kind === "realized_profit");
  const realized = isTold
    ? { payments: [], gaps: [] }
    : realizedProfit(before.positions, after.positions, happenings.contractTrades);
  const totals = { before: assetTotals(before), after: assetTotals(after) };
  const income = [...happenings.income, ...realized.payments];
  const rows = unexplainedDelta(totals.before, totals.after, { ...happenings, income });
  return { ...totals, rows, contractGaps: realized.gaps };
}

/** What is known of an account's history. */
export interface HistoryKnowledge {
  /** How many days of trades the venue keeps; null = all, 0 = we read none there. */
  tradesKeptDays: number | null;
  /** When the last pass over the history was through; null before the first. */
  readAt: EpochMs | null;
}

/**
 * judgeReconciliation says whether what is left unexplained is a finding, or why nothing can be said yet. A finding stood
 * SETTLED_AFTER_MS ago already: by then whatever explains it would have been listed and read.
 */
export function judgeReconciliation(
  after: AccountSnapshot,
  { tradesKeptDays, readAt }: HistoryKnowledge,
  { isAboveThreshold, wasAboveThreshold }: { isAboveThreshold: boolean; wasAboveThreshold: boolean },
): ReconciliationState {
  if (after.missingWallets.length > 0) return "unread_wallets";
  if (!isAboveThreshold) return "explained";
  if (tradesKeptDays === 0) return "balances_only";
  if (readAt === null || readAt < after.asOf - SETTLED_AFTER_MS) return "reading_history";
  return wasAboveThreshold ? "unexplained" : "settling";
}
