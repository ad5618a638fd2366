import { defineRoute } from "@/lib/api/define-route";
import { loadEvidence } from "@/lib/recommendation/load-evidence";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => loadEvidence(ctx),
});
