import type { ImportKind, ImportStatus } from "@/lib/domain/import-views";
import type { Clock } from "@/lib/platform/clock";

/** ImportRef names one import: uuids from our own database. */
export interface ImportRef {
  workspaceId: string;
  importId: string;
}

/** RunDeps is what a pass over a file needs from outside. */
export interface RunDeps {
  clock: Clock;
  signal?: AbortSignal | undefined;
}

/** PendingImport is an import whose turn it is, as a pass finds it. */
export interface PendingImport extends ImportRef {
  kind: ImportKind;
  status: ImportStatus;
  chunksTotal: number;
  rowsRead: number;
  /** Rows are judged as of then, so that the check and every pass after it agree. */
  createdAt: Date;
}
