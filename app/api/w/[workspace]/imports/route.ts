import { defineRoute } from "@/lib/api/define-route";
import { listImports } from "@/lib/imports/list-imports";
import { importInputSchema, startImport } from "@/lib/imports/start-import";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: async ({ ctx }) => ({ imports: await listImports(ctx) }),
});

export const POST = defineRoute({
  auth: "workspace",
  permission: "holding.write",
  body: importInputSchema,
  run: async ({ ctx, body }) => Response.json(await startImport(ctx, body), { status: 201 }),
});
