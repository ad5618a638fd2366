import type { PoolClient } from "pg";
import { fromNumber } from "@/lib/domain/decimal";
import { DAY_MS } from "@/lib/domain/units";
import { loadOwnMarkets, type OwnMarkets } from "@/lib/imports/own-prices/load-own-markets";
import type { AssetPrice } from "@/lib/market/asset-price";
import { loadContractFunding } from "@/lib/market/load-contract-funding";
import { loadInstruments } from "@/lib/market/load-instruments";
import { loadLeverageTiers } from "@/lib/market/load-leverage-tiers";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { loadPrices } from "@/lib/market/load-prices";
import { underlyingOf } from "@/lib/market/underlying-of";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { notifyLive } from "@/lib/platform/db";
import { estimateHighWaterMark } from "@/lib/risk/nav/estimate-high-water-mark";
import { assessWorkspace, type MarketFacts, type WorkspaceAssessment } from "./assess-workspace";
import { loadAdvice } from "./load-advice";
import { loadEquityHistory } from "./load-equity-history";
import { loadWorkspaceFacts, type WorkspaceFacts } from "./load-workspace-facts";
import { planAdvice, type AdviceChanges } from "./plan-advice";
import { saveAdvice } from "./save-advice";
import { materialTrigger, saveAssessments, saveMaterialAssessments, type MaterialTrigger } from "./save-assessments";
import { saveEquityHistory } from "./save-equity-history";
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
  const shared = await loadMarketFacts(facts, now);
  const ownMarkets = await loadOwnMarkets(db, workspaceIds);
  const batch: WorkspaceAssessment[] = [];
  for (const each of facts) {
    const market = withOwnMarkets(shared, ownMarkets.get(each.workspaceId));
    const item = assessWorkspace(each, market, await estimateHigh(db, each, market));
    if (item !== null) batch.push(item);
  }
  await saveAssessments(db, batch, now);
  await updateAdvice(db, batch, now);
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
  const [instruments, leverageTiers, funding] = await Promise.all([
    loadInstruments({ bases, ids: positions }),
    loadLeverageTiers(positions, now),
    loadContractFunding(positions, now),
  ]);
  return { asOf: now.getTime(), prices, markets, instruments, leverageTiers, funding };
}

/** What a market prices is priced by the market; a workspace's own prices fill in for the rest. */
function withOwnMarkets(market: MarketFacts, own: OwnMarkets | undefined): MarketFacts {
  if (own === undefined) return market;
  const prices = Object.values(own).map(({ asset, priceUsd, priceAsOf }): [string, AssetPrice] => [
    asset,
    { priceUsd: fromNumber(priceUsd), eventAt: priceAsOf },
  ]);
  return {
    ...market,
    markets: { ...own, ...market.markets },
    prices: { ...Object.fromEntries(prices), ...market.prices },
  };
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

async function updateAdvice(db: PoolClient, batch: readonly WorkspaceAssessment[], now: Date): Promise<void> {
  const closedSince = new Date(now.getTime() - COOLDOWN_DAYS * DAY_MS);
  const ids = batch.map(({ facts }) => facts.workspaceId);
  const known = await loadAdvice(db, ids, closedSince);
  const changes: AdviceChanges = { filled: [], closed: [], refreshed: [], held: [], created: [] };
  const kept: { item: WorkspaceAssessment; trigger: MaterialTrigger }[] = [];
  for (const item of batch) {
    const createdBefore = changes.created.length;
    planAdvice(item, known[item.facts.workspaceId] ?? [], now, changes);
    const trigger = materialTrigger(item, changes.created.length > createdBefore);
    if (trigger !== null) kept.push({ item, trigger });
  }
  await saveAdvice(db, changes, now);
  await saveMaterialAssessments(db, kept);
}
