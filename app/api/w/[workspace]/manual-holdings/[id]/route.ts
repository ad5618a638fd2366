import { defineRoute } from "@/lib/api/define-route";
import { idInPath } from "@/lib/api/id-param";
import { changeManualHolding } from "@/lib/connection/manual-holdings/change-manual-holding";
import { manualHoldingSchema } from "@/lib/connection/manual-holdings/manual-holding-input";
import { removeManualHolding } from "@/lib/connection/manual-holdings/remove-manual-holding";

export const PUT = defineRoute({
  auth: "workspace",
  permission: "holding.write",
  params: idInPath,
  body: manualHoldingSchema,
  run: ({ ctx, params, body }) => changeManualHolding(ctx, { id: params.id, ...body }),
});

export const DELETE = defineRoute({
  auth: "workspace",
  permission: "holding.write",
  params: idInPath,
  run: ({ ctx, params }) => removeManualHolding(ctx, params.id),
});
