import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { loadRecommendation } from "@/lib/recommendation/load-recommendation";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  params: idInPath,
  run: ({ ctx, params }) => loadRecommendation(ctx, params.id),
});
