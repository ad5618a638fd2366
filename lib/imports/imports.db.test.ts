import { afterAll, describe, expect, test } from "vitest";
import { listManualHoldings } from "@/lib/connection/manual-holdings/list-manual-holdings";
import type { ImportKind, ImportView } from "@/lib/domain/import-views";
import { batchPool } from "@/lib/platform/batch-db";
import { systemClock, type Clock } from "@/lib/platform/clock";
import { closeConnections } from "@/lib/testing/close-connections";
import { csvTrades } from "@/lib/testing/csv-trades";
import { importedTrades, importRefOf, statedHoldings, uploadFile } from "@/lib/testing/import-steps";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { runs } from "@/lib/testing/runs";
import { connectAs } from "@/lib/testing/with-servers";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { confirmImport } from "./confirm-import";
import { listImports } from "./list-imports";
import { loadImport } from "./load-import";
import { claimDueImports } from "./run/claim-due-imports";
import { runImport } from "./run/run-import";
import { startImport } from "./start-import";
import { undoImport } from "./undo-import";

const deps = { clock: systemClock };
const KILLS = 5;

const admin = connectAs("admin");
afterAll(closeConnections);

async function check(ctx: WorkspaceContext, kind: ImportKind, text: string | Iterable<string>) {
  const file = await uploadFile(ctx, kind, text);
  await runImport(importRefOf(ctx, file), deps);
  return loadImport(ctx, file.id);
}

async function bring(
  ctx: WorkspaceContext,
  kind: ImportKind,
  text: string | Iterable<string>,
  countsPositions = false,
) {
  const { file } = await check(ctx, kind, text);
  await confirmImport(ctx, { id: file.id, countsPositions });
  await runImport(importRefOf(ctx, file), deps);
  return (await loadImport(ctx, file.id)).file;
}

async function undo(ctx: WorkspaceContext, file: ImportView) {
  await undoImport(ctx, file.id);
  await runImport(importRefOf(ctx, file), deps);
}

const HEADER = "time,symbol,side,quantity,price,fee,fee_asset,venue,trade_id\n";

