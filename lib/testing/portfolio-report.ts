import type { CorrelationCluster, CorrelationView, PortfolioReport, RiskLine } from "@/lib/domain/portfolio-report";
import { sectorOf } from "@/lib/domain/sectors";

/** aRiskLine is one held asset of `netUsd`, its sector from the real table. For tests only. */
export function aRiskLine(asset: string, netUsd: number, change: Partial<RiskLine> = {}): RiskLine {
  return {
    asset,
    assetClass: "crypto",
    sector: sectorOf(asset),
    netUsd,
    grossUsd: Math.abs(netUsd),
    weightFraction: 0,
    riskFraction: null,
    marginalVar95: null,
    componentVar95Usd: null,
    componentEs95Usd: null,
    volatilityAnnual: null,
    weekendGapFraction: null,
    observations: 90,
    ...change,
  };
}

/** aReport is a portfolio report of these lines on 10 000 USD of equity, with weights as the engine makes them. */
export function aReport(lines: readonly RiskLine[], change: Partial<PortfolioReport> = {}): PortfolioReport {
  const total = lines.reduce((sum, { netUsd }) => sum + Math.abs(netUsd), 0);
  return {
    asOf: Date.UTC(2026, 10, 22),
    riskModelVersion: "test",
    equityUsd: 10_000,
    lines: lines.map((line) => ({ ...line, weightFraction: total > 0 ? Math.abs(line.netUsd) / total : 0 })),
    leftOut: { stablecoins: 0, dust: 0, unpriced: 0, shortHistory: [] },
    tails: [],
    volatilityAnnual: null,
    correlations: [],
    stress: [],
    insights: [],
    futures: [],
    observations: 90,
    ...change,
  };
}

/** aCorrelationView is a 90-day view in which every pair has the same correlation. */
export function aCorrelationView(
  assets: readonly string[],
  change: Partial<CorrelationView> & { correlation?: number } = {},
): CorrelationView {
  const { correlation = 0.5, ...rest } = change;
  return {
    window: "d90",
    assets,
    values: assets.map((a) => assets.map((b) => (a === b ? 1 : correlation))),
    observations: assets.map(() => assets.map(() => 90)),
    clusters: assets.map((asset) => aCluster([asset])),
    effectiveBets: assets.length,
    averageCorrelation: correlation,
    ...rest,
  };
}

/** aCluster is a group of assets that carries half of the risk. */
export function aCluster(assets: readonly string[], change: Partial<CorrelationCluster> = {}): CorrelationCluster {
  return { assets, sector: null, averageCorrelation: 0.82, weightFraction: 0.5, riskFraction: 0.5, ...change };
}
