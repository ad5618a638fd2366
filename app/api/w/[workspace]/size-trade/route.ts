import { defineRoute } from "@/lib/api/define-route";
import { sizeTrade, sizeTradeSchema } from "@/lib/recommendation/size-trade";

export const POST = defineRoute({
  auth: "workspace",
  permission: "trade.size",
  body: sizeTradeSchema,
  run: ({ ctx, body }) => sizeTrade(ctx, body),
});
