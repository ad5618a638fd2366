import type { ManualHoldingView } from "@/lib/domain/views";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toManualHoldingView } from "./manual-holding-view";

/** listManualHoldings returns what the workspace holds outside its linked accounts, oldest first. */
export async function listManualHoldings(ctx: WorkspaceContext): Promise<ManualHoldingView[]> {
  requirePermission(ctx, "workspace.read");
  const rows = await withWorkspace(ctx.workspaceId, (tx) =>
    tx.manualHolding.findMany({ where: { workspaceId: ctx.workspaceId }, orderBy: { createdAt: "asc" } }),
  );
  return rows.map(toManualHoldingView);
}
