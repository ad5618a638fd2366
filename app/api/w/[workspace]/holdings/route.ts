import { defineRoute } from "@/lib/api/define-route";
import { loadHoldings } from "@/lib/recommendation/load-holdings";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => loadHoldings(ctx),
});
