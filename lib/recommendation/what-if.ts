import { z } from "zod";
import { loadCurrentPlan } from "@/lib/billing/current-plan";
import { entitlementsFor, requireEntitlement } from "@/lib/billing/entitlements";
import { AppError } from "@/lib/domain/errors";
import type { WhatIfView } from "@/lib/domain/portfolio-views";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { underlyingOf } from "@/lib/market/underlying-of";
import { withWorkspace } from "@/lib/platform/db";
import { whatIf as measureWhatIf } from "@/lib/risk/portfolio/what-if";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { consumeUsage } from "@/lib/workspace/usage/consume-usage";
import { loadUsage } from "@/lib/workspace/usage/load-usage";
import { loadAssessment } from "./load-assessment";
import { loadRiskInput } from "./load-risk-input";

export const whatIfSchema = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        asset: z.string().trim().min(1).max(20),
        /** Exposure to add, or negative to take away, against cash. */
        deltaUsd: z.number().finite().min(-1e12).max(1e12),
      }),
    )
    .min(1)
    .max(10),
});
export type WhatIfInput = z.infer<typeof whatIfSchema>;

/**
 * whatIf answers "what would this do to my book?" on the current assessment. It shares the day's count with Size a
 * trade: past the plan's limit it throws `plan_limit`; a question that cannot be answered is refused before it counts.
 */
export async function whatIf(ctx: WorkspaceContext, question: WhatIfInput): Promise<WhatIfView> {
  requirePermission(ctx, "trade.size");
  const stored = await withWorkspace(ctx.workspaceId, (tx) => loadAssessment(tx, ctx.workspaceId));
  if (stored === null) {
    throw new AppError("precondition_failed", "There is no assessment yet: link an account or add a holding first.");
  }
  const changes = question.changes.map(({ asset, deltaUsd }) => ({
    asset: underlyingOf(asset.toUpperCase()),
    deltaUsd,
  }));
  const held = await loadRiskInput(stored.input);
  const input = {
    ...held,
    markets: { ...(await loadMarketStates(changes.map(({ asset }) => asset))), ...held.markets },
  };
  requireKnown(input, changes);
  const usage = await countUse(ctx);
  return { result: measureWhatIf(input, changes), usage: { usedToday: usage.used, limitPerDay: usage.limit } };
}

function requireKnown(input: RiskInput, changes: readonly { asset: string }[]): void {
  const fields = changes.flatMap(({ asset }, i) =>
    input.markets[asset] === undefined ? [{ field: `changes.${i}.asset`, message: "is not a market we know" }] : [],
  );
  if (fields.length > 0)
    throw new AppError("invalid_input", "One of the assets has no market that Ballast watches.", { fields });
}

function countUse(ctx: WorkspaceContext) {
  const at = ctx.clock.now();
  const counter = { workspaceId: ctx.workspaceId, kind: "size_trade", at } as const;
  return withWorkspace(ctx.workspaceId, async (tx) => {
    const { plan } = await loadCurrentPlan(tx, ctx.workspaceId, at);
    requireEntitlement(plan, { kind: "size_a_trade", used: await loadUsage(tx, counter) });
    return consumeUsage(tx, { ...counter, limit: entitlementsFor(plan).sizeATradePerDay });
  });
}
