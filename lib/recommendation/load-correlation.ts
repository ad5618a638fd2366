import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import type { PairView } from "@/lib/domain/portfolio-views";
import { withWorkspace } from "@/lib/platform/db";
import { correlationPair } from "@/lib/risk/portfolio/correlation/correlation-pair";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment } from "./load-assessment";
import { loadRiskInput } from "./load-risk-input";

const assetCode = z.string().min(1).max(20);

export const correlationPairSchema = z.strictObject({
  a: assetCode,
  b: assetCode,
  window: z.enum(["d30", "d90", "btc_down"]),
});
export type CorrelationPairQuestion = z.infer<typeof correlationPairSchema>;

/**
 * loadCorrelationPair looks at one cell of the heatmap: the days it was read from and how sure the number is. Throws
 * `not_found` for an asset that the assessment does not know.
 */
export async function loadCorrelationPair(
  ctx: WorkspaceContext,
  { a, b, window }: CorrelationPairQuestion,
): Promise<PairView> {
  requirePermission(ctx, "workspace.read");
  const stored = await withWorkspace(ctx.workspaceId, (tx) => loadAssessment(tx, ctx.workspaceId));
  if (stored === null) throw new AppError("not_found", "There is no assessment yet, so no pair can be looked at.");
  const input = await loadRiskInput(stored.input);
  const unknown = [a, b].find((asset) => input.markets[asset] === undefined);
  if (unknown !== undefined) throw new AppError("not_found", `"${unknown}" is not among the assets you hold.`);
  return { pair: correlationPair(input, window, [a, b]), asOf: input.asOf };
}
