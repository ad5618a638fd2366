import { defineRoute } from "@/lib/api/define-route";
import { loadPlanView } from "@/lib/billing/load-plan-view";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => loadPlanView(ctx),
});
