import type { WorkspaceTx } from "@/lib/platform/db";
import { resolvePlan, type CurrentPlan } from "./resolve-plan";

/** loadCurrentPlan reads the plan in force inside the caller's transaction. */
export async function loadCurrentPlan(
  tx: Pick<WorkspaceTx, "subscription">,
  workspaceId: string,
  at: Date,
): Promise<CurrentPlan> {
  return resolvePlan(await tx.subscription.findUnique({ where: { workspaceId } }), at);
}
