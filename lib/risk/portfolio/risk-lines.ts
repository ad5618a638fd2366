import type { MarketState } from "@/lib/domain/market-state";
import type { RiskLine } from "@/lib/domain/portfolio-report";
import { DAY_MS } from "@/lib/domain/units";
import { isWeekend } from "../multi-asset/market-calendar";
import type { DailyReturns } from "../multi-asset/synchronise-returns";
import { weekendGapFraction } from "../multi-asset/weekend-gap";
import { OBSERVATIONS_MIN } from "./align-returns";
import { filteredScenarios } from "./book-scenarios";
import { dailyReturnsOf } from "./correlation/return-source";
import { estimateCorrelation } from "./estimate-correlation";
import { exposureSector } from "./exposure-sector";
import { COVARIANCE_DECAY, type Together } from "./measure-together";
import type { NetExposure } from "./net-exposures";
import { tailComponents } from "./tail-components";

const CONFIDENCE = 0.95;

/**
 * riskLines describes each held asset's part in the book: money, share of the variance, and of the 1-day VaR and expected
 * shortfall 95 (filtered historical simulation). `together` is null when the reference has too little history; then only
 * money is known. Dust is not listed.
 */
export function riskLines(
  held: readonly NetExposure[],
  markets: Readonly<Record<string, MarketState>>,
  together: Together | null,
  riskShares: readonly number[],
): RiskLine[] {
  const total = held.reduce((sum, { netUsd }) => sum + Math.abs(netUsd), 0);
  const tail =
    together && tailComponents(filteredScenarios(together.rows, together.netUsd), together.netUsd, CONFIDENCE);
  return held.map(({ asset, assetClass, netUsd, grossUsd }, i) => {
    const own = dailyReturnsOf(markets[asset], assetClass);
    return {
      asset,
      assetClass,
      sector: exposureSector({ asset, assetClass }),
      netUsd,
      grossUsd,
      weightFraction: total > 0 ? Math.abs(netUsd) / total : 0,
      riskFraction: together === null ? null : (riskShares[i] ?? 0),
      marginalVar95: tail?.marginalVar[i] ?? null,
      componentVar95Usd: tail?.componentVar[i] ?? null,
      componentEs95Usd: tail?.componentShortfall[i] ?? null,
      volatilityAnnual: own && annualVolatility(own),
      weekendGapFraction: own && weekendGapFraction(assetClass, Array.from(own.values), own.endAt),
      observations: own?.values.length ?? 0,
    };
  });
}

/** Exponentially weighted over the days the asset's market was open, annualised by its own calendar. */
function annualVolatility({ values, endAt, calendar }: DailyReturns): number | null {
  const open = Array.from(values).filter(
    (_, day) => !calendar.closesOnWeekends || !isWeekend(endAt - (values.length - 1 - day) * DAY_MS),
  );
  if (values.length < OBSERVATIONS_MIN) return null;
  const sigma = estimateCorrelation([open], COVARIANCE_DECAY).sigmaDaily[0] ?? 0;
  return sigma * Math.sqrt(calendar.periodsPerYear);
}
