import { z } from "zod";
import type { AttemptView, ConnectionView, SyncProgress } from "@/lib/domain/views";
import { venueOf } from "@/lib/exchange/registry";
import type { ConnectionModel } from "@/lib/platform/generated/models/Connection";
import type { ConnectionAttemptModel } from "@/lib/platform/generated/models/ConnectionAttempt";
import { encodeId } from "@/lib/platform/ids";
import { FIRST_SYNC } from "./connection-status";

const progressSchema = z.object({
  phase: z.enum(["queued", "balances", "prices", "history", "done", "failed"]),
  done: z.number(),
  total: z.number(),
  detail: z.string(),
});

/** parseProgress reads the `sync_progress` column. */
export function parseProgress(value: unknown): SyncProgress {
  return progressSchema.safeParse(value).data ?? FIRST_SYNC;
}

/** The columns of table `connection` that a view needs. */
export type ConnectionRecord = Pick<
  ConnectionModel,
  | "id"
  | "venue"
  | "label"
  | "status"
  | "permissionProof"
  | "isIpBound"
  | "keyExpiresAt"
  | "keyHint"
  | "permissionCheckedAt"
  | "lastSyncAt"
  | "nextSyncAt"
  | "lastErrorCode"
  | "lastErrorAt"
  | "syncProgress"
>;

/** toConnectionView turns a row into what screens and the API show. */
export function toConnectionView(row: ConnectionRecord, equityUsd: number | null): ConnectionView {
  return {
    id: encodeId("connection", row.id),
    venue: row.venue,
    venueName: venueOf(row.venue).name,
    label: row.label,
    status: row.status as ConnectionView["status"],
    permissionProof: row.permissionProof as ConnectionView["permissionProof"],
    isIpBound: row.isIpBound,
    keyExpiresAt: row.keyExpiresAt?.getTime() ?? null,
    keyHint: row.keyHint,
    permissionCheckedAt: row.permissionCheckedAt.getTime(),
    lastSyncAt: row.lastSyncAt?.getTime() ?? null,
    nextSyncAt: row.status === "disconnected" ? null : row.nextSyncAt.getTime(),
    lastErrorCode: row.lastErrorCode,
    lastErrorAt: row.lastErrorAt?.getTime() ?? null,
    sync: parseProgress(row.syncProgress),
    equityUsd,
  };
}

const verdictSchema = z.object({
  boxesToUntick: z.array(z.string()),
  reason: z.string().nullable(),
  proof: z.enum(["exchange_api", "user_attested"]).nullable().default(null),
});

/** toAttemptView turns an attempt into what the linking screen polls. `reason` is a LinkingReason. */
export function toAttemptView(row: ConnectionAttemptModel): AttemptView {
  const verdict = verdictSchema.safeParse(row.verdict).data;
  return {
    id: encodeId("attempt", row.id),
    venue: row.venue,
    label: row.label,
    status: row.status as AttemptView["status"],
    boxesToUntick: verdict?.boxesToUntick ?? [],
    reason: verdict?.reason ?? null,
    proof: verdict?.proof ?? null,
    connectionId: row.connectionId === null ? null : encodeId("connection", row.connectionId),
  };
}
