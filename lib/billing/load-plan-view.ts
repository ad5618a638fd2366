import type { PlanView } from "@/lib/domain/views";
import { readRows } from "@/lib/platform/read-rows";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { planViewOf, PLAN_FACTS, type PlanFacts } from "./plan-facts";

/** loadPlanView is the plan in force and how much of it is used; what the plan page shows. */
export async function loadPlanView(ctx: Pick<WorkspaceContext, "workspaceId" | "clock">): Promise<PlanView> {
  const { workspaceId, clock } = ctx;
  const at = clock.now();
  const statement = { name: "plan", text: `select ${PLAN_FACTS} as plan`, values: [workspaceId, at] };
  const [row] = await readRows<{ plan: PlanFacts }>({ workspaceId }, statement);
  if (row === undefined) throw new Error(`the plan of workspace ${workspaceId} was not read`);
  return planViewOf(row.plan, at);
}
