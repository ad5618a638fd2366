import { Redis } from "ioredis";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startLinking } from "@/lib/connection/start-linking";
import { ingestCandles } from "@/lib/market/ingest-candles";
import { loadInstruments } from "@/lib/market/load-instruments";
import { systemClock } from "@/lib/platform/clock";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { openQueueBackend, type JobQueue } from "@/lib/queue/backend";
import { QUEUE_NAMES } from "@/lib/queue/catalog";
import { closeProducer } from "@/lib/queue/enqueue";
import type { LedgerEvent } from "@/sandbox/accounts/ledger-event";
import { Decimal } from "@/sandbox/accounts/money";
import { unpaced } from "./demo-desk";
import { findInDatabase, findInRedis, findInText } from "./find-secrets";
import { openTestWorkspace } from "./open-test-workspace";
import type { OwnSandbox } from "./own-sandbox";
import { databaseUrl } from "./with-servers";
import { startWorkerProcess, type WorkerProcess } from "./worker-process";

/** Their first syncs are cut; each tells another story of trades, flows and wallets. */
const ACCOUNTS = ["trader", "ai-book", "hedged", "dca", "drawdown", "holder", "locked-earn", "dust"] as const;
const isDeep = process.env["TEST_DEEP"] === "1";
const KILLS = isDeep ? 20 : 5;
/** Whoever is killed in the middle of the trades has several pages of them on one market. */
const BUSY = { account: "drawdown", symbol: "BTCUSDT", quantity: "0.001", trades: isDeep ? 5_000 : 1_200 } as const;
/** Markets whose bars are compared with those of a backfill nobody disturbed. */
const BACKFILLED = isDeep ? 30 : 6;
const DAY_MS = 86_400_000;
/** How far back the venue lets a key read transfers (lib/exchange/registry.ts). */
const TRANSFERS_DAYS = 180;
/** A killed worker's jobs are taken over within 40 s; the rest is the work itself on a busy machine. */
const DONE_WITHIN_MS = 150_000;

interface Linked {
  account: string;
  workspaceId: string;
  attemptId: string;
  secrets: [apiKey: string, secret: string];
}

/** A moment of a first sync, as the database shows it; the worker dies in each of them. */
const MOMENTS: readonly { name: string; sql: string }[] = [
  {
    name: "while the key is judged",
    sql: "select 1 from connection_attempt where workspace_id = $1 and status <> 'pending'",
  },
  { name: "before the first balances", sql: "select 1 from connection where workspace_id = $1" },
  { name: "after the first balances", sql: "select 1 from account_current where workspace_id = $1" },
  {
    name: "between deposits and trades",
    sql: "select 1 from sync_watermark where workspace_id = $1 and stream = 'internal_transfer'",
  },
  {
    name: "in the middle of the trades",
    sql: "select 1 from sync_watermark where workspace_id = $1 and stream like 'trades:%' having count(*) >= 3",
  },
];

/**
 * killDrill defines the tests of a worker that is killed again and again in the middle of first syncs. The caller's file
 * has set the queue's store and the exchange in the environment before anything reads it.
 */
