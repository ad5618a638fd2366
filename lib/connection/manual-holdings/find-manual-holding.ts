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

/** refuseImported: a line that follows from files is stated anew with each of them; a change by hand would not last. */
export function refuseImported({ origin }: Pick<ManualHoldingModel, "origin">): void {
  if (origin !== "typed")
    throw new AppError("conflict", "This line follows from a CSV import. Import a newer file, or undo the import.");
}
