import type { ImportErrorCode, ImportRowError, ImportView } from "@/lib/domain/import-views";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { findImport } from "./find-import";
import { toImportView } from "./import-view";

/** ImportDetail is one file with the first thousand things wrong in it. */
export interface ImportDetail {
  file: ImportView;
  errors: readonly ImportRowError[];
}

/** loadImport reads one import and its errors, in the file's order. */
export async function loadImport(ctx: WorkspaceContext, id: string): Promise<ImportDetail> {
  requirePermission(ctx, "workspace.read");
  const { workspaceId } = ctx;
  return withWorkspace(workspaceId, async (tx) => {
    const found = await findImport(tx, workspaceId, id);
    const errors = await tx.csvImportError.findMany({
      where: { workspaceId, importId: found.id },
      orderBy: [{ line: "asc" }, { field: "asc" }],
      select: { line: true, field: true, code: true, value: true },
    });
    return {
      file: toImportView(found),
      errors: errors.map((error) => ({ ...error, code: error.code as ImportErrorCode })),
    };
  });
}
