import { listConnections } from "@/lib/connection/list-connections";
import { AppError } from "@/lib/domain/errors";
import type {
  AssessmentView,
  ConnectionView,
  OverviewView,
  RecommendationView,
  SyncProgress,
  TotalView,
} from "@/lib/domain/views";
import { groupActions } from "@/lib/format/group-actions";
import { loadFeeds } from "@/lib/market/load-feeds";
import { heldBack } from "@/lib/risk/suggest/held-back";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { rankActions } from "./rank-actions";
import { readOverview } from "./read-overview";
import { toRecommendationView } from "./recommendation-view";
import { toStoredAdvice } from "./stored-advice";
import type { StoredRiskAssessment } from "./stored-assessment";

const ACTIVE = new Set(["open", "accepted", "held"]);
const ADVICE_MAX = 50;
const ACTIONS_MAX = 3;
const EMPTY_TOTAL: TotalView = { totalUsd: "0", byWallet: [], unpriced: [], asOf: null, isComplete: true, missing: [] };

/** loadOverview is the whole first screen: sentence, figures, actions, why, ladder, chart, changes, sources and ages. */
export async function loadOverview(ctx: WorkspaceContext): Promise<OverviewView> {
  requirePermission(ctx, "workspace.read");
  const now = ctx.clock.now();
  const [read, connections, feeds] = await Promise.all([
    readOverview(ctx.workspaceId, now),
    listConnections(ctx),
    loadFeeds(now),
  ]);
  if (read === null) throw new AppError("not_found", "This workspace does not exist.");
  const { policy } = read;
  const assessment = read.assessment === null ? null : withoutSuggestions(read.assessment);
  const active = read.advice.filter(({ status }) => ACTIVE.has(status)).slice(0, ADVICE_MAX);
  const open = active.filter(({ status }) => status !== "held").map(toRecommendationView);
  return {
    asOf: read.asOf?.getTime() ?? null,
    assessment,
    yesterday: read.yesterday,
    accounting: read.accounting ?? { currency: policy.accountingCurrency, usdPerUnit: 1 },
    policy,
    total: read.total ?? EMPTY_TOTAL,
    btc: read.btc,
    todo: groupActions(rankActions(open))
      .slice(0, ACTIONS_MAX)
      .flatMap(({ items }) => items),
    todoTotal: sumActions(open, assessment),
    held: active.length - open.length,
    heldBack:
      read.assessment === null
        ? null
        : heldBack(read.assessment.suggestions, read.advice.map(toStoredAdvice), now.getTime()),
    equity: read.equity,
    connections,
    changes: read.changes,
    feeds: feeds.filter((feed) => feed.isStale || feed.subject === "all").slice(0, 12),
    nextBriefAt: read.nextBriefAt.getTime(),
    filling: fillingOf(connections),
  };
}

function withoutSuggestions({ suggestions: _, ...assessment }: StoredRiskAssessment): AssessmentView {
  return assessment;
}

/** What all open orders come to: the three on screen are rarely the whole way. */
function sumActions(open: readonly RecommendationView[], assessment: AssessmentView | null): OverviewView["todoTotal"] {
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

/** The first sync that still fills, if any: history of an account that already shows balances counts too. */
function fillingOf(connections: readonly ConnectionView[]): SyncProgress | null {
  const filling = connections.find(({ status, sync }) => status === "active" && sync.phase !== "done");
  return filling === undefined || filling.sync.phase === "failed" ? null : filling.sync;
}
