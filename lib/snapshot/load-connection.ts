import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import type { ConnectionRef } from "@/lib/connection/connection-ref";
import { withWorkspace } from "@/lib/platform/db";
import type { ConnectionModel } from "@/lib/platform/generated/models/Connection";
import { loadWatermarks } from "./watermark";

export interface LoadedConnection {
  connection: ConnectionModel;
  /** The last snapshot; null before the first. */
  snapshot: AccountSnapshot | null;
  watermarks: ReadonlyMap<string, string>;
}

/** loadConnection reads what a sync starts from, or null when the connection is gone. */
export async function loadConnection(ref: ConnectionRef): Promise<LoadedConnection | null> {
  return withWorkspace(ref.workspaceId, async (tx) => {
    const connection = await tx.connection.findUnique({
      where: { workspaceId_id: { workspaceId: ref.workspaceId, id: ref.connectionId } },
    });
    if (connection === null || connection.status === "disconnected") return null;
    const current = await tx.accountCurrent.findUnique({
      where: { workspaceId_connectionId: { workspaceId: ref.workspaceId, connectionId: ref.connectionId } },
      select: { snapshot: true },
    });
    return {
      connection,
      // Written by captureSnapshot under a checked type.
      snapshot: (current?.snapshot ?? null) as unknown as AccountSnapshot | null,
      watermarks: await loadWatermarks(tx, ref),
    };
  });
}
