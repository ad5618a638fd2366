import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadCurrentPlan } from "./current-plan";
import type { CurrentPlan } from "./resolve-plan";

/** loadPlan is the plan in force now, in a transaction of its own, for whoever is about to apply a limit. */
export function loadPlan(ctx: Pick<WorkspaceContext, "workspaceId" | "clock">): Promise<CurrentPlan> {
  return withWorkspace(ctx.workspaceId, (tx) => loadCurrentPlan(tx, ctx.workspaceId, ctx.clock.now()));
}
