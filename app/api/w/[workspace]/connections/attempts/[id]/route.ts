import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { loadAttempt } from "@/lib/connection/load-attempt";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  params: idInPath,
  run: ({ ctx, params }) => loadAttempt(ctx, params.id),
});
