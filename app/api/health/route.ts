import { checkHealth } from "@/lib/api/check-health";
import { defineRoute } from "@/lib/api/define-route";

export const GET = defineRoute({
  auth: "none",
  run: async ({ clock }) => {
    const health = await checkHealth(clock.now());
    return Response.json(health, { status: health.status === "ok" ? 200 : 503 });
  },
});
