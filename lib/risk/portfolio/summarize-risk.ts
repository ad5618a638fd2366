import type { PortfolioRisk } from "@/lib/domain/risk-assessment";
import { filteredScenarios } from "./book-scenarios";
import { effectiveBets } from "./effective-bets";
import { historicalTail } from "./historical-tail";
import type { Together } from "./measure-together";
import { riskContributions } from "./risk-contributions";

/**
 * summarizeRisk turns co-movement into the figures of the portfolio page. Tail figures apply each past day's moves, at
 * today's volatility, to today's net book: filtered historical simulation, which passes its backtests (`backtest/`). They
 * are null with fewer than one observation in the tail; `observations` says how many there were.
 */
export function summarizeRisk(
  together: Together | null,
  equityUsd: number,
  heatFraction: number,
  periodsPerYear: number,
): PortfolioRisk {
  if (together === null) return withoutHistory(heatFraction);
  const { netUsd, sigmaDaily, correlation } = together;
  const { sigma, shares } = riskContributions(netUsd, sigmaDaily, correlation);
  const { profits } = filteredScenarios(together.rows, netUsd);
  const [tail95, tail99] = [historicalTail(profits, 0.95), historicalTail(profits, 0.99)];
  return {
    var95Usd: tail95?.valueAtRisk ?? null,
    var99Usd: tail99?.valueAtRisk ?? null,
    es95Usd: tail95?.expectedShortfall ?? null,
    volatilityAnnual: equityUsd > 0 ? (sigma / equityUsd) * Math.sqrt(periodsPerYear) : null,
    effectiveBets: effectiveBets(
      netUsd.map((usd, i) => usd * (sigmaDaily[i] ?? 0)),
      correlation,
    ),
    averageCorrelation: averageCorrelation(correlation),
    heatFraction,
    clusters: describeClusters(together, shares),
    contributions: together.assets.map((asset, i) => ({ asset, riskFraction: shares[i] ?? 0 })),
    observations: together.observations,
  };
}

function withoutHistory(heatFraction: number): PortfolioRisk {
  return {
    var95Usd: null,
    var99Usd: null,
    es95Usd: null,
    volatilityAnnual: null,
    effectiveBets: null,
    averageCorrelation: null,
    heatFraction,
    clusters: [],
    contributions: [],
    observations: 0,
  };
}

function averageCorrelation(correlation: readonly (readonly number[])[]): number | null {
  const pairs = correlation.flatMap((row, i) => row.slice(i + 1));
  return pairs.length === 0 ? null : pairs.reduce((sum, r) => sum + r, 0) / pairs.length;
}

function describeClusters(together: Together, shares: readonly number[]): PortfolioRisk["clusters"] {
  const gross = together.netUsd.reduce((sum, usd) => sum + Math.abs(usd), 0);
  const clusters = together.clusters.map((group) => ({
    assets: group.map((i) => together.assets[i] ?? ""),
    weightFraction: gross > 0 ? group.reduce((sum, i) => sum + Math.abs(together.netUsd[i] ?? 0), 0) / gross : 0,
    riskFraction: group.reduce((sum, i) => sum + (shares[i] ?? 0), 0),
    correlation: averageCorrelation(group.map((i) => group.map((j) => together.correlation[i]?.[j] ?? 0))) ?? 1,
  }));
  return clusters.sort((a, b) => b.weightFraction - a.weightFraction);
}
