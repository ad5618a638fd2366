import { listConnections } from "@/lib/connection/list-connections";
import { AppError } from "@/lib/domain/errors";
import type { MarketState } from "@/lib/domain/market-state";
import type { RiskAssessment } from "@/lib/domain/risk-assessment";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type {
  ConnectionView,
  EquityPointView,
  OverviewView,
  RecommendationView,
  SyncProgress,
  TotalView,
} from "@/lib/domain/views";
import { groupActions } from "@/lib/format/group-actions";
import { loadFeeds } from "@/lib/market/load-feeds";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { loadMarketVersions } from "@/lib/market/load-market-versions";
import { withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import { heldBack } from "@/lib/risk/suggest/held-back";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadPolicy } from "@/lib/workspace/load-policy";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment } from "./load-assessment";
import { loadChanges } from "./load-changes";
import { toRecommendationView } from "./recommendation-view";
import { STORED_ADVICE, toStoredAdvice } from "./stored-advice";

const CHART_DAYS = 90;
/** How far back the rules of advice look. */
const MEMORY_DAYS = 30;
const ACTIONS_MAX = 3;
const SEVERITY_RANK: Readonly<Record<RecommendationView["severity"], number>> = {
  critical: 0,
  warning: 1,
  notice: 2,
  info: 3,
};
const EMPTY_TOTAL: TotalView = { totalUsd: "0", byWallet: [], unpriced: [], asOf: null, isComplete: true, missing: [] };

/** loadOverview is the whole first screen: sentence, figures, actions, why, ladder, chart, changes, sources and ages. */
export async function loadOverview(ctx: WorkspaceContext): Promise<OverviewView> {
  requirePermission(ctx, "workspace.read");
  const now = ctx.clock.now();
  const [stored, connections, feeds] = await Promise.all([
    withWorkspace(ctx.workspaceId, (tx) => loadStored(tx, ctx.workspaceId, now)),
    listConnections(ctx),
    loadFeeds(now),
  ]);
  const { current, policy, workspace } = stored;
  const btc = await loadReference(current?.input.markets["BTC"]);
  return {
    asOf: current?.asOf.getTime() ?? null,
    assessment: current?.assessment ?? null,
    yesterday: stored.yesterday,
    accounting: current?.valuation.accounting ?? { currency: policy.policy.accountingCurrency, usdPerUnit: 1 },
    policy: policy.policy,
    total: current?.valuation.total ?? EMPTY_TOTAL,
    btc,
    todo: groupActions(rankActions(stored.open))
      .slice(0, ACTIONS_MAX)
      .flatMap(({ items }) => items),
    todoTotal: sumActions(stored.open, current?.assessment ?? null),
    held: stored.held,
    heldBack: current === null ? null : heldBack(current.assessment.suggestions, stored.known, now.getTime()),
    equity: stored.equity,
    connections,
    changes: stored.changes,
    feeds: feeds.filter((feed) => feed.isStale || feed.subject === "all").slice(0, 12),
    nextBriefAt: workspace.nextBriefAt.getTime(),
    filling: fillingOf(connections),
  };
}

/** Bitcoin as the assessment saw it; before the first one, as it is now. */
async function loadReference(asOf: EpochMs | undefined): Promise<MarketState | null> {
  const states = asOf === undefined ? await loadMarketStates(["BTC"]) : await loadMarketVersions({ BTC: asOf });
  return states["BTC"] ?? null;
}