describe("a file of trades", () => {
  test("is checked before anything is taken, then imported, and undone without a trace", async () => {
    const ctx = await openTestWorkspace("csv", systemClock);
    const text =
      `${HEADER}2024-01-02T03:04:05Z,BTC/USDT,buy,1.5,40000,0.001,BTC,binance,1\n` +
      `2024-01-03T03:04:05Z,BTC/USDT,sell,0.5,41000,20.5,USDT,binance,2\n` +
      `2024-01-03T03:04:06Z,BTC/USDT,hold,0.5,41000,0,,binance,3\n` +
      `yesterday,BTC/USDT,buy,x,41000,0,,binance,4\n`;
    const { file, errors } = await check(ctx, "trades", text);
    expect(file).toMatchObject({ status: "checked", rowsTotal: 4, rowsFailed: 2, rowsKnown: 0, rowsAdded: 0 });
    expect(file.report).toMatchObject({
      format: "ballast",
      refusal: null,
      assets: ["BTC"],
      venues: ["binance"],
      net: [{ asset: "BTC", quantity: "0.999" }],
      from: Date.UTC(2024, 0, 2, 3, 4, 5),
    });
    expect(errors).toEqual([
      { line: 4, field: "side", code: "unknown_side", value: "hold" },
      { line: 5, field: "quantity", code: "not_a_number", value: "x" },
      { line: 5, field: "time", code: "not_a_date", value: "yesterday" },
    ]);
    expect(await importedTrades(ctx)).toEqual([]);

    await confirmImport(ctx, { id: file.id, countsPositions: true });
    expect(await runImport(importRefOf(ctx, file), deps)).toBe("done");
    expect(await runImport(importRefOf(ctx, file), deps), "a second run finds nothing to do").toBeNull();
    expect((await listImports(ctx))[0]).toMatchObject({ status: "done", rowsAdded: 2, rowsRead: 4 });
    expect(await importedTrades(ctx)).toHaveLength(2);
    expect(await statedHoldings(ctx)).toEqual([
      { asset: "BTC", quantity: "0.999", place: "elsewhere", note: "", priceUsd: null },
    ]);

    await undo(ctx, file);
    expect(await importedTrades(ctx)).toEqual([]);
    expect(await statedHoldings(ctx)).toEqual([]);
    expect((await listImports(ctx))[0]).toMatchObject({ status: "undone", rowsAdded: 0 });
    const { rows } = await batchPool().query<{ action: string }>(
      "select action from audit_log where workspace_id = $1 and action like 'import.%' order by event_at, id",
      [ctx.workspaceId],
    );
    expect(rows.map(({ action }) => action)).toEqual(["import.start", "import.confirm", "import.undo"]);
  });

  test("that was imported before adds nothing, and two that overlap are undone one by one", async () => {
    const ctx = await openTestWorkspace("csv-again", systemClock);
    const january = [...csvTrades(300)];
    const first = await bring(ctx, "trades", january, true);
    expect(first).toMatchObject({ rowsAdded: 300, rowsKnown: 0 });
    const after = { trades: await importedTrades(ctx), holdings: await statedHoldings(ctx) };
    expect(after.holdings.length).toBeGreaterThan(0);

    const { file: looked } = await check(ctx, "trades", january);
    expect(looked, "the preview says so").toMatchObject({ rowsKnown: 300 });
    const again = await bring(ctx, "trades", january, true);
    expect(again).toMatchObject({ rowsAdded: 0, rowsKnown: 300 });
    expect({ trades: await importedTrades(ctx), holdings: await statedHoldings(ctx) }).toEqual(after);

    const more = await bring(ctx, "trades", [...csvTrades(400)], true);
    expect(more).toMatchObject({ rowsAdded: 100, rowsKnown: 300 });
    await undo(ctx, first);
    expect(await importedTrades(ctx), "the later files still have them").toHaveLength(400);
    await undo(ctx, more);
    expect({ trades: await importedTrades(ctx), holdings: await statedHoldings(ctx) }).toEqual(after);
    await undo(ctx, again);
    expect(await importedTrades(ctx)).toEqual([]);
    expect(await statedHoldings(ctx)).toEqual([]);
  });

  test("with a header nobody knows is refused whole, naming what is missing", async () => {
    const ctx = await openTestWorkspace("csv-broken", systemClock);
    const { file } = await check(ctx, "trades", "when,what,how much\n2024-01-01,BTC,1\n");
    expect(file).toMatchObject({ status: "refused", report: { refusal: { code: "no_header" } } });
    await expect(confirmImport(ctx, { id: file.id, countsPositions: false })).rejects.toMatchObject({
      code: "precondition_failed",
    });
    const { rowCount } = await batchPool().query("select 1 from csv_import_chunk where workspace_id = $1", [
      ctx.workspaceId,
    ]);
    expect(rowCount, "nothing of it is kept").toBe(0);
  });
});