export function killDrill(backendName: string, sandbox: OwnSandbox): void {
  const admin = new pg.Pool({ connectionString: databaseUrl("admin"), max: 2 });
  const backend = openQueueBackend("consumer");
  let queues: JobQueue[] = [];
  const linked: Linked[] = [];
  const logs: string[] = [];
  let worker: WorkerProcess;

  const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
    (await admin.query(sql, [...values])).rowCount ?? 0;

  /** Polls; the request budget is refilled meanwhile, since all these accounts together would wait for it in turn. */
  const until = (what: string, isSo: () => Promise<boolean>): Promise<void> =>
    vi.waitFor(
      async () => {
        await admin.query("update egress_bucket set tokens = 1e6");
        if (!(await isSo())) throw new Error(`waited in vain: ${what}\n${worker.output().slice(-4_000)}`);
      },
      { timeout: DONE_WITHIN_MS, interval: 40 },
    );

  async function link(account: string): Promise<Linked> {
    const ctx = await openTestWorkspace(`kill-${account}`, systemClock);
    const key = sandbox.venue.exchange.account(account)?.keys.find(({ kind }) => kind === "read-only");
    if (key === undefined) throw new Error(`no read-only key for ${account}`);
    const { apiKey, secret } = key;
    const attempt = await startLinking(ctx, { venue: "binance", label: account, credentials: { apiKey, secret } });
    const one: Linked = { account, workspaceId: ctx.workspaceId, attemptId: attempt.id, secrets: [apiKey, secret] };
    linked.push(one);
    return one;
  }

  async function jobCounts(state: "active" | "failed"): Promise<number> {
    const counts = await Promise.all(queues.map((queue) => queue.getJobCounts(state)));
    return counts.reduce((sum, each) => sum + (each[state] ?? 0), 0);
  }

  const isConsuming = (): boolean => worker.output().includes("worker consumes");

  async function killWorker(): Promise<void> {
    await worker.kill();
    logs.push(worker.output());
  }

  /** The stored daily bars of each market, every column of every row, as one hash. */
  async function barHashes(instrumentIds: readonly string[]): Promise<Record<string, string>> {
    const { rows } = await admin.query<{ id: string; hash: string }>(
      `select instrument_id as id, count(*) || ' ' || md5(string_agg(candle::text, '/' order by open_at, revision)) as hash
       from candle where interval = '1d' and instrument_id = any($1) group by 1`,
      [instrumentIds],
    );
    return Object.fromEntries(rows.map(({ id, hash }) => [id, hash]));
  }

  beforeAll(async () => {
    tradeAllDay(sandbox);
    await backend.migrate();
    queues = QUEUE_NAMES.map((name) => backend.openQueue(name));
    for (const family of ["api", "sapi", "fapi", "dapi", "uid"])
      await sandbox.control("POST", "/control/limits", { family, perMinute: 1_000_000 });
  });
  afterAll(async () => {
    await worker.kill();
    await Promise.all(queues.map((queue) => queue.close()));
    await backend.close();
    await closeProducer();
    await closeBatchDb();
    await closeDb();
    await admin.end();
  });

  describe(`a worker on ${backendName} that is killed ${KILLS} times during first syncs`, () => {
    it(
      "finishes all of them all the same, and then stops when asked",
      async () => {
        worker = startWorkerProcess();
        for (let kill = 0; kill < KILLS; kill += 1) {
          const moment = MOMENTS[kill % MOMENTS.length];
          const account = ACCOUNTS[kill];
          if (moment === undefined) throw new Error("there is no moment to kill at");
          if (account === undefined) {
            // All accounts had their moment: from here on, whenever the worker is back at work.
            await admin.query("update connection set next_sync_at = now()");
            await until("the worker works again", async () => isConsuming() && (await jobCounts("active")) > 0);
          } else {
            const { workspaceId } = await link(account);
            await until(`${account} ${moment.name}`, async () => (await count(moment.sql, [workspaceId])) > 0);
          }
          await killWorker();
          worker = startWorkerProcess();
        }
        await until("every history is imported and assessed", async () => {
          const done = await count(
            `select 1 from connection c join assessment_current a using (workspace_id)
             where c.sync_progress->>'phase' = 'done' and c.status = 'active' and a.as_of >= c.last_sync_at`,
          );
          return done === linked.length;
        });
        await until(
          "enough daily bars are there",
          async () =>
            (await count("select 1 from feed_status where feed = 'candles_1d' and last_success_at is not null")) >=
            BACKFILLED,
        );
        await until("the last job of the killed workers is taken over", async () => (await jobCounts("active")) === 0);
        expect(await worker.stop()).toBe(0);
        logs.push(worker.output());
      },
      DONE_WITHIN_MS + KILLS * 30_000,
    );

    it("decided every key once", async () => {
      const { rows } = await admin.query("select status, count(*)::int as n from connection_attempt group by 1");
      expect(rows).toEqual([{ status: "accepted", n: linked.length }]);
      expect(await count("select 1 from connection")).toBe(linked.length);
      expect(await count("select 1 from audit_log where action = 'connection.link'")).toBe(linked.length);
      expect(await count("select 1 from connection_intake"), "no key waits any more").toBe(0);
    });

    it("has balances, one ladder and one book per workspace", async () => {
      expect(await count("select 1 from account_current")).toBe(linked.length);
      expect(await count("select 1 from ladder")).toBe(linked.length);
      expect(await count("select 1 from assessment_current")).toBe(linked.length);
      expect(await count("select 1 from sync_watermark where stream = 'history'")).toBe(linked.length);
    });

    it("has every trade and every flow of the exchange, once", async ({ annotate }) => {
      for (const { account, workspaceId } of linked) {
        const events = sandbox.venue.exchange.account(account)?.book.events ?? [];
        const listed = new Set(sandbox.venue.market.instruments().map(({ symbol }) => symbol));
        const trades = await admin.query<{ line: string }>(
          `select venue_trade_id || ' ' || side || ' ' || trim_scale(quantity) as line from trade where workspace_id = $1`,
          [workspaceId],
        );
        expect(trades.rows.map(({ line }) => line).sort(), `${account}: trades`).toEqual(tradesOf(events, listed));
        const flows = await admin.query<{ line: string }>(
          `select kind || ' ' || asset || ' ' || trim_scale(amount) as line from cash_flow where workspace_id = $1`,
          [workspaceId],
        );
        expect(flows.rows.map(({ line }) => line).sort(), `${account}: flows`).toEqual(flowsOf(events));
        await annotate(`${account}: ${trades.rowCount} trades, ${flows.rowCount} flows`);
      }
    });

    it("has every daily bar of a backfill nobody disturbed, to the last digit", async ({ annotate }) => {
      const { rows } = await admin.query<{ subject: string }>(
        `select subject from feed_status where feed = 'candles_1d' and last_success_at is not null
         order by subject limit $1`,
        [BACKFILLED],
      );
      const markets = rows.map(({ subject }) => subject);
      expect(markets).toHaveLength(BACKFILLED);
      const disturbed = await barHashes(markets);
      expect(Object.keys(disturbed)).toHaveLength(BACKFILLED);
      await admin.query("delete from candle where interval = '1d' and instrument_id = any($1)", [markets]);
      await unpaced(async () => {
        for (const instrument of await loadInstruments({ ids: markets }))
          await ingestCandles(instrument, "1d", { clock: systemClock });
      });
      expect(await barHashes(markets)).toEqual(disturbed);
      const bars = Object.values(disturbed).reduce((sum, hash) => sum + Number.parseInt(hash, 10), 0);
      await annotate(`${bars} bars of ${markets.length} markets`);
    }, 120_000);

    it("left no failed job behind", async () => {
      expect(await jobCounts("failed")).toBe(0);
    });

    it("wrote no secret into any table, the queue or the log", async () => {
      const secrets = linked.flatMap((one) => one.secrets);
      const { tables, found } = await findInDatabase(admin, secrets);
      expect(tables).toBeGreaterThan(40);
      expect(found).toEqual([]);
      const url = runtimeEnv().REDIS_URL;
      if (url !== undefined) {
        const redis = new Redis(url);
        const inRedis = await findInRedis(redis, secrets);
        await redis.quit();
        expect(inRedis.keys).toBeGreaterThan(0);
        expect(inRedis.found).toEqual([]);
      }
      const log = logs.join("\n");
      expect(log).toContain("linking decided");
      expect(log, "a killed worker's jobs ran again").toContain("job taken over from a lost worker");
      expect(findInText(log, secrets)).toEqual([]);
    });
  });
}

