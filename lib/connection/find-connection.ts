import { AppError } from "@/lib/domain/errors";
import type { WorkspaceTx } from "@/lib/platform/db";
import type { ConnectionModel } from "@/lib/platform/generated/models/Connection";
import { decodeId } from "@/lib/platform/ids";

/** findConnection reads one linked account (`con_…`) of this workspace. A stranger's, and one already gone, is `not_found`. */
export async function findConnection(
  tx: Pick<WorkspaceTx, "connection">,
  workspaceId: string,
  id: string,
): Promise<ConnectionModel> {
  const uuid = decodeId("connection", id);
  const row =
    uuid === null ? null : await tx.connection.findUnique({ where: { workspaceId_id: { workspaceId, id: uuid } } });
  if (row === null || row.status === "disconnected")
    throw new AppError("not_found", "This linked account does not exist.");
  return row;
}
