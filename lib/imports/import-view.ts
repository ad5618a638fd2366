import type { ImportKind, ImportReport, ImportStatus, ImportView } from "@/lib/domain/import-views";
import type { CsvImportModel } from "@/lib/platform/generated/models/CsvImport";
import { encodeId } from "@/lib/platform/ids";

/** toImportView turns a row into what screens and the API show. */
export function toImportView(row: CsvImportModel): ImportView {
  return {
    id: encodeId("import", row.id),
    kind: row.kind as ImportKind,
    fileName: row.fileName,
    status: row.status as ImportStatus,
    chunksTotal: row.chunksTotal,
    rowsRead: row.rowsRead,
    rowsTotal: row.rowsTotal,
    rowsAdded: row.rowsAdded,
    rowsKnown: row.rowsKnown,
    rowsSkipped: row.rowsSkipped,
    rowsFailed: row.rowsFailed,
    countsPositions: row.countsPositions,
    // Written by our own check under a checked type; the cast is the JSON column's edge.
    report: row.report as unknown as ImportReport | null,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  };
}
