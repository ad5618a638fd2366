import { defineRoute } from "@/lib/api/define-route";
import { highWaterMarkSchema, resetHighWaterMark } from "@/lib/recommendation/reset-high-water-mark";

export const POST = defineRoute({
  auth: "workspace",
  permission: "ladder.reset",
  body: highWaterMarkSchema,
  run: ({ ctx, body }) => resetHighWaterMark(ctx, body),
});
