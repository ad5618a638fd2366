import type { ConnectionView, SyncProgress } from "@/lib/domain/views";

export type ConnectionStatus = ConnectionView["status"];

/** Connections in these states are read; the others wait for a person. */
export const SYNCED_STATUSES = ["active", "needs_attention"] as const satisfies readonly ConnectionStatus[];

/** FIRST_SYNC is the progress of a connection nobody has read yet. */
export const FIRST_SYNC: SyncProgress = { phase: "queued", done: 0, total: 0, detail: "" };
