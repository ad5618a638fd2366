import type { CashFlow } from "@/lib/domain/account-snapshot";
import type { ConnectionRef } from "@/lib/connection/connection-ref";
import type { WorkspaceTx } from "@/lib/platform/db";
import { historyRows } from "./history-rows";

/** saveFlows keeps flows once each: a page read twice, or by two workers, adds nothing. Returns how many were new. */
export async function saveFlows(
  tx: Pick<WorkspaceTx, "cashFlowRow">,
  ref: ConnectionRef,
  flows: readonly CashFlow[],
): Promise<number> {
  if (flows.length === 0) return 0;
  const { count } = await tx.cashFlowRow.createMany({ data: historyRows(ref, flows), skipDuplicates: true });
  return count;
}
