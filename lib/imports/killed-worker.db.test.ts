import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ImportStatus } from "@/lib/domain/import-views";
import { systemClock } from "@/lib/platform/clock";
import { openQueueBackend } from "@/lib/queue/backend";
import { closeConnections } from "@/lib/testing/close-connections";
import { csvTrades } from "@/lib/testing/csv-trades";
import { importedTrades, importRefOf, statedHoldings, uploadFile } from "@/lib/testing/import-steps";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { connectAs } from "@/lib/testing/with-servers";
import { startWorkerProcess, type WorkerProcess } from "@/lib/testing/worker-process";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { confirmImport } from "./confirm-import";
import { loadImport } from "./load-import";
import { runImport } from "./run/run-import";

// A worker that is killed in the middle of a file, by the operating system and again and again.
process.env["REDIS_URL"] = "";
const isDeep = process.env["TEST_DEEP"] === "1";
const TRADES = isDeep ? 100_000 : 12_000;
const KILLS = isDeep ? 20 : 2;
/** Rows that are kept in one transaction (run/import-rows.ts). */
const BATCH = 1_000;
/** A worker that is not helped takes a dead one's work over within 40 s. */
const DONE_WITHIN_MS = 120_000;

const admin = connectAs("admin", 2);
let worker: WorkerProcess;

interface Progress {
  status: ImportStatus;
  rowsRead: number;
}

async function progressOf(ctx: WorkspaceContext): Promise<Progress> {
  const { rows } = await admin.query<Progress>(
    `select status, rows_read as "rowsRead" from csv_import where workspace_id = $1`,
    [ctx.workspaceId],
  );
  const [progress] = rows;
  if (progress === undefined) throw new Error("there is no import");
  return progress;
}

function until(ctx: WorkspaceContext, what: string, isSo: (progress: Progress) => boolean): Promise<void> {
  return vi.waitFor(
    async () => {
      const progress = await progressOf(ctx);
      if (!isSo(progress))
        throw new Error(`waited in vain: ${what}; ${JSON.stringify(progress)}\n${worker.output().slice(-2_000)}`);
    },
    { timeout: DONE_WITHIN_MS, interval: 4 },
  );
}

/** How many rows each transaction has written. A row that is written again moves to the later one. */
async function batchesOf(ctx: WorkspaceContext): Promise<Record<string, number>> {
  const { rows } = await admin.query<{ tx: string; n: number }>(
    "select xmin::text as tx, count(*)::int as n from imported_trade where workspace_id = $1 group by 1",
    [ctx.workspaceId],
  );
  return Object.fromEntries(rows.map(({ tx, n }) => [tx, n]));
}

/** Kills the worker and starts the next one. What would be found after half a minute of silence is found at once. */
async function replaceWorker(isHelped: boolean): Promise<void> {
  await worker.kill();
  if (isHelped) {
    await loseQueue();
    await admin.query("update csv_import set next_run_at = now()");
  }
  worker = startWorkerProcess();
}

/** The dead worker's jobs would be its own until their lock ends; a queue that is lost altogether has none. */
async function loseQueue(): Promise<void> {
  await admin.query("drop schema if exists bullmq cascade; create schema bullmq authorization ballast_queue");
  const backend = openQueueBackend("consumer");
  await backend.migrate();
  await backend.close();
}

beforeAll(async () => {
  await loseQueue();
  worker = startWorkerProcess();
});
afterAll(async () => {
  await worker.kill();
  await closeConnections();
});

test(
  `a worker killed ${KILLS + 1} times in a file of ${TRADES} trades leaves the rows of one that was not`,
  async () => {
    const lines = [...csvTrades(TRADES)];
    const killed = await openTestWorkspace("csv-killed", systemClock);
    const file = await uploadFile(killed, "trades", lines);
    await until(killed, "the check is under way", ({ status, rowsRead }) => status !== "checking" || rowsRead > 0);
    expect(await progressOf(killed)).toMatchObject({ status: "checking" });
    await replaceWorker(!isDeep);
    await until(killed, "the file is checked", ({ status }) => status === "checked");
    await confirmImport(killed, { id: file.id, countsPositions: true });

    let kept: Record<string, number> = {};
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const from = Math.floor((kill * TRADES) / (KILLS + 2));
      await until(killed, `${from} rows`, ({ status, rowsRead }) => status !== "importing" || rowsRead >= from);
      await worker.kill();
      const { status, rowsRead } = await progressOf(killed);
      expect(status, "it died in the middle").toBe("importing");
      const batches = await batchesOf(killed);
      expect(batches, "what was kept before is not written again").toMatchObject(kept);
      expect(Object.keys(batches)).toHaveLength(rowsRead / BATCH);
      kept = batches;
      await replaceWorker(true);
    }
    await until(killed, "the file is imported", ({ status }) => status === "done");
    const batches = await batchesOf(killed);
    expect(batches, "what was kept before is not written again").toMatchObject(kept);
    expect(Object.values(batches)).toEqual(Array.from({ length: TRADES / BATCH }, () => BATCH));
    expect(await worker.stop()).toBe(0);

    const whole = await openTestWorkspace("csv-whole", systemClock);
    const undisturbed = await uploadFile(whole, "trades", lines);
    const ref = importRefOf(whole, undisturbed);
    await runImport(ref, { clock: systemClock });
    await confirmImport(whole, { id: undisturbed.id, countsPositions: true });
    await runImport(ref, { clock: systemClock });
    expect(await importedTrades(killed)).toEqual(await importedTrades(whole));
    expect(await statedHoldings(killed)).toEqual(await statedHoldings(whole));
    const { rowsTotal, rowsRead, rowsAdded, rowsKnown } = (await loadImport(whole, undisturbed.id)).file;
    expect((await loadImport(killed, file.id)).file).toMatchObject({ rowsTotal, rowsRead, rowsAdded, rowsKnown });
    expect(rowsAdded).toBe(TRADES);
  },
  DONE_WITHIN_MS * 3,
);
