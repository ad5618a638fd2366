import type { PoolClient } from "pg";
import { DAY_MS } from "@/lib/domain/units";
import { loadInstruments } from "@/lib/market/load-instruments";
import { loadLeverageTiers } from "@/lib/market/load-leverage-tiers";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { loadPrices } from "@/lib/market/load-prices";
import { underlyingOf } from "@/lib/market/underlying-of";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { notifyLive } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { decideRecommendations } from "@/lib/risk/decide-recommendations";
import { estimateHighWaterMark } from "@/lib/risk/nav/estimate-high-water-mark";
import {
  closeAdvice,
  createAdvice,
  holdAdvice,
  loadAdvice,
  refreshAdvice,
  saveFill,
  type KnownAdvice,
} from "./advice-store";
import { assessWorkspace, type MarketFacts, type WorkspaceAssessment } from "./assess-workspace";
import { loadEquityHistory } from "./load-equity-history";
import { loadWorkspaceFacts, type WorkspaceFacts } from "./load-workspace-facts";
import { materialTrigger, saveAssessments, saveMaterialAssessments, type MaterialTrigger } from "./save-assessments";
import { saveEquityHistory } from "./save-equity-history";
import { settleFill } from "./settle-fills";
import { valueAccounts } from "./value-accounts";

const COOLDOWN_DAYS = 30;

/**
 * assessWorkspaces assesses a batch: market facts loaded once, each workspace computed purely, everything written in one
 * transaction that holds the workspaces' rows, so no two runs advance one ladder. Safe to run twice. Notifies screens.
 */
export async function assessWorkspaces(request: { workspaceIds: readonly string[]; clock: Clock }): Promise<void> {
  const { workspaceIds, clock } = request;
  const db = await batchPool().connect();
  let done: readonly string[] = [];
  try {
    await db.query("begin");
    done = await assessInTransaction(db, workspaceIds, clock.now());
    await db.query("commit");
  } catch (error) {
    await db.query("rollback");
    throw error;
  } finally {
    db.release();
  }
  await notifyLive(done, "assessment");
}

async function assessInTransaction(db: PoolClient, workspaceIds: readonly string[], now: Date): Promise<string[]> {
  const startOfDay = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  const facts = await loadWorkspaceFacts(db, workspaceIds, startOfDay);
  const market = await loadMarketFacts(facts, now);
  const batch: WorkspaceAssessment[] = [];
  for (const each of facts) {
    const item = assessWorkspace(each, market, await estimateHigh(db, each, market));
    if (item !== null) batch.push(item);
  }
  await saveAssessments(db, batch, now);
  await saveAdvice(db, batch, now);
  return batch.map((item) => item.facts.workspaceId);
}

async function loadMarketFacts(facts: readonly WorkspaceFacts[], now: Date): Promise<MarketFacts> {
  const [prices, markets] = await Promise.all([loadPrices(now), loadMarketStates()]);
  const held = facts.flatMap(({ accounts, manual }) => [
    ...accounts.flatMap(({ snapshot }) => snapshot.balances.map(({ asset }) => asset)),
    ...manual.map(({ asset }) => asset),
  ]);
  const positions = facts.flatMap(({ accounts }) =>
    accounts.flatMap(({ venue, snapshot }) => snapshot.positions.map(({ symbol }) => `${venue}:${symbol}`)),
  );
  const bases = [...new Set(["BTC", ...held.flatMap((asset) => [asset, underlyingOf(asset)])])];
  const [instruments, leverageTiers] = await Promise.all([
    loadInstruments({ bases, ids: positions }),
    loadLeverageTiers(positions),
  ]);
  return { asOf: now.getTime(), prices, markets, instruments, leverageTiers };
}

/** The first day's high, read off what history shows; null once the books are a day old or the user has corrected it. */
async function estimateHigh(db: PoolClient, facts: WorkspaceFacts, market: MarketFacts) {
  const isYoung = facts.nav === null || market.asOf - facts.nav.startedAt < DAY_MS;
  if (!isYoung || facts.ladder?.isHighWaterMarkEstimated === false || facts.accounts.length === 0) return null;
  const { lines } = valueAccounts(facts.accounts, [], market.prices);
  const history = await loadEquityHistory(db, facts.workspaceId, lines, market.asOf);
  if (facts.connections.every(({ isHistoryDone }) => isHistoryDone)) {
    await saveEquityHistory(db, facts, history, market);
  }
  return estimateHighWaterMark(history, market.asOf);
}

async function saveAdvice(db: PoolClient, batch: readonly WorkspaceAssessment[], now: Date): Promise<void> {
  const closedSince = new Date(now.getTime() - COOLDOWN_DAYS * DAY_MS);
  const known = await loadAdvice(
    db,
    batch.map(({ facts }) => facts.workspaceId),
    closedSince,
  );
  const kept: { item: WorkspaceAssessment; trigger: MaterialTrigger }[] = [];
  for (const item of batch) {
    const own = known.filter(({ workspaceId }) => workspaceId === item.facts.workspaceId);
    const live = await settleLive(db, own, now);
    const created = await applyDecisions(db, item, live, own, now);
    const trigger = materialTrigger(item, created > 0);
    if (trigger !== null) kept.push({ item, trigger });
  }
  await saveMaterialAssessments(db, kept, now);
}

/** Trades first: what the person has done is closed before anything is said again. Returns what is still live. */
async function settleLive(db: PoolClient, advice: readonly KnownAdvice[], now: Date): Promise<KnownAdvice[]> {
  const live: KnownAdvice[] = [];
  for (const each of advice) {
    if (each.closedAt !== null) continue;
    const { status, isNews } = settleFill(each, now.getTime());
    if (isNews) await saveFill(db, each);
    if (status === null) live.push(each);
    else {
      await closeAdvice(db, each, status, now);
      each.closedAt = now.getTime();
      each.status = status;
    }
  }
  return live;
}

async function applyDecisions(
  db: PoolClient,
  item: WorkspaceAssessment,
  live: readonly KnownAdvice[],
  own: readonly KnownAdvice[],
  now: Date,
): Promise<number> {
  const { workspaceId } = item.facts;
  const changes = decideRecommendations({
    now: now.getTime(),
    isHeld: !item.input.account.isComplete,
    live,
    recent: own.filter(({ closedAt }) => closedAt !== null),
    suggestions: item.assessment.suggestions,
  });
  const newBundle = newId();
  let created = 0;
  for (const change of changes) {
    switch (change.action) {
      case "create":
        await createAdvice(db, item, { ...change, joins: change.joins ?? newBundle }, now);
        created++;
        break;
      case "refresh":
        await refreshAdvice(db, item, change, now);
        break;
      case "close":
        await closeAdvice(db, { workspaceId, id: change.id }, change.status, now);
        break;
      case "hold":
        await holdAdvice(db, { workspaceId, id: change.id }, now);
        break;
    }
  }
  return created;
}
