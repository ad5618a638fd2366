import { parseProgress } from "@/lib/connection/connection-view";
import { openLinkedAccount, type ConnectionRef } from "@/lib/connection/open-linked-account";
import type { FlowKind, Trade } from "@/lib/domain/account-snapshot";
import type { SyncProgress } from "@/lib/domain/views";
import type { AccountReader, TradeMarket } from "@/lib/exchange/client";
import { venueOf, type Venue } from "@/lib/exchange/registry";
import { sharedInstruments } from "@/lib/exchange/shared-instruments";
import type { Clock } from "@/lib/platform/clock";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { assetTotals, changedKeys, type AssetTotals } from "./asset-totals";
import { flowWindows, type Span } from "./flow-windows";
import { planTradeHistory } from "./history-plan";
import { loadConnection, type LoadedConnection } from "./load-connection";
import { saveFlows } from "./save-flows";
import { saveWatermark } from "./watermark";

/** Progress is for a person's eyes: written once in so many steps. */
const PROGRESS_EVERY = 5;

export interface ImportedHistory {
  trades: number;
  flows: number;
}

interface Deps {
  clock: Clock;
  signal?: AbortSignal | undefined;
}

interface Pass extends Deps {
  ref: ConnectionRef;
  account: AccountReader;
  venue: Venue;
  loaded: LoadedConnection;
  isFirst: boolean;
}

type Step = { kind: "flow"; flow: FlowKind; span: Span } | { kind: "trades"; market: TradeMarket };

/**
 * importHistory reads deposits, withdrawals, transfers and trades that we do not have yet. Each page is kept together
 * with its watermark, so it goes on where it was interrupted, however hard, and a page read twice adds nothing. Needs a
 * snapshot first: it tells which markets to ask for. Throws SafeExchangeError; null when there is nothing to read from.
 * Worker only.
 */
export async function importHistory(ref: ConnectionRef, deps: Deps): Promise<ImportedHistory | null> {
  const loaded = await loadConnection(ref);
  if (loaded === null || loaded.snapshot === null || loaded.connection.status !== "active") return null;
  const account = await openLinkedAccount({ ...ref, venue: loaded.connection.venue }, deps);
  if (account === null) return null;
  const totals = assetTotals(loaded.snapshot);
  const before = readTotals(loaded.watermarks.get("history"));
  const changed = before === null ? null : changedKeys(before, totals);
  const venue = venueOf(loaded.connection.venue);
  const pass: Pass = { ...deps, ref, account, venue, loaded, isFirst: before === null };
  const imported = { trades: 0, flows: 0 };
  if (changed === null || changed.length > 0) {
    const flowSteps = planFlows(pass);
    for (const [i, step] of flowSteps.entries()) {
      imported.flows += await takeStep(pass, step);
      await saveProgress(pass, { done: i + 1, total: flowSteps.length, detail: "flows" });
    }
    const tradeSteps = await planTrades(pass, totals, changed);
    for (const [i, step] of tradeSteps.entries()) {
      imported.trades += await takeStep(pass, step);
      await saveProgress(pass, { done: i + 1, total: tradeSteps.length, detail: step.market.instrument.symbol });
    }
  }
  await finish(pass, totals, imported);
  return imported;
}

function planFlows({ venue, loaded, clock }: Pass): Step[] {
  const now = clock.now().getTime();
  const { flowsDays, flowWindowDays, transfersDays } = venue.history;
  const spansOf = (flow: FlowKind, historyDays: number): Step[] => {
    const mark = loaded.watermarks.get(flow);
    const limits = { historyDays, windowDays: flowWindowDays };
    return flowWindows(mark === undefined ? null : Number(mark), now, limits).map((span) => ({
      kind: "flow",
      flow,
      span,
    }));
  };
  return [
    ...spansOf("deposit", flowsDays),
    ...spansOf("withdrawal", flowsDays),
    ...spansOf("internal_transfer", transfersDays),
  ];
}

