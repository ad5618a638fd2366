import { z } from "zod";
import { addDecimals, multiplyDecimals, toNumber } from "@/lib/domain/decimal";
import type { ConnectionView } from "@/lib/domain/views";
import { readRows } from "@/lib/platform/read-rows";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toConnectionView, type ConnectionRecord } from "./connection-view";

/** The part of the last assessment's valuation that says what each account was worth. */
const valuationSchema = z.object({
  lines: z.array(z.object({ connectionId: z.string().nullable(), valueUsd: z.string().nullable() })),
  positions: z.array(z.object({ connectionId: z.string(), unrealizedPnl: z.string(), quoteUsd: z.string() })),
});

// The valuation comes once, with the first row.
const CONNECTIONS = `
select c.id, c.venue, c.label, c.status, c.permission_proof as "permissionProof", c.is_ip_bound as "isIpBound",
  c.key_expires_at as "keyExpiresAt", c.key_hint as "keyHint", c.permission_checked_at as "permissionCheckedAt",
  c.last_sync_at as "lastSyncAt", c.next_sync_at as "nextSyncAt", c.last_error_code as "lastErrorCode",
  c.last_error_at as "lastErrorAt", c.sync_progress as "syncProgress",
  case when row_number() over (order by c.created_at) = 1
    then (select a.valuation from assessment_current a where a.workspace_id = $1) end as valuation
from connection c where c.workspace_id = $1
order by c.created_at`;

/**
 * listConnections returns the workspace's linked accounts, oldest first, disconnected ones last. `equityUsd` is what the
 * last assessment valued them at; null before the first.
 */
export async function listConnections(ctx: WorkspaceContext): Promise<ConnectionView[]> {
  requirePermission(ctx, "workspace.read");
  const { workspaceId } = ctx;
  const rows = await readRows<ConnectionRecord & { valuation: unknown }>(
    { workspaceId },
    { name: "connections", text: CONNECTIONS, values: [workspaceId] },
  );
  const equity = equityByConnection(rows[0]?.valuation);
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
