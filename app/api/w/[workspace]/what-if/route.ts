import { defineRoute } from "@/lib/api/define-route";
import { whatIf, whatIfSchema } from "@/lib/recommendation/what-if";

export const POST = defineRoute({
  auth: "workspace",
  permission: "trade.size",
  body: whatIfSchema,
  run: ({ ctx, body }) => whatIf(ctx, body),
});
