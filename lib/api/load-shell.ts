import { cache } from "react";
import { loadPlanView } from "@/lib/billing/load-plan-view";
import type { ShellView } from "@/lib/domain/views";
import { groupActions } from "@/lib/format/group-actions";
import type { SessionUser } from "@/lib/identity/load-session";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { sandboxLabel } from "./sandbox-label";

/** loadShell is what stands around every page of a workspace: names, plan, the number on the inbox, the sandbox mark. */
export const loadShell = cache(async (ctx: WorkspaceContext, user: SessionUser): Promise<ShellView> => {
  const { workspaceId, slug, role } = ctx;
  const [{ workspace, open }, plan, label] = await Promise.all([
    withWorkspace(workspaceId, async (tx) => ({
      workspace: await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
      open: await tx.recommendationRow.findMany({
        where: { workspaceId, status: "open" },
        select: { id: true, bundleId: true, closedAt: true },
      }),
    })),
    loadPlanView(ctx),
    sandboxLabel(),
  ]);
  return {
    workspace: { slug, name: workspace.name, isDemo: workspace.isDemo && role === "viewer", role },
    user: { name: user.name, email: user.email, isEmailVerified: user.isEmailVerified },
    plan,
    openRecommendations: groupActions(open).length,
    sandboxLabel: label,
    needsOnboarding: workspace.onboardedAt === null,
  };
});
