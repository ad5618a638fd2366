import type { WorkspaceTx } from "@/lib/platform/db";

/** Earlier than any look at Stripe, so the first one always counts. */
const NEVER_READ = new Date(0);

/**
 * ensureSubscriptionRow makes the workspace's row when there is none. `updatedAt` is the moment of the Stripe read the
 * row shows; only `applyRead` may move it, or a read under way would be thrown away as old.
 */
export async function ensureSubscriptionRow(tx: Pick<WorkspaceTx, "subscription">, workspaceId: string): Promise<void> {
  await tx.subscription.createMany({
    data: [{ workspaceId, plan: "free", status: "free", updatedAt: NEVER_READ }],
    skipDuplicates: true,
  });
}