async function planTrades(
  { ref, venue, loaded, clock, signal }: Pass,
  totals: AssetTotals,
  changed: readonly string[] | null,
): Promise<Extract<Step, { kind: "trades" }>[]> {
  const moved = await withWorkspace(ref.workspaceId, (tx) =>
    tx.cashFlowRow.findMany({
      where: { workspaceId: ref.workspaceId, connectionId: ref.connectionId },
      distinct: ["asset"],
      select: { asset: true },
    }),
  );
  const instruments = planTradeHistory({
    instruments: await sharedInstruments(venue.id, { clock, signal }),
    changed,
    assets: [...Object.keys(totals), ...moved.map(({ asset }) => asset)],
    knownSymbols: [...loaded.watermarks.keys()].flatMap((stream) =>
      stream.startsWith("trades:") ? [stream.slice("trades:".length)] : [],
    ),
  });
  const usesMargin = loaded.snapshot?.balances.some(({ wallet }) => wallet === "margin") === true;
  return instruments.flatMap((instrument) => {
    const own = { kind: "trades" as const, market: { instrument, isMargin: false } };
    if (!usesMargin || instrument.kind !== "spot") return [own];
    return [own, { kind: "trades" as const, market: { instrument, isMargin: true } }];
  });
}

async function takeStep(pass: Pass, step: Step): Promise<number> {
  pass.signal?.throwIfAborted();
  if (step.kind === "trades") return importTrades(pass, step.market);
  const { ref, account, clock } = pass;
  const flows = await account.fetchFlows(step.flow, step.span.from, step.span.to);
  return withWorkspace(ref.workspaceId, async (tx) => {
    const count = await saveFlows(tx, ref, flows);
    await saveWatermark(tx, ref, step.flow, String(step.span.to), clock.now());
    return count;
  });
}

async function importTrades({ ref, account, loaded, clock, signal }: Pass, market: TradeMarket): Promise<number> {
  const stream = `${market.isMargin ? "margin_trades" : "trades"}:${market.instrument.symbol}`;
  let cursor = loaded.watermarks.get(stream) ?? null;
  let imported = 0;
  for (;;) {
    signal?.throwIfAborted();
    const page = await account.fetchTrades(market, cursor);
    if (page.cursor !== null && page.trades.length > 0) {
      imported += await saveTrades(ref, stream, page.trades, page.cursor, clock.now());
      cursor = page.cursor;
    }
    if (page.isLast) return imported;
  }
}

async function saveTrades(
  ref: ConnectionRef,
  stream: string,
  trades: readonly Trade[],
  cursor: string,
  now: Date,
): Promise<number> {
  const { workspaceId, connectionId } = ref;
  return withWorkspace(workspaceId, async (tx) => {
    const { count } = await tx.tradeRow.createMany({
      data: trades.map(({ eventAt, ...trade }) => ({
        workspaceId,
        connectionId,
        ...trade,
        eventAt: new Date(eventAt),
      })),
      skipDuplicates: true,
    });
    await saveWatermark(tx, ref, stream, cursor, now);
    return count;
  });
}

async function saveProgress({ ref, isFirst }: Pass, step: Omit<SyncProgress, "phase">): Promise<void> {
  if (!isFirst || (step.done % PROGRESS_EVERY !== 0 && step.done !== step.total)) return;
  const { workspaceId, connectionId } = ref;
  await withWorkspace(workspaceId, (tx) =>
    tx.connection.updateMany({
      where: { workspaceId, id: connectionId },
      data: { syncProgress: { phase: "history", ...step } },
    }),
  );
  await notifyLive([workspaceId], "connections");
}

async function finish({ ref, loaded, clock }: Pass, totals: AssetTotals, imported: ImportedHistory): Promise<void> {
  const { workspaceId, connectionId } = ref;
  const wasDone = parseProgress(loaded.connection.syncProgress).phase === "done";
  const hasNews = !wasDone || imported.trades + imported.flows > 0;
  await withWorkspace(workspaceId, async (tx) => {
    await saveWatermark(tx, ref, "history", JSON.stringify(totals), clock.now());
    if (!hasNews) return;
    await tx.connection.updateMany({
      where: { workspaceId, id: connectionId },
      data: { syncProgress: { phase: "done", done: 0, total: 0, detail: "" } },
    });
    await tx.workspace.update({ where: { id: workspaceId }, data: { assessDueAt: clock.now() } });
  });
  if (hasNews) await notifyLive([workspaceId], "connections");
}

/** What the account held when its history was last read; null before the first pass is through. */
function readTotals(cursor: string | undefined): AssetTotals | null {
  return cursor === undefined ? null : (JSON.parse(cursor) as AssetTotals);
}
