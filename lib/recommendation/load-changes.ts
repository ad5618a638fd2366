import type { OverviewView } from "@/lib/domain/views";
import type { WorkspaceTx } from "@/lib/platform/db";

const LINES_MAX = 5;

/** loadChanges is what happened since an instant, newest first, at most five lines: advice, closes, flows. */
export async function loadChanges(tx: WorkspaceTx, workspaceId: string, since: Date): Promise<OverviewView["changes"]> {
  const advice = await tx.recommendationRow.findMany({
    where: { workspaceId, OR: [{ createdAt: { gt: since } }, { closedAt: { gt: since } }] },
    orderBy: { updatedAt: "desc" },
    take: LINES_MAX,
  });
  const flows = await tx.cashFlowRow.findMany({
    where: { workspaceId, eventAt: { gt: since }, kind: { in: ["deposit", "withdrawal"] } },
    orderBy: { eventAt: "desc" },
    take: LINES_MAX,
  });
  const lines = [
    ...advice.map((row) => ({
      at: (row.closedAt ?? row.createdAt).getTime(),
      kind: row.closedAt === null ? row.kind : `closed_${row.status}`,
      numbers: row.numbers as Readonly<Record<string, number>>,
      asset: row.asset,
    })),
    ...flows.map((row) => ({
      at: row.eventAt.getTime(),
      kind: row.kind,
      numbers: { amount: row.amount.toNumber() },
      asset: row.asset,
    })),
  ];
  return lines.sort((a, b) => b.at - a.at).slice(0, LINES_MAX);
}
