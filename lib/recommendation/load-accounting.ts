import type { HoldingsView } from "@/lib/domain/views";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadPolicy } from "@/lib/workspace/load-policy";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment } from "./load-assessment";

/** loadAccounting is the currency a workspace counts in, at the rate of its last assessment. */
export async function loadAccounting(ctx: WorkspaceContext): Promise<HoldingsView["accounting"]> {
  requirePermission(ctx, "workspace.read");
  return withWorkspace(ctx.workspaceId, async (tx) => {
    const stored = await loadAssessment(tx, ctx.workspaceId);
    if (stored !== null) return stored.valuation.accounting;
    const { policy } = await loadPolicy(tx, ctx.workspaceId);
    return { currency: policy.accountingCurrency, usdPerUnit: 1 };
  });
}
