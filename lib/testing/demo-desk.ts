import { decideLinking } from "@/lib/connection/decide-linking";
import { startLinking } from "@/lib/connection/start-linking";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { closeLockSession } from "@/lib/exchange/connection-lock";
import { MARKET_VENUE_IDS } from "@/lib/exchange/registry";
import { assessMarkets } from "@/lib/market/assess-markets";
import { CORE_ASSETS } from "@/lib/market/core-assets";
import { ingestCandles } from "@/lib/market/ingest-candles";
import { ingestInstruments } from "@/lib/market/ingest-instruments";
import { ingestOrderBook } from "@/lib/market/ingest-order-book";
import { ingestPrices } from "@/lib/market/ingest-prices";
import { loadTrackedMarkets } from "@/lib/market/tracked-markets";
import { loadVenuesInUse } from "@/lib/market/venues-in-use";
import type { Clock } from "@/lib/platform/clock";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb, withSystem, withWorkspace } from "@/lib/platform/db";
import { decodeId, newId } from "@/lib/platform/ids";
import { closeProducer } from "@/lib/queue/enqueue";
import { assessWorkspaces } from "@/lib/recommendation/assess-workspaces";
import { captureSnapshot } from "@/lib/snapshot/capture-snapshot";
import { importHistory } from "@/lib/snapshot/import-history";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { createWorkspace } from "@/lib/workspace/create-workspace";
import { savePolicy } from "@/lib/workspace/save-policy";
import { loadPolicy } from "@/lib/workspace/load-policy";

export interface DemoKey {
  kind: "read-only" | "trade-enabled" | "withdraw-enabled" | "expired" | "ip-bound";
  apiKey: string;
  secret: string;
  passphrase?: string;
}

interface DemoAccount {
  id: string;
  venue: string;
  keys: DemoKey[];
}

/** Request budgets of the sandbox that a round of many accounts would exhaust. */
const BUDGETS = ["api", "sapi", "fapi", "dapi", "bybit", "okx"] as const;
/** Below the shortest wait for a turn that a test would feel. */
const REFILL_EVERY_MS = 20;

/**
 * The verbs of one trader and of the worker, called in order and in-process, against a sandbox: what the queue does in
 * production, without its timing. For tests only.
 */
export interface DemoDesk {
  openWorkspace(name: string): Promise<WorkspaceContext>;
  setPolicy(ctx: WorkspaceContext, change: Partial<RiskPolicy>): Promise<void>;
  keys(accountId: string): Promise<DemoKey[]>;
  /** Links a key of an account, on whichever exchange it is; throws the verdict's status when it was not linked. */
  link(ctx: WorkspaceContext, accountId: string, kind?: DemoKey["kind"]): Promise<{ connectionId: string }>;
  /** Snapshots of all, then the market once (its requests are budgeted), then history and assessment of all. */
  round(accounts: readonly { ctx: WorkspaceContext; connectionId: string }[]): Promise<void>;
  refreshMarket(): Promise<void>;
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Ends the database connections of this process. */
  close(): Promise<void>;
}

export function openDemoDesk(sandboxUrl: string, clock: Clock): DemoDesk {
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${sandboxUrl}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const accountOf = async (accountId: string): Promise<DemoAccount> => {
    const found = (await control<DemoAccount[]>("GET", "/control/accounts")).find(({ id }) => id === accountId);
    if (found === undefined) throw new Error(`the sandbox has no account ${accountId}`);
    return found;
  };
  const refreshMarket = (): Promise<void> =>
    unpaced(async () => {
      for (const venue of await loadVenuesInUse(MARKET_VENUE_IDS)) await ingestPrices(venue, { clock });
      for (const { asset, instrument } of await loadTrackedMarkets()) {
        await ingestCandles(instrument, "1d", { clock });
        // Depth is the dearest request; the majors' is enough for what these tests say.
        if (CORE_ASSETS.includes(asset)) await ingestOrderBook(instrument, { clock });
      }
      await assessMarkets({ clock });
    });
  return {
    control,
    keys: async (accountId) => (await accountOf(accountId)).keys,
    refreshMarket,
    async close() {
      await closeLockSession();
      await closeBatchDb();
      await closeProducer();
      await closeDb();
    },
    async openWorkspace(name) {
      const [ownerId, workspaceId] = [newId(), newId()];
      await withSystem((tx) =>
        tx.user.create({
          data: { id: ownerId, email: `${name}@example.test`, name, passwordHash: "x", createdAt: clock.now() },
        }),
      );
      return withWorkspace(workspaceId, (tx) => createWorkspace(tx, { workspaceId, slug: name, name, ownerId }, clock));
    },
    async setPolicy(ctx, change) {
      const { policy, version } = await withWorkspace(ctx.workspaceId, (tx) => loadPolicy(tx, ctx.workspaceId));
      await savePolicy(ctx, { policy: { ...policy, ...change }, version });
    },
    async link(ctx, accountId, kind = "read-only") {
      const { venue, keys } = await accountOf(accountId);
      const key = keys.find((each) => each.kind === kind);
      if (key === undefined) throw new Error(`no ${kind} key for ${accountId}`);
      const { apiKey, secret, passphrase } = key;
      const credentials = { apiKey, secret, ...(passphrase === undefined ? {} : { passphrase }) };
      const attempt = await startLinking(ctx, { venue, label: accountId, credentials });
      const attemptId = decodeId("attempt", attempt.id) ?? "";
      const decision = await decideLinking({ workspaceId: ctx.workspaceId, attemptId }, { clock });
      if (decision?.connectionId == null) throw new Error(`${accountId} was not linked: ${decision?.status ?? "gone"}`);
      return { connectionId: decision.connectionId };
    },
    async round(accounts) {
      for (const family of BUDGETS) await control("POST", "/control/limits", { family, perMinute: 10_000_000 });
      const refs = accounts.map(({ ctx, connectionId }) => ({ workspaceId: ctx.workspaceId, connectionId }));
      await unpaced(async () => {
        for (const venue of await loadVenuesInUse(MARKET_VENUE_IDS)) await ingestInstruments(venue, { clock });
        for (const ref of refs) await captureSnapshot(ref, { clock });
        await refreshMarket();
        for (const ref of refs) await importHistory(ref, { clock });
      });
      await assessWorkspaces({ workspaceIds: refs.map(({ workspaceId }) => workspaceId), clock });
    },
  };
}

/** unpaced runs `work` with request budgets that are always full: the pace towards a venue has tests of its own. */
export async function unpaced<T>(work: () => Promise<T>): Promise<T> {
  const refill = setInterval(() => void batchPool().query("delete from egress_bucket"), REFILL_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(refill);
  }
}
