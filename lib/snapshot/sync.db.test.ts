import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { decideLinking } from "@/lib/connection/decide-linking";
import { listConnections } from "@/lib/connection/list-connections";
import { startLinking } from "@/lib/connection/start-linking";
import type { AccountSnapshot, WalletKind } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, divideDecimals, subtractDecimals } from "@/lib/domain/decimal";
import { closeLockSession } from "@/lib/exchange/connection-lock";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { decodeId } from "@/lib/platform/ids";
import { closeProducer } from "@/lib/queue/enqueue";
import { unpaced } from "@/lib/testing/demo-desk";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { connectAs } from "@/lib/testing/with-servers";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { captureSnapshot } from "./capture-snapshot";
import { findDueHistories } from "./find-due-histories";
import { importHistory } from "./import-history";
import { loadHappenings } from "./load-happenings";
import { reconcileAccount } from "./reconcile-account";

/** Reading accounts on the wire: every wallet once, nothing lost in a fault, nothing doubled in a repetition. */
let now = Date.now();
const clock = { now: () => new Date(now) };
const sandbox = await startOwnSandbox({ now: () => now });
const admin = connectAs("admin", 2);
const WAITS_WITHIN_MS = 20_000;

interface Key {
  kind: string;
  venue: string;
  apiKey: string;
  secret: string;
  passphrase?: string;
}
const accounts = await sandbox.control<{ id: string; venue: string; keys: Key[] }[]>("GET", "/control/accounts");
const keyOf = (account: string): Key => {
  const key = accounts.find(({ id }) => id === account)?.keys.find(({ kind }) => kind === "read-only");
  if (key === undefined) throw new Error(`no key for ${account}`);
  return key;
};

interface Linked {
  ctx: WorkspaceContext;
  ref: { workspaceId: string; connectionId: string };
  key: Key;
}
let workspaces = 0;
async function link(account: string): Promise<Linked> {
  const ctx = await openTestWorkspace(`sync-${(workspaces += 1)}`, clock);
  const key = keyOf(account);
  const { venue, apiKey, secret, passphrase } = key;
  const credentials = { apiKey, secret, ...(passphrase === undefined ? {} : { passphrase }) };
  const attempt = await startLinking(ctx, { venue, label: account, credentials });
  const attemptId = decodeId("attempt", attempt.id) ?? "";
  const decision = await decideLinking({ workspaceId: ctx.workspaceId, attemptId }, { clock });
  if (decision?.connectionId == null) throw new Error("not linked");
  return { ctx, ref: { workspaceId: ctx.workspaceId, connectionId: decision.connectionId }, key };
}
const refill = () => batchPool().query("delete from egress_bucket");
const unlimited = () =>
  Promise.all(
    ["api", "sapi", "fapi", "bybit", "okx", "kraken", "krakenpublic", "krakenfutures", "coinbase"].map((family) =>
      sandbox.control("POST", "/control/limits", { family, perMinute: 10_000_000 }),
    ),
  );
async function snapshotOf({ ref }: Linked): Promise<AccountSnapshot> {
  const { rows } = await batchPool().query<{ snapshot: AccountSnapshot }>(
    "select snapshot from account_current where connection_id = $1",
    [ref.connectionId],
  );
  if (rows[0] === undefined) throw new Error("no snapshot");
  return rows[0].snapshot;
}
const fault = (name: string, route: string, key: Key, over: object = {}) =>
  sandbox.control("POST", "/control/faults", { apiKey: key.apiKey, route, fault: name, times: 50, ...over });
const countOf = async (table: string, { ref }: Linked): Promise<number> => {
  const { rows } = await batchPool().query<{ count: number }>(
    `select count(*)::int as count from ${table} where connection_id = $1`,
    [ref.connectionId],
  );
  return rows[0]?.count ?? NaN;
};

await unlimited();
afterEach(async () => {
  await sandbox.control("DELETE", "/control/faults");
  await refill();
});
afterAll(async () => {
  await closeProducer();
  await closeLockSession();
  await closeBatchDb();
  await closeDb();
});

