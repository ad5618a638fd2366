import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import type { WorkspaceTx } from "@/lib/platform/db";

/**
 * loadReadingAt reads the kept snapshot that held at `at`: the newest from before, else the first one after. Only readings
 * of every wallet count; null where there is none. Kept snapshots stand until something material changes, so the newest
 * from before is what was held then, but for interest.
 */
export async function loadReadingAt(
  tx: Pick<WorkspaceTx, "accountSnapshotRow">,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
  at: Date,
): Promise<AccountSnapshot | null> {
  const isWhole = { workspaceId, connectionId, snapshot: { path: ["missingWallets"], equals: [] } };
  const row =
    (await tx.accountSnapshotRow.findFirst({
      where: { ...isWhole, eventAt: { lte: at } },
      orderBy: { eventAt: "desc" },
    })) ??
    (await tx.accountSnapshotRow.findFirst({
      where: { ...isWhole, eventAt: { gt: at } },
      orderBy: { eventAt: "asc" },
    }));
  // Written by captureSnapshot under a checked type.
  return row === null ? null : (row.snapshot as unknown as AccountSnapshot);
}
