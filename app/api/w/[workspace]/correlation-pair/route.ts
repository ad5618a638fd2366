import { defineRoute } from "@/lib/api/define-route";
import { correlationPairSchema, loadCorrelationPair } from "@/lib/recommendation/load-correlation";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  query: correlationPairSchema,
  run: ({ ctx, query }) => loadCorrelationPair(ctx, query),
});