/** The sandbox's names of wallets, in ours. */
const SEPARATE: Readonly<Record<string, WalletKind>> = {
  spot: "spot",
  funding: "funding",
  margin: "margin",
  isolated: "margin",
  futures: "futures",
  coin_futures: "coin_futures",
  earn: "earn_flexible",
  locked: "earn_locked",
};
const UNIFIED: typeof SEPARATE = { ...SEPARATE, spot: "unified", margin: "unified", futures: "unified" };
const WALLETS: Readonly<Record<string, Readonly<Record<string, WalletKind>>>> = {
  binance: SEPARATE,
  bybit: UNIFIED,
  okx: UNIFIED,
  kraken: SEPARATE,
  // What is held and no margin yet.
  krakenfutures: { ...SEPARATE, spot: "funding" },
  coinbase: SEPARATE,
};
/** These tell when a fixed term ends. */
const TELLS_TERMS: ReadonlySet<string> = new Set(["binance", "okx"]);
interface Truth {
  holdings: { wallet: string; asset: string; amount: string }[];
  unpriced: { wallet: string; asset: string; amount: string }[];
  positions: { symbol: string; amount: string; entryPrice: string }[];
  coinPositions: { symbol: string; dollars: string; entryPrice: string }[];
}

describe("captureSnapshot", () => {
  const cases = accounts.flatMap(({ id, venue }) => {
    const wallets = WALLETS[venue];
    return wallets === undefined ? [] : [[venue, id, wallets] as const];
  });
  test.each(cases)("%s, %s: every wallet to the last digit, nothing twice", async (venue, account, wallets) => {
    const linked = await link(account);
    const outcome = await captureSnapshot(linked.ref, { clock });
    expect(outcome).toEqual({ kind: "captured", isFirst: true, hasChanged: true, isComplete: true });
    const snapshot = await snapshotOf(linked);
    const truth = await sandbox.control<Truth>("GET", `/control/accounts/${account}/truth`);
    const expected = new Map<string, string>();
    for (const { wallet, asset, amount } of [...truth.holdings, ...truth.unpriced]) {
      const key = `${wallets[wallet]}/${asset}`;
      if (compareDecimals(amount, "0") !== 0) expected.set(key, addDecimals(expected.get(key) ?? "0", amount));
    }
    const actual = new Map<string, string>();
    for (const { wallet, asset, free, locked, borrowed } of snapshot.balances) {
      const key = `${wallet}/${asset}`;
      const amount = subtractDecimals(addDecimals(free, locked), borrowed);
      actual.set(key, addDecimals(actual.get(key) ?? "0", amount));
    }
    expect(Object.fromEntries([...actual].sort())).toEqual(Object.fromEntries([...expected].sort()));
    expect(
      snapshot.positions.map(({ symbol, base, side, quantity }) => [
        symbol.endsWith(`:${base}`) ? `${base}USD_PERP` : `${base}USDT`,
        side === "short" ? `-${quantity}` : quantity,
      ]),
    ).toEqual([
      ...truth.positions.map(({ symbol, amount }) => [symbol, addDecimals(amount)]),
      // So many dollars, entered at so much, are so many coins.
      ...truth.coinPositions.map(({ symbol, dollars, entryPrice }) => [symbol, divideDecimals(dollars, entryPrice)]),
    ]);
    for (const { wallet, unlockAt } of snapshot.balances)
      expect(unlockAt === null, wallet).toBe(wallet !== "earn_locked" || !TELLS_TERMS.has(venue));
  });

  test("a wallet that fails keeps its last balances and is missing until it is back", async () => {
    const linked = await link("hedged");
    await captureSnapshot(linked.ref, { clock });
    const before = await snapshotOf(linked);
    await fault("500", "/fapi/*", linked.key);
    expect(await captureSnapshot(linked.ref, { clock })).toMatchObject({ kind: "captured", isComplete: false });
    const during = await snapshotOf(linked);
    expect(during.missingWallets).toEqual(["futures"]);
    expect(during.positions).toEqual(before.positions);
    expect(during.balances.filter(({ wallet }) => wallet === "futures")).toEqual(
      before.balances.filter(({ wallet }) => wallet === "futures"),
    );
    expect((await listConnections(linked.ctx))[0]).toMatchObject({ status: "active", lastErrorCode: "partial" });
    await sandbox.control("DELETE", "/control/faults");
    await captureSnapshot(linked.ref, { clock });
    expect((await snapshotOf(linked)).missingWallets).toEqual([]);
    expect((await listConnections(linked.ctx))[0]).toMatchObject({ lastErrorCode: null });
  });

  test.each([
    ["429", "rate_limited"],
    ["500", "unavailable"],
    ["html200", "bad_response"],
    ["403html", "unavailable"],
    ["wrongtypes", "bad_response"],
  ])("a venue that answers %s leaves the last snapshot, the key and the plan alone", async (name, code) => {
    const linked = await link("small");
    await captureSnapshot(linked.ref, { clock });
    const before = await snapshotOf(linked);
    now += 1_000;
    await fault(name, "/api/v3/account", linked.key, { retryAfter: 40 });
    expect(await captureSnapshot(linked.ref, { clock })).toEqual({ kind: "failed" });
    expect(await snapshotOf(linked)).toEqual(before);
    const [connection] = await listConnections(linked.ctx);
    expect(connection).toMatchObject({ status: "active", lastErrorCode: code });
    expect(connection?.lastErrorAt).toBeGreaterThan(connection?.lastSyncAt ?? Infinity);
    expect(connection?.nextSyncAt).toBeGreaterThanOrEqual(now + (name === "429" ? 40_000 : 30_000));
    await sandbox.control("DELETE", "/control/faults");
    await refill();
    now += 60_000;
    expect(await captureSnapshot(linked.ref, { clock })).toMatchObject({ kind: "captured" });
    expect((await listConnections(linked.ctx))[0]).toMatchObject({ lastErrorCode: null, lastErrorAt: null });
  });

  test("a deposit is known in the same snapshot that shows it", async () => {
    const linked = await link("dca");
    await captureSnapshot(linked.ref, { clock });
    await unpaced(() => importHistory(linked.ref, { clock }));
    const known = await countOf("cash_flow", linked);
    now += 60_000;
    await sandbox.control("POST", "/control/accounts/dca/deposit", { asset: "USDT", amount: "500" });
    now += 60_000;
    await refill();
    expect(await captureSnapshot(linked.ref, { clock })).toMatchObject({ hasChanged: true });
    expect(await countOf("cash_flow", linked)).toBe(known + 1);
    const { rows } = await batchPool().query(
      "select kind, asset, amount::float8, event_at <= a.as_of as is_inside from cash_flow join account_current a using (connection_id) where connection_id = $1 order by event_at desc limit 1",
      [linked.ref.connectionId],
    );
    expect(rows).toEqual([{ kind: "deposit", asset: "USDT", amount: 500, is_inside: true }]);
  });

  test("a deposit the venue lists later than it shows the money is found all the same", async () => {
    const linked = await link("stablecoins");
    await captureSnapshot(linked.ref, { clock });
    now += 60_000;
    await sandbox.control("POST", "/control/accounts/stablecoins/deposit", { asset: "USDT", amount: "250" });
    await fault("array200", "/sapi/v1/capital/deposit/hisrec", linked.key);
    now += 60_000;
    await captureSnapshot(linked.ref, { clock });
    expect(await countOf("cash_flow", linked)).toBe(0);
    await sandbox.control("DELETE", "/control/faults");
    await refill();
    now += 5 * 60_000;
    expect(await captureSnapshot(linked.ref, { clock })).toMatchObject({ hasChanged: false });
    expect(await countOf("cash_flow", linked)).toBe(1);
  });

  test("a move between wallets is no flow, and history keeps it apart", async () => {
    const linked = await link("holder");
    await captureSnapshot(linked.ref, { clock });
    await unpaced(() => importHistory(linked.ref, { clock }));
    const external = async () =>
      (
        await batchPool().query("select 1 from cash_flow where connection_id = $1 and kind <> 'internal_transfer'", [
          linked.ref.connectionId,
        ])
      ).rows.length;
    const before = await external();
    now += 60_000;
    const free = (await snapshotOf(linked)).balances.find(({ wallet, asset }) => wallet === "spot" && asset === "USDT");
    const amount = String(Math.floor(Number(free?.free ?? "0") / 2));
    await sandbox.control("POST", "/control/accounts/holder/transfer", {
      from: "spot",
      to: "futures",
      asset: "USDT",
      amount,
    });
    now += 60_000;
    await refill();
    await captureSnapshot(linked.ref, { clock });
    await unpaced(() => importHistory(linked.ref, { clock }));
    expect(await external()).toBe(before);
  });

  test.each(["nothing", "500"])(
    "a key disconnected while it was read, with %s wrong at the venue, leaves nothing behind",
    async (name) => {
      const linked = await link("trader");
      if (name !== "nothing") await fault(name, "/api/v3/account", linked.key);
      // Disconnected, but not yet committed: the reading begins with the account and saves after the commit.
      const person = await admin.connect();
      await person.query("begin");
      await person.query("update connection set status = 'disconnected' where id = $1", [linked.ref.connectionId]);
      const reading = captureSnapshot(linked.ref, { clock });
      await vi.waitFor(async () => {
        const { rows } = await person.query(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        expect(rows.length, "the reading waits to save").toBe(1);
      }, WAITS_WITHIN_MS);
      await person.query("commit");
      person.release();
      expect(await reading).toEqual({ kind: "skipped" });
      expect(await countOf("account_current", linked)).toBe(0);
      const { rows } = await admin.query("select last_error_code from connection where id = $1", [
        linked.ref.connectionId,
      ]);
      expect(rows).toEqual([{ last_error_code: null }]);
    },
  );
});

/** Two years in weekly windows: reading all of it a second time is left to the deep run. */
const ROUNDS: Readonly<Record<string, readonly number[]>> =
  process.env["TEST_DEEP"] === "1" ? {} : { "bybit-trader": [1] };

describe("importHistory", () => {
  const truthOf = (account: string) => {
    const events = sandbox.venue.exchange.account(account)?.book.events ?? [];
    const of = (...kinds: string[]) => events.filter(({ kind }) => kinds.includes(kind)).length;
    return {
      trades: of("trade", "futures-trade", "coin-trade", "convert", "dust"),
      flows: of("deposit", "withdrawal", "transfer"),
      funding: of("funding-fee", "coin-funding"),
    };
  };
  /** Inside a unified account there is nothing to move. */
  const insideUnified = (account: string): number =>
    (sandbox.venue.exchange.account(account)?.book.events ?? []).filter(
      (event) =>
        event.kind === "transfer" &&
        ["bybit", "okx"].includes(keyOf(account).venue) &&
        UNIFIED[event.from] === UNIFIED[event.to],
    ).length;

  test.each(["bybit-trader", "okx-trader", "kraken-trader", "kraken-futures-trader", "coinbase-trader"])(
    "%s: trades of the whole account, flows and funding, once, however often it runs",
    async (account) => {
      const linked = await link(account);
      await captureSnapshot(linked.ref, { clock });
      const expected = truthOf(account);
      for (const round of ROUNDS[account] ?? [1, 2]) {
        await unpaced(() => importHistory(linked.ref, { clock }));
        expect(await countOf("trade", linked), `trades, round ${round}`).toBe(expected.trades);
        expect(await countOf("cash_flow", linked)).toBe(expected.flows - insideUnified(account));
        expect(await countOf("funding_payment", linked)).toBe(expected.funding);
        await batchPool().query("delete from sync_watermark where connection_id = $1", [linked.ref.connectionId]);
      }
    },
    180_000,
  );

  test.each(["trader", "ai-book", "hedged", "dca", "coin-margin-trader"])(
    "%s: all trades and flows, once, however often it runs",
    async (account) => {
      const linked = await link(account);
      await captureSnapshot(linked.ref, { clock });
      await unpaced(() => importHistory(linked.ref, { clock }));
      const expected = truthOf(account);
      expect(await countOf("trade", linked)).toBe(expected.trades);
      expect(await countOf("cash_flow", linked)).toBe(expected.flows);
      expect((await listConnections(linked.ctx))[0]?.sync.phase).toBe("done");
      expect(await findDueHistories(clock.now(), 100)).not.toContainEqual(linked.ref);
      await batchPool().query("delete from sync_watermark where connection_id = $1", [linked.ref.connectionId]);
      await unpaced(() => importHistory(linked.ref, { clock }));
      expect(await countOf("trade", linked)).toBe(expected.trades);
      expect(await countOf("cash_flow", linked)).toBe(expected.flows);
    },
  );

  test.each(["trader", "locked-earn", "hedged", "coin-margin-trader"])(
    "%s: what the exchange tells explains every coin it holds, but for network fees",
    async (account) => {
      const linked = await link(account);
      await captureSnapshot(linked.ref, { clock });
      await unpaced(() => importHistory(linked.ref, { clock }));
      const nothing = { asOf: 0, receivedAt: 0, balances: [], positions: [], openOrders: [], missingWallets: [] };
      const told = await loadHappenings(linked.ref, { from: 0, to: clock.now().getTime() });
      const { rows } = reconcileAccount(nothing, await snapshotOf(linked), told);
      const events = sandbox.venue.exchange.account(account)?.book.events ?? [];
      for (const { asset, unexplained } of rows) {
        const fees = events.flatMap((event) =>
          event.kind === "withdrawal" && event.asset === asset ? [event.fee.toNumber()] : [],
        );
        expect(Number(unexplained) + fees.reduce((sum, fee) => sum + fee, 0), asset).toBeCloseTo(0, 9);
      }
    },
  );

  test("interrupted anywhere, it goes on and ends complete", async () => {
    const linked = await link("trader");
    await captureSnapshot(linked.ref, { clock });
    let interruptions = 0;
    for (let callsLeft = 3; ; callsLeft += 9) {
      await sandbox.control("DELETE", "/control/requests");
      const stop = new AbortController();
      const watch = setInterval(() => {
        if ((sandbox.requests.counts(linked.key.apiKey)[0]?.total ?? 0) >= callsLeft) stop.abort();
      }, 1);
      const outcome = await unpaced(() => importHistory(linked.ref, { clock, signal: stop.signal })).catch(
        () => "interrupted",
      );
      clearInterval(watch);
      if (outcome !== "interrupted") break;
      interruptions += 1;
    }
    expect(interruptions).toBeGreaterThan(3);
    expect(await countOf("trade", linked)).toBe(truthOf("trader").trades);
    expect(await countOf("cash_flow", linked)).toBe(truthOf("trader").flows);
  }, 120_000);

  test("a page that fails keeps what was read before it", async () => {
    const linked = await link("trader");
    await captureSnapshot(linked.ref, { clock });
    await refill();
    await fault("500", "/api/v3/myTrades", linked.key);
    await expect(importHistory(linked.ref, { clock })).rejects.toMatchObject({ kind: "unavailable" });
    expect(await countOf("cash_flow", linked)).toBe(truthOf("trader").flows);
    expect(await findDueHistories(clock.now(), 100)).toContainEqual(linked.ref);
    await sandbox.control("DELETE", "/control/faults");
    await unpaced(() => importHistory(linked.ref, { clock }));
    expect(await countOf("trade", linked)).toBe(truthOf("trader").trades);
  });

  test("a later trade costs a few calls, not a hundred", async () => {
    const linked = await link("ai-book");
    await captureSnapshot(linked.ref, { clock });
    await unpaced(() => importHistory(linked.ref, { clock }));
    const before = await countOf("trade", linked);
    now += 60_000;
    await sandbox.control("POST", "/control/accounts/ai-book/trade", {
      symbol: "BTCUSDT",
      side: "BUY",
      quantity: "0.01",
    });
    now += 60_000;
    await refill();
    await captureSnapshot(linked.ref, { clock });
    await sandbox.control("DELETE", "/control/requests");
    await refill();
    expect(await importHistory(linked.ref, { clock })).toMatchObject({ trades: 1 });
    expect(await countOf("trade", linked)).toBe(before + 1);
    const routes = sandbox.requests.counts(linked.key.apiKey)[0]?.routes ?? {};
    const tradeCalls = Object.entries(routes).filter(([route]) => /myTrades|userTrades/.test(route));
    expect(tradeCalls.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(8);
  });
});
