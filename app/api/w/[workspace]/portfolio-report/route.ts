import { defineRoute } from "@/lib/api/define-route";
import { loadPortfolioReport } from "@/lib/recommendation/load-portfolio-report";

export const GET = defineRoute({
  auth: "workspace",
  permission: "workspace.read",
  run: ({ ctx }) => loadPortfolioReport(ctx),
});
