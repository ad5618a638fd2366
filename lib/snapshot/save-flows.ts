import type { CashFlow } from "@/lib/domain/account-snapshot";
import type { ConnectionRef } from "@/lib/connection/open-linked-account";
import type { WorkspaceTx } from "@/lib/platform/db";

/** saveFlows keeps flows once each: a page read twice, or by two workers, adds nothing. Returns how many were new. */
export async function saveFlows(
  tx: Pick<WorkspaceTx, "cashFlowRow">,
  { workspaceId, connectionId }: ConnectionRef,
  flows: readonly CashFlow[],
): Promise<number> {
  if (flows.length === 0) return 0;
  const { count } = await tx.cashFlowRow.createMany({
    data: flows.map(({ kind, venueFlowId, asset, amount, eventAt }) => ({
      workspaceId,
      connectionId,
      kind,
      venueFlowId,
      asset,
      amount,
      eventAt: new Date(eventAt),
    })),
    skipDuplicates: true,
  });
  return count;
}