describe("an import that is killed", () => {
  test("ends with exactly the rows of one that was not, wherever and however often it dies", async () => {
    const lines = [...csvTrades(5_000)];
    const whole = await openTestWorkspace("csv-whole", systemClock);
    const expected = await bring(whole, "trades", lines, true);
    const rows = await importedTrades(whole);
    expect(rows).toHaveLength(5_000);

    const killed = await openTestWorkspace("csv-killed", systemClock);
    const { file } = await check(killed, "trades", lines);
    await confirmImport(killed, { id: file.id, countsPositions: true });
    const ref = importRefOf(killed, file);
    let deaths = 0;
    for (let isDone = false; !isDone;) {
      const clock = deaths < KILLS ? deadlyClock((deaths % 3) + 1) : systemClock;
      isDone = await runImport(ref, { clock }).then(
        (status) => status === "done",
        () => false,
      );
      if (!isDone) deaths += 1;
    }
    expect(deaths).toBeGreaterThanOrEqual(3);
    expect(await importedTrades(killed)).toEqual(rows);
    expect(await statedHoldings(killed)).toEqual(await statedHoldings(whole));
    expect((await loadImport(killed, file.id)).file).toMatchObject({
      rowsAdded: expected.rowsAdded,
      rowsKnown: expected.rowsKnown,
      rowsRead: 5_000,
    });
  });

  test("is taken over once its runner has been silent, and two runners at once do the work of one", async () => {
    const ctx = await openTestWorkspace("csv-two", systemClock);
    const { file } = await check(ctx, "trades", csvTrades(3_500));
    await confirmImport(ctx, { id: file.id, countsPositions: false });
    const now = new Date();
    const due = async (at: Date) => (await claimDueImports(at, 100)).map(({ importId }) => importId);
    expect(await due(now)).toContain(importRefOf(ctx, file).importId);
    expect(await due(now)).toEqual([]);
    expect(await due(new Date(now.getTime() + 31_000))).toContain(importRefOf(ctx, file).importId);
    await Promise.all([runImport(importRefOf(ctx, file), deps), runImport(importRefOf(ctx, file), deps)]);
    expect((await loadImport(ctx, file.id)).file).toMatchObject({ status: "done", rowsAdded: 3_500, rowsRead: 3_500 });
    expect(await importedTrades(ctx)).toHaveLength(3_500);
  });

  test("can be undone in its middle", async () => {
    const ctx = await openTestWorkspace("csv-stop", systemClock);
    const { file } = await check(ctx, "trades", csvTrades(3_000));
    await confirmImport(ctx, { id: file.id, countsPositions: true });
    const running = runImport(importRefOf(ctx, file), deps);
    await undoImport(ctx, file.id);
    await running;
    await runImport(importRefOf(ctx, file), deps);
    expect(await importedTrades(ctx)).toEqual([]);
    expect(await statedHoldings(ctx)).toEqual([]);
  });
});

const LARGE = runs(1) === 1 ? 10_000 : 100_000;

test(`${LARGE} trades are imported in memory that does not grow with them`, async () => {
  const count = LARGE;
  const ctx = await openTestWorkspace("csv-large", systemClock);
  const file = await uploadFile(ctx, "trades", csvTrades(count));
  const ref = importRefOf(ctx, file);
  const peak = peakHeap();
  await runImport(ref, deps);
  await confirmImport(ctx, { id: file.id, countsPositions: true });
  await runImport(ref, deps);
  expect((await loadImport(ctx, file.id)).file).toMatchObject({ status: "done", rowsAdded: count, rowsFailed: 0 });
  expect(peak.stop(), "MB of heap above the start").toBeLessThan(120);
}, 120_000);

/**
 * A clock that, looked at for the n-th time, has every connection of the runner cut: what a power cut looks like from the
 * database. A runner looks once before each transaction, so that the cut falls into one, where exactly is chance.
 */
function deadlyClock(nth: number): Clock {
  let looks = 0;
  return {
    now: () => {
      looks += 1;
      if (looks === nth)
        void admin.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ballast_batch' and datname = current_database()",
        );
      return systemClock.now();
    },
  };
}

/** Samples the heap while a pass yields to the event loop, which it does at every batch. */
function peakHeap(): { stop(): number } {
  const start = process.memoryUsage().heapUsed;
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }, 5);
  return {
    stop: () => {
      clearInterval(timer);
      return (peak - start) / 1024 / 1024;
    },
  };
}

