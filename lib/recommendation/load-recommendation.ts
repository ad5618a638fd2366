import { AppError } from "@/lib/domain/errors";
import type { RecommendationDetailView } from "@/lib/domain/views";
import { withWorkspace } from "@/lib/platform/db";
import { decodeId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toRecommendationDetailView } from "./recommendation-view";

/** loadRecommendation returns one recommendation with its waterfall. A stranger's id is not found. */
export async function loadRecommendation(ctx: WorkspaceContext, id: string): Promise<RecommendationDetailView> {
  requirePermission(ctx, "workspace.read");
  const uuid = decodeId("recommendation", id);
  const row =
    uuid === null
      ? null
      : await withWorkspace(ctx.workspaceId, (tx) =>
          tx.recommendationRow.findUnique({ where: { workspaceId_id: { workspaceId: ctx.workspaceId, id: uuid } } }),
        );
  if (row === null) throw new AppError("not_found", "This recommendation does not exist.");
  return toRecommendationDetailView(row);
}
