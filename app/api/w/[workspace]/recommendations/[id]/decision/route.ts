import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { decideRecommendation, decisionSchema } from "@/lib/recommendation/decide-recommendation";

export const POST = defineRoute({
  auth: "workspace",
  permission: "recommendation.decide",
  params: idInPath,
  body: decisionSchema,
  run: ({ ctx, params, body }) => decideRecommendation(ctx, { id: params.id, decision: body }),
});
