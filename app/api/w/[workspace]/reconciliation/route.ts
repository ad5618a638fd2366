import { defineRoute } from "@/lib/api/define-route";
import { loadReconciliation, reconciliationSchema } from "@/lib/recommendation/load-reconciliation";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  query: reconciliationSchema,
  run: ({ ctx, query }) => loadReconciliation(ctx, query),
});
