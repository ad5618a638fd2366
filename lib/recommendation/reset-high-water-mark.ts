import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import type { LadderState } from "@/lib/domain/ladder";
import { withWorkspace } from "@/lib/platform/db";
import { enqueue } from "@/lib/queue/enqueue";
import { resetHighWaterMark as resetLadder } from "@/lib/risk/ladder/reset-high-water-mark";
import { startLadder } from "@/lib/risk/ladder/start-ladder";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadPolicy } from "@/lib/workspace/load-policy";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment } from "./load-assessment";

export const highWaterMarkSchema = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("today") }),
  /** What today's account would have been worth at its best, in the accounting currency. */
  z.strictObject({ to: z.literal("amount"), highAccounting: z.number().finite().positive().max(1e15) }),
]);
export type HighWaterMarkChange = z.infer<typeof highWaterMarkSchema>;

/** How far above today's equity a corrected high may lie: beyond it a digit too many is likelier than the truth. */
const RATIO_MAX = 100;

/**
 * resetHighWaterMark lets a person start the ladder again from today, or correct an estimated high. Audited with the state
 * before and after. Throws `precondition_failed` before the first assessment and `invalid_input` for a high below today.
 */
export async function resetHighWaterMark(ctx: WorkspaceContext, change: HighWaterMarkChange): Promise<void> {
  requirePermission(ctx, "ladder.reset");
  const now = ctx.clock.now();
  await withWorkspace(ctx.workspaceId, async (tx) => {
    // Takes the same row as an assessment does, so the two take turns.
    await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { assessDueAt: now } });
    const row = await tx.ladderRow.findUnique({ where: { workspaceId: ctx.workspaceId } });
    const stored = await loadAssessment(tx, ctx.workspaceId);
    if (row === null || stored === null) {
      throw new AppError("precondition_failed", "There is no high yet: it appears with the first assessment.");
    }
    const { policy } = await loadPolicy(tx, ctx.workspaceId);
    const before = row.state as unknown as LadderState;
    const equity = stored.assessment.equityUsd / stored.valuation.accounting.usdPerUnit;
    const after =
      change.to === "today"
        ? resetLadder(before, now.getTime())
        : correctHigh(before, change.highAccounting, equity, policy.lossLimitFraction, now.getTime());
    await tx.ladderRow.update({
      where: { workspaceId: ctx.workspaceId },
      data: { state: { ...after }, updatedAt: now },
    });
    await recordAudit(tx, ctx, {
      action: "ladder.reset",
      targetId: ctx.workspaceId,
      before: { highWaterMark: before.highWaterMark, state: before.state },
      after: { highWaterMark: after.highWaterMark, state: after.state, to: change.to },
    });
  });
  await enqueue("assess-workspaces", { workspaceIds: [ctx.workspaceId] });
}

function correctHigh(
  ladder: LadderState,
  highAccounting: number,
  equity: number,
  lossLimitFraction: number,
  asOf: number,
): LadderState {
  if (!(highAccounting >= equity) || highAccounting > equity * RATIO_MAX) {
    throw new AppError(
      "invalid_input",
      `A high of ${highAccounting} does not fit an account worth ${equity.toFixed(2)} now.`,
      {
        fields: [
          {
            field: "highAccounting",
            message: `must be between ${equity.toFixed(2)} and ${(equity * RATIO_MAX).toFixed(0)}`,
          },
        ],
      },
    );
  }
  return startLadder({
    asOf,
    unitValue: ladder.unitValue,
    highWaterMark: ladder.unitValue * (highAccounting / equity),
    highWaterMarkAt: asOf,
    isHighWaterMarkEstimated: false,
    lossLimitFraction,
  });
}
