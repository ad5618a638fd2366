import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { confirmImport, confirmImportSchema } from "@/lib/imports/confirm-import";

export const POST = defineRoute({
  auth: "workspace",
  permission: "holding.write",
  params: idInPath,
  body: confirmImportSchema,
  run: ({ ctx, params, body }) => confirmImport(ctx, { id: params.id, ...body }),
});
