import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import type { RecommendationView } from "@/lib/domain/views";
import { DAY_MS } from "@/lib/domain/units";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { decodeId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toRecommendationView } from "./recommendation-view";

export const decisionSchema = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept") }),
  z.strictObject({ decision: z.literal("snooze"), snooze: z.enum(["1d", "1w", "until_changed"]) }),
  z.strictObject({ decision: z.literal("dismiss"), reason: z.string().trim().min(1).max(500) }),
]);
export type Decision = z.infer<typeof decisionSchema>;

/** "Until changed" ends when the engine supersedes the advice; the date is only its far end. */
const SNOOZE_MS = { "1d": DAY_MS, "1w": 7 * DAY_MS, until_changed: 365 * DAY_MS } as const;
const DECIDABLE = ["open", "accepted", "snoozed"];

/**
 * decideRecommendation records what a person wants to do with an open recommendation. *Accept* promises an action that
 * the next sync looks for; it never closes anything by itself. A closed one answers `conflict`.
 */
export async function decideRecommendation(
  ctx: WorkspaceContext,
  input: { id: string; decision: Decision },
): Promise<RecommendationView> {
  requirePermission(ctx, "recommendation.decide");
  const uuid = decodeId("recommendation", input.id);
  if (uuid === null) throw new AppError("not_found", "This recommendation does not exist.");
  const now = ctx.clock.now();
  const view = await withWorkspace(ctx.workspaceId, async (tx) => {
    const key = { workspaceId_id: { workspaceId: ctx.workspaceId, id: uuid } };
    const row = await tx.recommendationRow.findUnique({ where: key });
    if (row === null) throw new AppError("not_found", "This recommendation does not exist.");
    const changed = await tx.recommendationRow.updateMany({
      where: { workspaceId: ctx.workspaceId, id: uuid, status: { in: DECIDABLE } },
      data: changeFor(input.decision, now),
    });
    if (changed.count === 0) {
      throw new AppError("conflict", `This recommendation is already ${row.status.replace("_", " ")}.`);
    }
    await recordAudit(tx, ctx, {
      action: `recommendation.${input.decision.decision}`,
      targetId: uuid,
      before: { status: row.status },
      after: { ...input.decision },
    });
    const after = await tx.recommendationRow.findUnique({ where: key });
    if (after === null) throw new AppError("not_found", "This recommendation does not exist.");
    return toRecommendationView(after);
  });
  await notifyLive([ctx.workspaceId], "recommendations");
  return view;
}

function changeFor(decision: Decision, now: Date) {
  switch (decision.decision) {
    case "accept":
      return { status: "accepted", acceptedAt: now, snoozedUntil: null, updatedAt: now };
    case "snooze":
      return {
        status: "snoozed",
        snoozedUntil: new Date(now.getTime() + SNOOZE_MS[decision.snooze]),
        acceptedAt: null,
        updatedAt: now,
      };
    case "dismiss":
      return { status: "dismissed", dismissReason: decision.reason, closedAt: now, updatedAt: now };
  }
}
