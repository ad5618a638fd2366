import { readFile, type FileEvent } from "../read-file";
import { readChunks } from "./read-chunks";
import type { PendingImport } from "./pending-import";

/** readPending reads an uploaded file from its start: the same events at every pass. */
export function readPending(pending: PendingImport): AsyncGenerator<FileEvent, void, undefined> {
  return readFile(readChunks(pending, pending.chunksTotal), pending.kind, pending.createdAt.getTime());
}
