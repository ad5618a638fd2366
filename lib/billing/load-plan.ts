import { withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { resolvePlan, type CurrentPlan } from "./current-plan";

/** loadPlan is the plan in force now, for whoever is about to apply a limit. */
export function loadPlan(ctx: Pick<WorkspaceContext, "workspaceId" | "clock">): Promise<CurrentPlan> {
  return withWorkspace(ctx.workspaceId, (tx) => readPlan(tx, ctx.workspaceId, ctx.clock.now()));
}

/** readPlan is loadPlan for a caller that has a transaction already. */
export async function readPlan(
  tx: Pick<WorkspaceTx, "subscription">,
  workspaceId: string,
  at: Date,
): Promise<CurrentPlan> {
  return resolvePlan(await tx.subscription.findUnique({ where: { workspaceId } }), at);
}
