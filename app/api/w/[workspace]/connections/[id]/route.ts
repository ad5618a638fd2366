import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { disconnectConnection, disconnectSchema } from "@/lib/connection/disconnect-connection";

/** `?history=keep|delete` says what happens to trades, flows and snapshots; the key is gone either way. */
export const DELETE = defineRoute({
  auth: "workspace",
  permission: "connection.write",
  params: idInPath,
  query: disconnectSchema,
  run: ({ ctx, params, query }) => disconnectConnection(ctx, { id: params.id, ...query }),
});
