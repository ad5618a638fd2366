import { defineRoute } from "@/lib/api/define-route";
import { loadAssetMarket, marketAssetSchema } from "@/lib/recommendation/load-market-view";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  query: marketAssetSchema,
  run: ({ ctx, query }) => loadAssetMarket(ctx, query.asset),
});
