import { defineRoute } from "@/lib/api/define-route";
import { openPortal } from "@/lib/billing/open-portal";

export const POST = defineRoute({
  auth: "workspace",
  permission: "billing.write",
  run: ({ ctx }) => openPortal(ctx),
});
