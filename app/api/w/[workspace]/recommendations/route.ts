import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { listRecommendations, RECOMMENDATION_TABS } from "@/lib/recommendation/list-recommendations";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  query: z.strictObject({ tab: z.enum(RECOMMENDATION_TABS).default("todo") }),
  run: async ({ ctx, query }) => ({ recommendations: await listRecommendations(ctx, query) }),
});
