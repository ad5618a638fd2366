import { AppError } from "@/lib/domain/errors";
import type { WorkspaceTx } from "@/lib/platform/db";
import type { ManualHoldingModel } from "@/lib/platform/generated/models/ManualHolding";
import { decodeId } from "@/lib/platform/ids";

/** findManualHolding reads one line (`hld_…`) of this workspace. A stranger's is `not_found`. */
export async function findManualHolding(
  tx: Pick<WorkspaceTx, "manualHolding">,
  workspaceId: string,
  id: string,
): Promise<ManualHoldingModel> {
  const uuid = decodeId("holding", id);
  const row =
    uuid === null ? null : await tx.manualHolding.findUnique({ where: { workspaceId_id: { workspaceId, id: uuid } } });
  if (row === null) throw new AppError("not_found", "This holding does not exist.");
  return row;
}
