import { parseProgress } from "@/lib/connection/connection-view";
import type { ConnectionRef } from "@/lib/connection/connection-ref";
import { openLinkedAccount } from "@/lib/connection/open-linked-account";
import type { FlowKind, Trade } from "@/lib/domain/account-snapshot";
import type { SyncProgress } from "@/lib/domain/views";
import type { Instrument } from "@/lib/domain/instrument";
import type { AccountReader, TradeMarket, TradePage } from "@/lib/exchange/client";
import { venueOf } from "@/lib/exchange/registry";
import type { Venue } from "@/lib/exchange/venue";
import { sharedInstruments } from "@/lib/exchange/shared-instruments";
import type { Clock } from "@/lib/platform/clock";
import { notifyLive, withWorkspace } from "@/lib/platform/db";
import { assetTotals, changedKeys, type AssetTotals } from "./asset-totals";
import { flowWindows, type Span } from "./flow-windows";
import { planTradeHistory } from "./history-plan";
import { historyRows } from "./history-rows";
import { loadConnection, type LoadedConnection } from "./load-connection";
import { saveFlows } from "./save-flows";
import { saveWatermark } from "./watermark";

/** Progress is for a person's eyes: written once in so many steps. */
const PROGRESS_EVERY = 5;

export interface ImportedHistory {
  trades: number;
  flows: number;
  fundingPayments: number;
  incomePayments: number;
}

interface Deps {
  clock: Clock;
  signal?: AbortSignal | undefined;
}

interface Pass extends Deps {
  ref: ConnectionRef;
  account: AccountReader;
  venue: Venue;
  instruments: readonly Instrument[];
  loaded: LoadedConnection;
  isFirst: boolean;
}

type Step =
  | { kind: "flow"; flow: FlowKind; span: Span }
  | { kind: "funding" | "income"; span: Span }
  | { kind: "market_trades"; market: TradeMarket }
  | { kind: "account_trades"; stream: string };

/**
 * importHistory reads deposits, withdrawals, transfers, funding, income and trades that we do not have yet. Each page is kept together
 * with its watermark, so it goes on where it was interrupted, however hard, and a page read twice adds nothing. Needs a
 * snapshot first: it tells which markets to ask for. Throws SafeExchangeError; null when there is nothing to read from.
 * Worker only.
 */
export async function importHistory(ref: ConnectionRef, deps: Deps): Promise<ImportedHistory | null> {
  const loaded = await loadConnection(ref);
  if (loaded === null || loaded.snapshot === null || loaded.connection.status !== "active") return null;
  // Balances come first: history leaves them part of the venue's budget.
  const account = await openLinkedAccount({ ...ref, venue: loaded.connection.venue }, { ...deps, isPatient: true });
  if (account === null) return null;
  const totals = assetTotals(loaded.snapshot);
  const before = readTotals(loaded.watermarks.get("history"));
  const changed = before === null ? null : changedKeys(before, totals);
  const venue = venueOf(loaded.connection.venue);
  const instruments = await sharedInstruments(venue.id, deps);
  const pass: Pass = { ...deps, ref, account, venue, instruments, loaded, isFirst: before === null };
  const imported: ImportedHistory = { trades: 0, flows: 0, fundingPayments: 0, incomePayments: 0 };
  if (changed === null || changed.length > 0) {
    await takeSteps(pass, planFlows(pass), imported);
    // What flowed in the past names markets to ask for.
    await takeSteps(pass, await planTrades(pass, totals, changed), imported);
  }
  await finish(pass, totals, imported);
  return imported;
}

function planFlows({ account, venue, loaded, clock }: Pass): Step[] {
  const now = clock.now().getTime();
  const { flowsDays, flowWindowDays, transfersDays } = venue.history;
  const spansOf = (stream: FlowKind | "funding" | "income", historyDays: number): Span[] => {
    const mark = loaded.watermarks.get(stream);
    return flowWindows(mark === undefined ? null : Number(mark), now, { historyDays, windowDays: flowWindowDays });
  };
  const flowsOf = (flow: FlowKind, historyDays: number): Step[] =>
    spansOf(flow, historyDays).map((span) => ({ kind: "flow", flow, span }));
  return [
    ...flowsOf("deposit", flowsDays),
    ...flowsOf("withdrawal", flowsDays),
    ...flowsOf("internal_transfer", transfersDays),
    ...spansOf("funding", account.funding?.historyDays ?? 0).map((span): Step => ({ kind: "funding", span })),
    ...spansOf("income", account.income?.historyDays ?? 0).map((span): Step => ({ kind: "income", span })),
  ];
}

async function planTrades(pass: Pass, totals: AssetTotals, changed: readonly string[] | null): Promise<Step[]> {
  const { trades } = pass.account;
  if (trades === null) return [];
  const streams = trades.kind === "by_account" ? trades.streams : (trades.conversions?.streams ?? []);
  const ofAccount = streams.map((stream): Step => ({ kind: "account_trades", stream }));
  return trades.kind === "by_account" ? ofAccount : [...(await planMarketTrades(pass, totals, changed)), ...ofAccount];
}