async function loadStored(tx: WorkspaceTx, workspaceId: string, now: Date) {
  const current = await loadAssessment(tx, workspaceId);
  const policy = await loadPolicy(tx, workspaceId);
  const workspace = await tx.workspace.findUnique({ where: { id: workspaceId } });
  if (workspace === null) throw new AppError("not_found", "This workspace does not exist.");
  const open = await tx.recommendationRow.findMany({
    where: { workspaceId, status: { in: ["open", "accepted", "held"] } },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  const since = new Date(now.getTime() - MEMORY_DAYS * DAY_MS);
  const known = await tx.recommendationRow.findMany({
    where: { workspaceId, OR: [{ closedAt: null }, { closedAt: { gte: since } }] },
    select: STORED_ADVICE,
  });
  const points = await tx.equityPoint.findMany({
    where: { workspaceId, eventAt: { gte: new Date(now.getTime() - CHART_DAYS * DAY_MS) } },
    orderBy: { eventAt: "asc" },
    take: 5_000,
  });
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const before = await tx.assessmentRow.findFirst({
    where: { workspaceId, eventAt: { lte: dayAgo } },
    orderBy: { eventAt: "desc" },
    select: { assessment: true },
  });
  const changes = await loadChanges(tx, workspaceId, workspace.lastVisitedAt ?? dayAgo);
  const equity = points.map((point): EquityPointView => ({
    at: point.eventAt.getTime(),
    equityAccounting: point.equityAccounting.toNumber(),
    unitValue: point.unitValue,
    flowAccounting: point.flowAccounting.toNumber(),
    holdFraction: point.holdFraction,
    targetFraction: point.targetFraction,
    isEstimated: point.isEstimated,
  }));
  return {
    current,
    policy,
    workspace,
    yesterday: before === null ? null : yesterdayOf(before.assessment as unknown as RiskAssessment),
    open: open.filter(({ status }) => status !== "held").map(toRecommendationView),
    held: open.filter(({ status }) => status === "held").length,
    known: known.map(toStoredAdvice),
    equity: thin(equity),
    changes,
  };
}

/** Money at risk an action takes off per money it costs: what to do first. Facts without an order come first of their kind. */
function reliefPerCost({ side, feeUsd, numbers }: RecommendationView): number {
  if (side === null) return Infinity;
  const relief = -(numbers["riskChangeUsd"] ?? 0);
  return feeUsd === null || feeUsd <= 0 ? relief : relief / feeUsd;
}

function rankActions(open: readonly RecommendationView[]): RecommendationView[] {
  return [...open].sort(
    (a, b) => SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity] || reliefPerCost(b) - reliefPerCost(a),
  );
}

/** What all open orders come to: the three on screen are rarely the whole way. */
function sumActions(open: readonly RecommendationView[], assessment: RiskAssessment | null): OverviewView["todoTotal"] {
  const sum = (side: "buy" | "sell") =>
    open.filter((each) => each.side === side).reduce((total, { notionalUsd }) => total + (notionalUsd ?? 0), 0);
  const [salesUsd, purchasesUsd] = [sum("sell"), sum("buy")];
  const isMoved = assessment !== null && assessment.equityUsd > 0 && salesUsd + purchasesUsd > 0;
  return {
    count: groupActions(open).length,
    salesUsd,
    purchasesUsd,
    holdAfterFraction: isMoved
      ? assessment.book.currentFraction + (purchasesUsd - salesUsd) / assessment.equityUsd
      : null,
  };
}

function yesterdayOf(assessment: RiskAssessment): OverviewView["yesterday"] {
  return {
    riskScore: assessment.riskScore.score,
    holdFraction: assessment.book.currentFraction,
    drawdownFraction: assessment.ladder.drawdownFraction,
    var95Usd: assessment.portfolio.var95Usd,
    equityUsd: assessment.equityUsd,
  };
}

/** At most about 400 points leave for the chart; flows and the last point always stay. */
function thin(points: EquityPointView[]): EquityPointView[] {
  const stride = Math.ceil(points.length / 400);
  return points.filter((point, i) => i % stride === 0 || point.flowAccounting !== 0 || i === points.length - 1);
}

/** The first sync that still fills, if any: history of an account that already shows balances counts too. */
function fillingOf(connections: readonly ConnectionView[]): SyncProgress | null {
  const filling = connections.find(({ status, sync }) => status === "active" && sync.phase !== "done");
  return filling === undefined || filling.sync.phase === "failed" ? null : filling.sync;
}
