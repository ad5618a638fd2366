import type { LadderState } from "@/lib/domain/ladder";
import type { AccountingCurrency } from "@/lib/domain/risk-policy";
import type { EpochMs } from "@/lib/domain/units";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment } from "./load-assessment";

export interface HighWaterMarkView {
  currency: AccountingCurrency;
  /** What today's account would have been worth at its high, accounting currency. */
  highAccounting: number;
  at: EpochMs;
  isEstimated: boolean;
}

/** loadHighWaterMark is the high the ladder counts from; null before the first assessment. */
export async function loadHighWaterMark(ctx: WorkspaceContext): Promise<HighWaterMarkView | null> {
  requirePermission(ctx, "workspace.read");
  return withWorkspace(ctx.workspaceId, async (tx) => {
    const row = await tx.ladderRow.findUnique({ where: { workspaceId: ctx.workspaceId } });
    const stored = await loadAssessment(tx, ctx.workspaceId);
    if (row === null || stored === null) return null;
    const ladder = row.state as unknown as LadderState;
    const { currency, usdPerUnit } = stored.valuation.accounting;
    const equity = stored.assessment.equityUsd / usdPerUnit;
    return {
      currency,
      highAccounting: ladder.unitValue > 0 ? (equity * ladder.highWaterMark) / ladder.unitValue : equity,
      at: ladder.highWaterMarkAt,
      isEstimated: ladder.isHighWaterMarkEstimated,
    };
  });
}
