import { defineRoute } from "@/lib/api/define-route";
import { loadMarketView } from "@/lib/recommendation/load-market-view";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => loadMarketView(ctx),
});
