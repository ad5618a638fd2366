import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { requestResync } from "@/lib/connection/request-resync";

export const POST = defineRoute({
  auth: "workspace",
  permission: "connection.write",
  params: idInPath,
  run: ({ ctx, params }) => requestResync(ctx, params.id),
});