/** Adds a busy day to one account: more trades on one market than fit a page of the exchange's answer. */
function tradeAllDay({ venue: { exchange, market } }: OwnSandbox): void {
  const book = exchange.account(BUSY.account)?.book;
  const price = market.lastPrice(BUSY.symbol);
  if (book === undefined || price === undefined) throw new Error(`no ${BUSY.account} or no ${BUSY.symbol}`);
  for (let i = 0; i < BUSY.trades; i += 1)
    book.apply({
      kind: "trade",
      wallet: "spot",
      at: Date.now(),
      symbol: BUSY.symbol,
      side: i % 2 === 0 ? "BUY" : "SELL",
      price: new Decimal(price),
      quantity: new Decimal(BUSY.quantity),
    });
}

/** What the exchange says was traded on markets it still lists: it answers for no other. */
function tradesOf(events: readonly LedgerEvent[], listed: ReadonlySet<string>): string[] {
  return events
    .flatMap((event) => (event.kind === "trade" || event.kind === "futures-trade" ? [event] : []))
    .filter(({ symbol }) => listed.has(symbol))
    .map(({ booked, side, quantity }) => `${booked.id} ${side.toLowerCase()} ${quantity.toFixed()}`)
    .sort();
}

function flowsOf(events: readonly LedgerEvent[]): string[] {
  const since = Date.now() - TRANSFERS_DAYS * DAY_MS;
  return events
    .flatMap((event) => {
      switch (event.kind) {
        case "deposit":
        case "withdrawal":
          return [`${event.kind} ${event.asset} ${event.amount.toFixed()}`];
        case "transfer":
          return event.at < since ? [] : [`internal_transfer ${event.asset} ${event.amount.toFixed()}`];
        default:
          return [];
      }
    })
    .sort();
}
