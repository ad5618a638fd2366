import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { startCheckout } from "@/lib/billing/start-checkout";

export const POST = defineRoute({
  auth: "workspace",
  permission: "billing.write",
  body: z.strictObject({ plan: z.enum(["holder", "pro", "team"]), interval: z.enum(["month", "year"]) }),
  run: ({ ctx, body }) => startCheckout(ctx, body),
});
