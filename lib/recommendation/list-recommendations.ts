import type { RecommendationView } from "@/lib/domain/views";
import { withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { rankActions } from "./rank-actions";
import { toRecommendationView } from "./recommendation-view";

export const RECOMMENDATION_TABS = ["todo", "held", "done", "all"] as const;
export type RecommendationTab = (typeof RECOMMENDATION_TABS)[number];

const STATUSES: Record<Exclude<RecommendationTab, "all">, string[]> = {
  todo: ["open", "accepted"],
  held: ["held", "snoozed"],
  done: ["done", "partly_done", "not_seen", "dismissed", "expired", "superseded"],
};
const PAGE = 200;

/**
 * listRecommendations returns one tab of the inbox: what is open in the order of `rankActions`, what is over by age. At most
 * 200 rows. Safety kinds are never filtered away: a snoozed one also stays in "todo".
 */
export async function listRecommendations(
  ctx: WorkspaceContext,
  { tab }: { tab: RecommendationTab },
): Promise<RecommendationView[]> {
  requirePermission(ctx, "workspace.read");
  const rows = await withWorkspace(ctx.workspaceId, (tx) =>
    tx.recommendationRow.findMany({
      where: { workspaceId: ctx.workspaceId, ...(tab === "all" ? {} : tabFilter(tab)) },
      orderBy: [{ createdAt: "desc" }],
      take: PAGE,
    }),
  );
  const views = rows.map(toRecommendationView);
  return tab === "todo" || tab === "held" ? rankActions(views) : views;
}

function tabFilter(tab: Exclude<RecommendationTab, "all">) {
  if (tab !== "todo") return { status: { in: STATUSES[tab] } };
  return { OR: [{ status: { in: STATUSES.todo } }, { status: "snoozed", isSafety: true }] };
}
