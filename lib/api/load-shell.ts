import { cache } from "react";
import { planViewOf, PLAN_FACTS, type PlanFacts } from "@/lib/billing/plan-facts";
import { AppError } from "@/lib/domain/errors";
import type { ShellView } from "@/lib/domain/views";
import { groupActions } from "@/lib/format/group-actions";
import type { SessionUser } from "@/lib/identity/load-session";
import { readRows } from "@/lib/platform/read-rows";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { sandboxLabel } from "./sandbox-label";

interface ShellRow {
  name: string;
  isDemo: boolean;
  isOnboarded: boolean;
  plan: PlanFacts;
  open: { id: string; bundleId: string | null; closedAt: null }[];
}

const SHELL = `
select w.name, w.is_demo as "isDemo", w.onboarded_at is not null as "isOnboarded", ${PLAN_FACTS} as plan,
  coalesce((select json_agg(json_build_object('id', r.id, 'bundleId', r.bundle_id, 'closedAt', r.closed_at))
    from recommendation r where r.workspace_id = $1 and r.status = 'open'), '[]') as open
from workspace w where w.id = $1`;

/** loadShell is what stands around every page of a workspace: names, plan, the number on the inbox, the sandbox mark. */
export const loadShell = cache(async (ctx: WorkspaceContext, user: SessionUser): Promise<ShellView> => {
  const { workspaceId, slug, role } = ctx;
  const at = ctx.clock.now();
  const [[row], label] = await Promise.all([
    readRows<ShellRow>({ workspaceId }, { name: "shell", text: SHELL, values: [workspaceId, at] }),
    sandboxLabel(),
  ]);
  if (row === undefined) throw new AppError("not_found", "This workspace does not exist.");
  return {
    workspace: { slug, name: row.name, isDemo: row.isDemo && role === "viewer", role },
    user: { name: user.name, email: user.email, isEmailVerified: user.isEmailVerified },
    plan: planViewOf(row.plan, at),
    openRecommendations: groupActions(row.open).length,
    sandboxLabel: label,
    needsOnboarding: !row.isOnboarded,
  };
});
