import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "./context";
import { loadPolicy, type PolicyInForce } from "./load-policy";
import { requirePermission } from "./require-permission";

/** readPolicy is the verb behind the policy page: the policy in force and its version. */
export function readPolicy(ctx: WorkspaceContext): Promise<PolicyInForce> {
  requirePermission(ctx, "workspace.read");
  return withWorkspace(ctx.workspaceId, (tx) => loadPolicy(tx, ctx.workspaceId));
}
