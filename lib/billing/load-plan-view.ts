import type { PlanView } from "@/lib/domain/views";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadUsage } from "@/lib/workspace/usage/load-usage";
import { entitlementsFor } from "./entitlements";
import { loadCurrentPlan } from "./current-plan";

/** loadPlanView is the plan in force and how much of it is used; what the plan page and the shell show. */
export function loadPlanView(ctx: Pick<WorkspaceContext, "workspaceId" | "clock">): Promise<PlanView> {
  const { workspaceId } = ctx;
  const at = ctx.clock.now();
  return withWorkspace(workspaceId, async (tx) => {
    const current = await loadCurrentPlan(tx, workspaceId, at);
    const limits = entitlementsFor(current.plan);
    return {
      ...current,
      sizeATrade: {
        usedToday: await loadUsage(tx, { workspaceId, kind: "size_trade", at }),
        limitPerDay: limits.sizeATradePerDay,
      },
      connections: {
        used: await tx.connection.count({ where: { workspaceId, status: { not: "disconnected" } } }),
        limit: limits.connections,
      },
    };
  });
}
