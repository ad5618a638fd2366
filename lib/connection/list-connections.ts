import { z } from "zod";
import { addDecimals, multiplyDecimals, toNumber } from "@/lib/domain/decimal";
import type { ConnectionView } from "@/lib/domain/views";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toConnectionView } from "./connection-view";

/** The part of the last assessment's valuation that says what each account was worth. */
const valuationSchema = z.object({
  lines: z.array(z.object({ connectionId: z.string().nullable(), valueUsd: z.string().nullable() })),
  positions: z.array(z.object({ connectionId: z.string(), unrealizedPnl: z.string(), quoteUsd: z.string() })),
});

/**
 * listConnections returns the workspace's linked accounts, oldest first, disconnected ones last. `equityUsd` is what the
 * last assessment valued them at; null before the first.
 */
export async function listConnections(ctx: WorkspaceContext): Promise<ConnectionView[]> {
  requirePermission(ctx, "workspace.read");
  const { rows, equity } = await withWorkspace(ctx.workspaceId, async (tx) => {
    const rows = await tx.connection.findMany({
      where: { workspaceId: ctx.workspaceId },
      orderBy: { createdAt: "asc" },
    });
    const current =
      rows.length === 0
        ? null
        : await tx.assessmentCurrent.findUnique({
            where: { workspaceId: ctx.workspaceId },
            select: { valuation: true },
          });
    return { rows, equity: equityByConnection(current?.valuation) };
  });
  const isGone = ({ status }: ConnectionView): number => (status === "disconnected" ? 1 : 0);
  return rows
    .map((row) => toConnectionView(row, row.status === "disconnected" ? null : (equity.get(row.id) ?? null)))
    .sort((a, b) => isGone(a) - isGone(b));
}

function equityByConnection(valuation: unknown): Map<string, number> {
  const parsed = valuationSchema.safeParse(valuation);
  const sums = new Map<string, string>();
  const add = (id: string, value: string) => sums.set(id, addDecimals(sums.get(id) ?? "0", value));
  for (const line of parsed.data?.lines ?? []) {
    if (line.connectionId !== null) add(line.connectionId, line.valueUsd ?? "0");
  }
  for (const { connectionId, unrealizedPnl, quoteUsd } of parsed.data?.positions ?? [])
    add(connectionId, multiplyDecimals(unrealizedPnl, quoteUsd));
  return new Map([...sums].map(([id, value]) => [id, toNumber(value)]));
}
