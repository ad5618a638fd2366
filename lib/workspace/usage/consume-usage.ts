import { AppError } from "@/lib/domain/errors";
import type { WorkspaceTx } from "@/lib/platform/db";
import { utcDay } from "./utc-day";

/** What is metered per UTC day. */
export type UsageKind = "size_trade";

export interface UsageOfToday {
  used: number;
  limit: number | null;
}

/**
 * consumeUsage counts one use in the caller's transaction. Past `limit` (per UTC day; null = unlimited) it throws
 * AppError `plan_limit`, whose roll-back takes the count back too. It knows no plans: the caller passes the limit.
 * Atomic: concurrent callers wait for the row, so the limit holds exactly.
 */
export async function consumeUsage(
  tx: Pick<WorkspaceTx, "usageCounter">,
  { workspaceId, kind, at, limit }: { workspaceId: string; kind: UsageKind; at: Date; limit: number | null },
): Promise<UsageOfToday> {
  const day = utcDay(at);
  const { count } = await tx.usageCounter.upsert({
    where: { workspaceId_day_kind: { workspaceId, day, kind } },
    create: { workspaceId, day, kind, count: 1 },
    update: { count: { increment: 1 } },
  });
  if (limit !== null && count > limit)
    throw new AppError(
      "plan_limit",
      `You have used ${limit} of ${limit} for today; the count starts again at 00:00 UTC, and larger plans allow more.`,
      { detail: { kind, limit, used: limit } },
    );
  return { used: count, limit };
}
