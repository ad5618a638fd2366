import { cache } from "react";
import { loadPlanView } from "@/lib/billing/load-plan-view";
import type { ShellView } from "@/lib/domain/views";
import type { SessionUser } from "@/lib/identity/load-session";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { sandboxLabel } from "./sandbox-label";

/** loadShell is what stands around every page of a workspace: names, plan, the number on the inbox, the sandbox mark. */
export const loadShell = cache(async (ctx: WorkspaceContext, user: SessionUser): Promise<ShellView> => {
  const { workspaceId, slug, role } = ctx;
  const [{ workspace, openRecommendations }, plan, label] = await Promise.all([
    withWorkspace(workspaceId, async (tx) => ({
      workspace: await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
      openRecommendations: await tx.recommendationRow.count({ where: { workspaceId, status: "open" } }),
    })),
    loadPlanView(ctx),
    sandboxLabel(),
  ]);
  return {
    workspace: { slug, name: workspace.name, isDemo: workspace.isDemo, role },
    user: { name: user.name, email: user.email, isEmailVerified: user.isEmailVerified },
    plan,
    openRecommendations,
    sandboxLabel: label,
    needsOnboarding: workspace.onboardedAt === null,
  };
});
