import { openPage } from "@/lib/api/open-page";
import { loadAccounting } from "@/lib/recommendation/load-accounting";
import { listRecommendations } from "@/lib/recommendation/list-recommendations";
import { isPermitted } from "@/lib/workspace/require-permission";
import type { InboxProps } from "./recommendations-screen";
import { parseTab } from "./tabs";

/** loadInbox reads what both addresses of the inbox show. */
export async function loadInbox(
  workspace: string,
  tabText: string | string[] | undefined,
): Promise<{ ctx: Awaited<ReturnType<typeof openPage>>["ctx"]; inbox: Omit<InboxProps, "detail" | "isChosen"> }> {
  const { ctx } = await openPage(workspace);
  const tab = parseTab(tabText);
  const [list, todo, accounting] = await Promise.all([
    listRecommendations(ctx, { tab }),
    tab === "todo" ? null : listRecommendations(ctx, { tab: "todo" }),
    loadAccounting(ctx),
  ]);
  return {
    ctx,
    inbox: {
      slug: ctx.slug,
      tab,
      list,
      todo: todo ?? list,
      accounting,
      canDecide: isPermitted(ctx.role, "recommendation.decide"),
    },
  };
}
