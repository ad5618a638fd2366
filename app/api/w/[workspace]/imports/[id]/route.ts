import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { loadImport } from "@/lib/imports/load-import";
import { undoImport } from "@/lib/imports/undo-import";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  params: idInPath,
  run: ({ ctx, params }) => loadImport(ctx, params.id),
});

export const DELETE = defineRoute({
  auth: "workspace",
  permission: "holding.write",
  params: idInPath,
  run: ({ ctx, params }) => undoImport(ctx, params.id),
});
