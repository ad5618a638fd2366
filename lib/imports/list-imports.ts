import type { ImportView } from "@/lib/domain/import-views";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toImportView } from "./import-view";

const SHOWN_MAX = 50;

/** listImports returns the newest files a workspace was given, each with what its check found. */
export async function listImports(ctx: WorkspaceContext): Promise<ImportView[]> {
  requirePermission(ctx, "workspace.read");
  const { workspaceId } = ctx;
  const rows = await withWorkspace(workspaceId, (tx) =>
    tx.csvImport.findMany({ where: { workspaceId }, orderBy: { createdAt: "desc" }, take: SHOWN_MAX }),
  );
  return rows.map(toImportView);
}
