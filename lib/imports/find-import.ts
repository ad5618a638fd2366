import { AppError } from "@/lib/domain/errors";
import type { WorkspaceTx } from "@/lib/platform/db";
import type { CsvImportModel } from "@/lib/platform/generated/models/CsvImport";
import { decodeId } from "@/lib/platform/ids";

/** findImport reads one import (`imp_…`) of this workspace. A stranger's is `not_found`. */
export async function findImport(
  tx: Pick<WorkspaceTx, "csvImport">,
  workspaceId: string,
  id: string,
): Promise<CsvImportModel> {
  const uuid = decodeId("import", id);
  const row =
    uuid === null ? null : await tx.csvImport.findUnique({ where: { workspaceId_id: { workspaceId, id: uuid } } });
  if (row === null) throw new AppError("not_found", "This import does not exist.");
  return row;
}
