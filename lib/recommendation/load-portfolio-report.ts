import { loadCurrentPlan } from "@/lib/billing/current-plan";
import { entitlementsFor } from "@/lib/billing/entitlements";
import type { PortfolioReport, StressResult } from "@/lib/domain/portfolio-report";
import type { ContractView, FundingView, PortfolioReportView, Together } from "@/lib/domain/portfolio-views";
import type { PortfolioRisk, PositionInput } from "@/lib/domain/risk-assessment";
import { HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { findVenue } from "@/lib/exchange/registry";
import { loadContractGaps } from "@/lib/market/load-feed-gaps";
import { withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import { encodeId } from "@/lib/platform/ids";
import { assessPortfolio } from "@/lib/risk/assess-portfolio";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadPolicy } from "@/lib/workspace/load-policy";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadUsage } from "@/lib/workspace/usage/load-usage";
import { loadAssessment } from "./load-assessment";
import { loadRiskInput } from "./load-risk-input";

/**
 * loadPortfolioReport is Correlation and Portfolio's risk: the report is computed here, on request, from the very input
 * of the stored assessment, so that it agrees with the Overview. Stress replays are cut to what the plan shows.
 */
export async function loadPortfolioReport(ctx: WorkspaceContext): Promise<PortfolioReportView> {
  requirePermission(ctx, "workspace.read");
  const { workspaceId } = ctx;
  const now = ctx.clock.now();
  const { stored, policy, plan, used, clusterAdvice } = await withWorkspace(workspaceId, async (tx) => ({
    stored: await loadAssessment(tx, workspaceId),
    policy: await loadPolicy(tx, workspaceId),
    plan: (await loadCurrentPlan(tx, workspaceId, now)).plan,
    used: await loadUsage(tx, { workspaceId, kind: "size_trade", at: now }),
    clusterAdvice: await loadClusterAdvice(tx, workspaceId),
  }));
  const { stressReplay, sizeATradePerDay } = entitlementsFor(plan);
  const positions = stored?.input.account.positions ?? [];
  return {
    report: stored === null ? null : forPlan(assessPortfolio(await loadRiskInput(stored.input)), stressReplay),
    together: stored === null ? null : togetherOf(stored.assessment.portfolio),
    balancesAsOf: stored?.valuation.total.asOf ?? null,
    isComplete: stored?.valuation.total.isComplete ?? true,
    missing: stored?.valuation.total.missing ?? [],
    accounting: stored?.valuation.accounting ?? { currency: policy.policy.accountingCurrency, usdPerUnit: 1 },
    caps: {
      assetFraction: policy.policy.assetCapFraction,
      clusterFraction: policy.policy.clusterCapFraction,
      lossLimitFraction: policy.policy.lossLimitFraction,
    },
    clusterAdvice,
    contracts: Object.fromEntries(positions.map((position) => toContract(position, now.getTime()))),
    contractGaps: await loadContractGaps(
      positions.map(({ instrumentId }) => instrumentId),
      now,
    ),
    stressReplay,
    usage: { usedToday: used, limitPerDay: sizeATradePerDay },
    plan,
  };
}

function toContract({ instrumentId, ...position }: PositionInput, now: EpochMs): [string, ContractView] {
  const [venue = "", ...symbol] = instrumentId.split(":");
  const venueName = findVenue(venue)?.name ?? venue;
  return [instrumentId, { venueName, symbol: symbol.join(":"), funding: toFunding(position, now) }];
}

function toFunding(
  { fundingFraction, fundingIntervalHours, fundingAt }: Omit<PositionInput, "instrumentId">,
  now: EpochMs,
): FundingView | null {
  if (fundingFraction === undefined || fundingIntervalHours === undefined || fundingAt === undefined) return null;
  // The assessment may be older than the settlement after it.
  const intervalMs = fundingIntervalHours * HOUR_MS;
  const nextAt = fundingAt + Math.max(1, Math.ceil((now - fundingAt) / intervalMs)) * intervalMs;
  return { rateFraction: fundingFraction, intervalHours: fundingIntervalHours, nextAt };
}

function togetherOf({ effectiveBets, averageCorrelation, clusters }: PortfolioRisk): Together {
  return {
    effectiveBets,
    averageCorrelation,
    clusters: clusters.map(({ assets, correlation, weightFraction, riskFraction }) => ({
      assets,
      sector: null,
      averageCorrelation: assets.length > 1 ? correlation : null,
      weightFraction,
      riskFraction,
    })),
  };
}

function forPlan(report: PortfolioReport, stressReplay: "preview" | "full"): PortfolioReport {
  return stressReplay === "full" ? report : { ...report, stress: previewStress(report.stress) };
}

/** previewStress keeps every loss, which nobody pays for, and of the worst replay also what each asset adds to it. */
export function previewStress(stress: readonly StressResult[]): StressResult[] {
  const worst = stress.reduce<StressResult | null>(
    (found, each) => (found === null || each.lossUsd > found.lossUsd ? each : found),
    null,
  );
  return stress.map((each) => (each === worst ? each : { ...each, byAsset: [] }));
}

/** Open advice about one bet: of a cluster the key names its heaviest members, of concentration the asset is named. */
async function loadClusterAdvice(
  tx: Pick<WorkspaceTx, "recommendationRow">,
  workspaceId: string,
): Promise<PortfolioReportView["clusterAdvice"]> {
  const rows = await tx.recommendationRow.findMany({
    where: {
      workspaceId,
      kind: { in: ["correlation_cluster", "concentration"] },
      status: { in: ["open", "accepted", "snoozed", "held"] },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, asset: true, dedupeKey: true },
  });
  return rows.map(({ id, asset, dedupeKey }) => ({
    id: encodeId("recommendation", id),
    assets: asset === null ? dedupeKey.slice(dedupeKey.indexOf(":") + 1).split("+") : [asset],
  }));
}
