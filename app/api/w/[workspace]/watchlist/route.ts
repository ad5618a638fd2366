import { defineRoute } from "@/lib/api/define-route";
import { loadWatchlist } from "@/lib/recommendation/load-watchlist";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: async ({ ctx }) => ({ rows: await loadWatchlist(ctx) }),
});
