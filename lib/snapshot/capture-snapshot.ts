import { SYNCED_STATUSES } from "@/lib/connection/connection-status";
import { parseProgress } from "@/lib/connection/connection-view";
import type { ConnectionRef } from "@/lib/connection/connection-ref";
import { openLinkedAccount } from "@/lib/connection/open-linked-account";
import { recheckPermissions } from "@/lib/connection/recheck-permissions";
import { recordSyncFailure } from "@/lib/connection/record-sync-failure";
import type { AccountSnapshot, CashFlow } from "@/lib/domain/account-snapshot";
import { HOUR_MS } from "@/lib/domain/units";
import type { AccountReader } from "@/lib/exchange/client";
import { venueOf } from "@/lib/exchange/registry";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { sharedInstruments } from "@/lib/exchange/shared-instruments";
import type { Clock } from "@/lib/platform/clock";
import { notifyLive, withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { assetTotals, changedKeys } from "./asset-totals";
import { flowWindows } from "./flow-windows";
import { isMaterial } from "./is-material";
import { keepMissingWallets } from "./keep-missing-wallets";
import { loadConnection, type LoadedConnection } from "./load-connection";
import { saveFlows } from "./save-flows";
import { saveWatermark } from "./watermark";

const SYNC_EVERY_MS = 5 * 60_000;
/** A venue may show money before it lists the deposit: flows are read again for as long after a change. */
const FLOWS_LAG_MS = 30 * 60_000;
/** Past this age of its proof, a key is proven again before anything is read with it: daily, that is. */
const PROOF_MAX_AGE_MS = 24 * HOUR_MS;

export type CaptureOutcome =
  | { kind: "captured"; isFirst: boolean; hasChanged: boolean; isComplete: boolean }
  /** The venue could not be read; noted, and planned again. */
  | { kind: "failed" }
  /** Nothing to read: disconnected, or the key waits for a person. */
  | { kind: "skipped" };

interface Deps {
  clock: Clock;
  signal?: AbortSignal | undefined;
}

/**
 * captureSnapshot reads every wallet of one linked account and keeps it as the latest snapshot, with the deposits and
 * withdrawals since the last one in the same transaction: money that arrived is never mistaken for profit. A wallet that
 * cannot be read is listed as missing and keeps its last balances. Safe to run twice. Worker only.
 */
export async function captureSnapshot(ref: ConnectionRef, deps: Deps): Promise<CaptureOutcome> {
  const loaded = await loadConnection(ref);
  if (loaded === null || !isSynced(loaded.connection.status)) return { kind: "skipped" };
  if (isProofOverdue(loaded, deps.clock.now())) {
    const state = await recheckPermissions(ref, deps);
    if (state !== "active") return { kind: state === null ? "skipped" : "failed" };
  }
  const account = await openLinkedAccount({ ...ref, venue: loaded.connection.venue }, deps);
  if (account === null) return { kind: "skipped" };
  try {
    const read = await readAccount(account, loaded, deps);
    const outcome = await withWorkspace(ref.workspaceId, (tx) => save(tx, ref, loaded, read, deps.clock.now()));
    await notifyLive([ref.workspaceId], "holdings");
    return outcome;
  } catch (error) {
    if (!(error instanceof SafeExchangeError)) throw error;
    // Only the permission endpoint's word counts about a key; it notes what it finds.
    const state = error.kind === "auth" ? await recheckPermissions(ref, deps) : "active";
    const isLinked = state === "active" ? await recordSyncFailure(ref, error, deps.clock.now()) : state !== null;
    return { kind: isLinked ? "failed" : "skipped" };
  }
}

const isSynced = (status: string): boolean => (SYNCED_STATUSES as readonly string[]).includes(status);

function isProofOverdue({ connection }: LoadedConnection, now: Date): boolean {
  const ageMs = now.getTime() - connection.permissionCheckedAt.getTime();
  return connection.status !== "active" || ageMs > PROOF_MAX_AGE_MS;
}

interface Read {
  snapshot: AccountSnapshot;
  /** Some asset's total differs from the last snapshot's. */
  hasMoved: boolean;
  flows: readonly CashFlow[];
  flowsReadTo: number | null;
}

async function readAccount(account: AccountReader, loaded: LoadedConnection, deps: Deps): Promise<Read> {
  const { venue } = loaded.connection;
  const instruments = await sharedInstruments(venue, deps);
  const asOf = deps.clock.now().getTime();
  const reading = keepMissingWallets(await account.fetchAccount(instruments), loaded.snapshot);
  const snapshot = { asOf, receivedAt: deps.clock.now().getTime(), ...reading };
  // The first reading opens the books: what flowed before is inside it, and the history import fetches it.
  if (loaded.snapshot === null) return { snapshot, hasMoved: false, flows: [], flowsReadTo: null };
  const hasMoved = changedKeys(assetTotals(loaded.snapshot), assetTotals(snapshot)).length > 0;
  const movedAgoMs = asOf - Number(loaded.watermarks.get("moved") ?? 0);
  if (!hasMoved && movedAgoMs > FLOWS_LAG_MS) return { snapshot, hasMoved, flows: [], flowsReadTo: null };
  const flowsReadTo = deps.clock.now().getTime();
  const { flowsDays, flowWindowDays } = venueOf(venue).history;
  const flows: CashFlow[] = [];
  for (const kind of ["deposit", "withdrawal"] as const) {
    const readTo = Number(loaded.watermarks.get(kind) ?? loaded.snapshot.asOf);
    const limits = { historyDays: flowsDays, windowDays: flowWindowDays };
    for (const { from, to } of flowWindows(readTo, flowsReadTo, limits))
      flows.push(...(await account.fetchFlows(kind, from, to)));
  }
  return { snapshot, hasMoved, flows, flowsReadTo };
}

async function save(
  tx: WorkspaceTx,
  ref: ConnectionRef,
  loaded: LoadedConnection,
  { snapshot, hasMoved, flows, flowsReadTo }: Read,
  now: Date,
): Promise<CaptureOutcome> {
  const { workspaceId, connectionId } = ref;
  const isFirst = loaded.snapshot === null;
  const isComplete = snapshot.missingWallets.length === 0;
  const progress = parseProgress(loaded.connection.syncProgress);
  const { count } = await tx.connection.updateMany({
    where: { workspaceId, id: connectionId, status: { in: [...SYNCED_STATUSES] } },
    data: {
      lastSyncAt: now,
      nextSyncAt: new Date(now.getTime() + SYNC_EVERY_MS),
      lastErrorCode: isComplete ? null : "partial",
      lastErrorAt: null,
      ...(progress.phase === "queued" || progress.phase === "balances" || progress.phase === "failed"
        ? { syncProgress: { phase: "prices", done: 0, total: 0, detail: "" } }
        : {}),
    },
  });
  // Disconnected, or refused, while we read: what was read is not kept.
  if (count === 0) return { kind: "skipped" };
  const own = { workspaceId, connectionId };
  const kept = {
    asOf: new Date(snapshot.asOf),
    receivedAt: new Date(snapshot.receivedAt),
    snapshot: toJson(snapshot),
  };
  await tx.accountCurrent.upsert({
    where: { workspaceId_connectionId: own },
    create: { ...own, ...kept },
    update: kept,
  });
  const hasChanged = isMaterial(loaded.snapshot, snapshot);
  if (hasChanged) {
    await tx.accountSnapshotRow.create({
      data: { ...own, id: newId(), eventAt: kept.asOf, receivedAt: kept.receivedAt, snapshot: kept.snapshot },
    });
  }
  await saveFlows(tx, ref, flows);
  if (hasMoved) await saveWatermark(tx, ref, "moved", String(snapshot.asOf), now);
  if (flowsReadTo !== null) {
    for (const kind of ["deposit", "withdrawal"]) {
      // Before the history import has read the past, its watermark must stay unset.
      if (loaded.watermarks.has(kind)) await saveWatermark(tx, ref, kind, String(flowsReadTo), now);
    }
  }
  await tx.workspace.update({ where: { id: workspaceId }, data: { assessDueAt: now } });
  return { kind: "captured", isFirst, hasChanged, isComplete };
}

/** A snapshot is plain JSON by its type; Prisma's type wants to hear it. */
function toJson(snapshot: AccountSnapshot): object {
  return snapshot;
}