describe("positions", () => {
  const JANUARY = "asset,quantity,place,note,price_usd\nBTC,1,cold,Safe,\nACME,10,elsewhere,Broker,12.5\n";
  const MAY = "asset,quantity,place,note,price_usd\nBTC,1.25,cold,Safe,\nACME,0,elsewhere,Broker,\nETH,3,cold,,\n";

  test("of the newest file count, and its undoing brings the older word back", async () => {
    const ctx = await openTestWorkspace("csv-positions", systemClock);
    const january = await bring(ctx, "positions", JANUARY);
    const before = await statedHoldings(ctx);
    expect(before).toEqual([
      { asset: "ACME", quantity: "10", place: "elsewhere", note: "Broker", priceUsd: "12.5" },
      { asset: "BTC", quantity: "1", place: "cold", note: "Safe", priceUsd: null },
    ]);
    const [btc] = (await listManualHoldings(ctx)).filter(({ asset }) => asset === "BTC");
    expect(await bring(ctx, "positions", JANUARY)).toMatchObject({ rowsAdded: 0, rowsKnown: 2 });
    expect(await statedHoldings(ctx)).toEqual(before);

    const may = await bring(ctx, "positions", MAY);
    expect((await statedHoldings(ctx)).map(({ asset, quantity }) => `${asset} ${quantity}`)).toEqual([
      "BTC 1.25",
      "ETH 3",
    ]);
    const [same] = (await listManualHoldings(ctx)).filter(({ asset }) => asset === "BTC");
    expect(same?.id, "a changed quantity is a flow of the same line").toBe(btc?.id);
    await undo(ctx, may);
    expect(await statedHoldings(ctx)).toEqual(before);
    await undo(ctx, january);
    expect(await statedHoldings(ctx), "the second file says the same").toEqual(before);
  });

  test("stated twice in one file leave open which counts: the second is an error", async () => {
    const ctx = await openTestWorkspace("csv-twice", systemClock);
    const { file, errors } = await check(ctx, "positions", "coin;amount\nBTC;1,5\nBTC;2,5\n");
    expect(file).toMatchObject({ rowsTotal: 2, rowsFailed: 1, report: { format: "generic" } });
    expect(errors).toEqual([{ line: 3, field: "", code: "repeated", value: "" }]);
  });
});

test("prices of an asset no market has become its own market state, and go with their file", async () => {
  const ctx = await openTestWorkspace("csv-prices", systemClock);
  const today = Math.floor(Date.now() / 86_400_000);
  const days = Array.from({ length: 60 }, (_, back) => new Date((today - 60 + back) * 86_400_000));
  const text = `date,asset,price,currency\n${days
    .map((day, i) => `${day.toISOString().slice(0, 10)},VAULT,${100 + Math.sin(i) * 3},USD\n`)
    .join("")}`;
  const file = await bring(ctx, "prices", text);
  expect(file).toMatchObject({ status: "done", rowsAdded: 60 });
  const states = async () =>
    (
      await batchPool().query<{ asset: string; state: { dailyBars: number; trust: { reasons: { code: string }[] } } }>(
        "select asset, state from holding_market_state where workspace_id = $1",
        [ctx.workspaceId],
      )
    ).rows;
  const [own] = await states();
  expect(own).toMatchObject({ asset: "VAULT", state: { dailyBars: 60 } });
  expect(own?.state.trust.reasons.map(({ code }) => code)).toEqual(["history_short", "order_book_missing"]);
  expect(await bring(ctx, "prices", text)).toMatchObject({ rowsAdded: 0, rowsKnown: 60 });
  for (const each of await listImports(ctx)) await undo(ctx, each);
  expect(await states()).toEqual([]);
});

test("a viewer starts, confirms and undoes nothing", async () => {
  const ctx = await openTestWorkspace("csv-viewer", systemClock);
  const file = await uploadFile(ctx, "trades", HEADER);
  const viewer: WorkspaceContext = { ...ctx, role: "viewer" };
  const forbidden = { code: "forbidden" };
  await expect(startImport(viewer, { kind: "trades", fileName: "x.csv", chunks: 1 })).rejects.toMatchObject(forbidden);
  await expect(confirmImport(viewer, { id: file.id, countsPositions: true })).rejects.toMatchObject(forbidden);
  await expect(undoImport(viewer, file.id)).rejects.toMatchObject(forbidden);
});
