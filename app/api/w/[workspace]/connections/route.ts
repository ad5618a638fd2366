import { defineRoute } from "@/lib/api/define-route";
import { listConnections } from "@/lib/connection/list-connections";
import { startLinking, startLinkingSchema } from "@/lib/connection/start-linking";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: async ({ ctx }) => ({ connections: await listConnections(ctx) }),
});

/** 202: the key is sealed and waits for the worker's verdict; poll `/connections/attempts/<id>`. */
export const POST = defineRoute({
  auth: "workspace",
  permission: "connection.write",
  body: startLinkingSchema,
  run: async ({ ctx, body }) => Response.json(await startLinking(ctx, body), { status: 202 }),
});
