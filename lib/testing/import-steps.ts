import { listManualHoldings } from "@/lib/connection/manual-holdings/list-manual-holdings";
import type { ImportKind, ImportView } from "@/lib/domain/import-views";
import { addChunk } from "@/lib/imports/add-chunk";
import type { ImportRef } from "@/lib/imports/run/pending-import";
import { startImport } from "@/lib/imports/start-import";
import { batchPool } from "@/lib/platform/batch-db";
import { decodeId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { inChunks } from "./csv-trades";

const CHUNK_BYTES = 256 * 1024;

/** importRefOf is an import as the worker knows it. */
export function importRefOf(ctx: WorkspaceContext, { id }: ImportView): ImportRef {
  return { workspaceId: ctx.workspaceId, importId: decodeId("import", id) ?? "" };
}

/** uploadFile brings a file in pieces, as the browser does; its check is due then. */
export async function uploadFile(
  ctx: WorkspaceContext,
  kind: ImportKind,
  text: string | Iterable<string>,
): Promise<ImportView> {
  const pieces = [...inChunks(typeof text === "string" ? [text] : text, CHUNK_BYTES)];
  let file = await startImport(ctx, { kind, fileName: `${kind}.csv`, chunks: pieces.length });
  for (const [seq, piece] of pieces.entries()) file = await addChunk(ctx, { id: file.id, seq, text: piece });
  return file;
}

/** importedTrades is every imported trade of a workspace as text, without the ids that differ between two of them. */
export async function importedTrades(ctx: WorkspaceContext): Promise<string[]> {
  const { rows } = await batchPool().query<{ line: string }>(
    `select concat_ws(' ', row_hash, event_at, base, quote, side, trim_scale(quantity), trim_scale(price),
       trim_scale(fee_amount), fee_asset, venue, venue_trade_id) as line
     from imported_trade where workspace_id = $1 order by 1`,
    [ctx.workspaceId],
  );
  return rows.map(({ line }) => line);
}

/** statedHoldings is what a workspace's holdings are, without their ids. */
export async function statedHoldings(ctx: WorkspaceContext) {
  return (await listManualHoldings(ctx))
    .map(({ asset, quantity, place, note, priceUsd }) => ({ asset, quantity, place, note, priceUsd }))
    .sort((a, b) => (a.asset + a.note < b.asset + b.note ? -1 : 1));
}
