import { defineRoute } from "@/lib/api/define-route";
import { addManualHolding } from "@/lib/connection/manual-holdings/add-manual-holding";
import { listManualHoldings } from "@/lib/connection/manual-holdings/list-manual-holdings";
import { manualHoldingSchema } from "@/lib/connection/manual-holdings/manual-holding-input";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: async ({ ctx }) => ({ holdings: await listManualHoldings(ctx) }),
});

export const POST = defineRoute({
  auth: "workspace",
  permission: "holding.write",
  body: manualHoldingSchema,
  run: async ({ ctx, body }) => Response.json(await addManualHolding(ctx, body), { status: 201 }),
});
