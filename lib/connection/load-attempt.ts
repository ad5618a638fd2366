import { AppError } from "@/lib/domain/errors";
import type { AttemptView } from "@/lib/domain/views";
import { withWorkspace } from "@/lib/platform/db";
import { decodeId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toAttemptView } from "./connection-view";

/** loadAttempt is the state of one linking attempt (`att_…`), for the screen that waits for it. A stranger's is not found. */
export async function loadAttempt(ctx: WorkspaceContext, id: string): Promise<AttemptView> {
  requirePermission(ctx, "workspace.read");
  const uuid = decodeId("attempt", id);
  const row =
    uuid === null
      ? null
      : await withWorkspace(ctx.workspaceId, (tx) =>
          tx.connectionAttempt.findUnique({ where: { workspaceId_id: { workspaceId: ctx.workspaceId, id: uuid } } }),
        );
  if (row === null) throw new AppError("not_found", "This attempt to link an account does not exist.");
  return toAttemptView(row);
}