async function planMarketTrades(
  { ref, instruments, loaded }: Pass,
  totals: AssetTotals,
  changed: readonly string[] | null,
): Promise<Step[]> {
  const moved = await withWorkspace(ref.workspaceId, (tx) =>
    tx.cashFlowRow.findMany({
      where: { workspaceId: ref.workspaceId, connectionId: ref.connectionId },
      distinct: ["asset"],
      select: { asset: true },
    }),
  );
  const markets = planTradeHistory({
    instruments,
    changed,
    assets: [...Object.keys(totals), ...moved.map(({ asset }) => asset)],
    knownSymbols: [...loaded.watermarks.keys()].flatMap((stream) =>
      stream.startsWith("trades:") ? [stream.slice("trades:".length)] : [],
    ),
  });
  const usesMargin = loaded.snapshot?.balances.some(({ wallet }) => wallet === "margin") === true;
  return markets.flatMap((instrument): Step[] => {
    const own: Step = { kind: "market_trades", market: { instrument, isMargin: false } };
    if (!usesMargin || instrument.kind !== "spot") return [own];
    return [own, { kind: "market_trades", market: { instrument, isMargin: true } }];
  });
}

async function takeSteps(pass: Pass, steps: readonly Step[], imported: ImportedHistory): Promise<void> {
  for (const [i, step] of steps.entries()) {
    pass.signal?.throwIfAborted();
    await takeStep(pass, step, imported);
    await saveProgress(pass, { done: i + 1, total: steps.length, detail: detailOf(step) });
  }
}

function detailOf(step: Step): string {
  switch (step.kind) {
    case "market_trades":
      return step.market.instrument.symbol;
    case "account_trades":
      return step.stream;
    default:
      return "flows";
  }
}

async function takeStep(pass: Pass, step: Step, imported: ImportedHistory): Promise<void> {
  switch (step.kind) {
    case "flow":
      imported.flows += await importFlows(pass, step.flow, step.span);
      break;
    case "funding":
      imported.fundingPayments += await importFunding(pass, step.span);
      break;
    case "income":
      imported.incomePayments += await importIncome(pass, step.span);
      break;
    default:
      imported.trades += await importTrades(pass, ...tradeSource(pass, step));
  }
}

async function importFlows({ ref, account, clock }: Pass, flow: FlowKind, span: Span): Promise<number> {
  const flows = await account.fetchFlows(flow, span.from, span.to);
  return withWorkspace(ref.workspaceId, async (tx) => {
    const count = await saveFlows(tx, ref, flows);
    await saveWatermark(tx, ref, flow, String(span.to), clock.now());
    return count;
  });
}

async function importFunding({ ref, account, instruments, clock }: Pass, span: Span): Promise<number> {
  const payments = (await account.funding?.fetch(span.from, span.to, instruments)) ?? [];
  return withWorkspace(ref.workspaceId, async (tx) => {
    const data = historyRows(ref, payments);
    const { count } = await tx.fundingPaymentRow.createMany({ data, skipDuplicates: true });
    await saveWatermark(tx, ref, "funding", String(span.to), clock.now());
    return count;
  });
}

async function importIncome({ ref, account, clock }: Pass, span: Span): Promise<number> {
  const payments = (await account.income?.fetch(span.from, span.to)) ?? [];
  return withWorkspace(ref.workspaceId, async (tx) => {
    const data = historyRows(ref, payments);
    const { count } = await tx.incomePaymentRow.createMany({ data, skipDuplicates: true });
    await saveWatermark(tx, ref, "income", String(span.to), clock.now());
    return count;
  });
}

type FetchTrades = (cursor: string | null) => Promise<TradePage>;

/** The stream's name among the watermarks, and how its next page is read. */
function tradeSource(
  { account: { trades }, instruments }: Pass,
  step: Extract<Step, { kind: "market_trades" | "account_trades" }>,
): [stream: string, fetch: FetchTrades] {
  const streams = trades?.kind === "by_market" ? trades.conversions : trades;
  if (step.kind === "account_trades" && streams != null)
    return [`account_trades:${step.stream}`, (cursor) => streams.fetch(step.stream, cursor, instruments)];
  if (step.kind === "market_trades" && trades?.kind === "by_market") {
    const { instrument, isMargin } = step.market;
    const stream = `${isMargin ? "margin_trades" : "trades"}:${instrument.symbol}`;
    return [stream, (cursor) => trades.fetch(step.market, cursor)];
  }
  throw new Error(`trades are told ${trades?.kind ?? "nowhere"}, but a step was planned ${step.kind}`);
}

async function importTrades(
  { ref, loaded, clock, signal }: Pass,
  stream: string,
  fetchPage: FetchTrades,
): Promise<number> {
  let cursor = loaded.watermarks.get(stream) ?? null;
  let imported = 0;
  for (;;) {
    signal?.throwIfAborted();
    const page = await fetchPage(cursor);
    if (page.cursor !== null && page.cursor !== cursor) {
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
  return withWorkspace(ref.workspaceId, async (tx) => {
    const { count } = await tx.tradeRow.createMany({ data: historyRows(ref, trades), skipDuplicates: true });
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
  const hasNews = !wasDone || Object.values(imported).some((count) => count > 0);
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
