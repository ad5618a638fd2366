import { defineRoute } from "@/lib/api/define-route";
import { loadDataHealth } from "@/lib/market/load-data-health";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => loadDataHealth(ctx),
});
