import { defineRoute } from "@/lib/api/define-route";
import { startTrial } from "@/lib/billing/start-trial";

export const POST = defineRoute({
  auth: "workspace",
  permission: "billing.write",
  run: ({ ctx }) => startTrial(ctx),
});
