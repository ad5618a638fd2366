import type { ConnectionRef } from "@/lib/connection/open-linked-account";
import type { FundingPayment } from "@/lib/domain/account-snapshot";
import type { WorkspaceTx } from "@/lib/platform/db";

/** saveFunding keeps funding payments once each. Returns how many were new. */
export async function saveFunding(
  tx: Pick<WorkspaceTx, "fundingPaymentRow">,
  { workspaceId, connectionId }: ConnectionRef,
  payments: readonly FundingPayment[],
): Promise<number> {
  if (payments.length === 0) return 0;
  const { count } = await tx.fundingPaymentRow.createMany({
    data: payments.map(({ eventAt, ...payment }) => ({
      workspaceId,
      connectionId,
      ...payment,
      eventAt: new Date(eventAt),
    })),
    skipDuplicates: true,
  });
  return count;
}
