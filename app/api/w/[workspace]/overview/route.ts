import { defineRoute } from "@/lib/api/define-route";
import { loadOverview } from "@/lib/recommendation/load-overview";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => loadOverview(ctx),
});
