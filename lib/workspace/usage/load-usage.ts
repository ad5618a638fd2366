import type { WorkspaceTx } from "@/lib/platform/db";
import type { UsageKind } from "./consume-usage";
import { utcDay } from "./utc-day";

/** loadUsage is how often a metered thing was used on the UTC day of `at`. */
export async function loadUsage(
  tx: Pick<WorkspaceTx, "usageCounter">,
  { workspaceId, kind, at }: { workspaceId: string; kind: UsageKind; at: Date },
): Promise<number> {
  const row = await tx.usageCounter.findUnique({
    where: { workspaceId_day_kind: { workspaceId, day: utcDay(at), kind } },
  });
  return row?.count ?? 0;
}
