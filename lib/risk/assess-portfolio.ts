import type { CorrelationWindow, PortfolioReport } from "@/lib/domain/portfolio-report";
import type { AccountInput, RiskInput } from "@/lib/domain/risk-assessment";
import { measureFutures } from "./futures/measure-futures";
import { allocationInsights } from "./portfolio/allocation/allocation-insights";
import { correlationView } from "./portfolio/correlation/correlation-view";
import { measureBook } from "./portfolio/measure-book";
import { isCashClass } from "./portfolio/net-exposures";
import { riskContributions } from "./portfolio/risk-contributions";
import { riskLines } from "./portfolio/risk-lines";
import { replayCrises } from "./portfolio/stress/replay-crises";
import { tailEstimates } from "./portfolio/tail-estimates";
import { rejectInput } from "./reject-input";
import { RISK_MODEL_VERSION } from "./version";

const WINDOWS: readonly CorrelationWindow[] = ["d30", "d90", "btc_down"];

/**
 * assessPortfolio makes the report behind Portfolio → risk and Correlation: what `assess` says of the book in a few
 * figures, in full. Pure and on request only. Input it cannot compute with gives an empty report, never NaN; without
 * enough history of the reference market money is listed and statistics are null or empty.
 */
export function assessPortfolio(input: RiskInput): PortfolioReport {
  if (rejectInput(input).includes("invalid_input")) return emptyReport(input);
  const { account, markets } = input;
  const { exposures, together, risk } = measureBook(input);
  const held = exposures.filter(({ isDust }) => !isDust);
  const { sigma, shares } = riskContributions(
    together?.netUsd ?? [],
    together?.sigmaDaily ?? [],
    together?.correlation ?? [],
  );
  const futures = measureFutures(input);
  return {
    ...emptyReport(input),
    equityUsd: account.equityUsd,
    lines: riskLines(held, markets, together, shares),
    leftOut: countLeftOut(account, exposures.length - held.length, together?.borrowed ?? []),
    tails: together === null ? [] : tailEstimates(together, sigma),
    volatilityAnnual: risk.volatilityAnnual,
    correlations:
      together === null
        ? []
        : WINDOWS.map((window) => correlationView({ held, markets, together, riskShares: shares }, window)),
    stress: held.length === 0 ? [] : replayCrises({ input, held, futures }),
    insights: together === null ? [] : allocationInsights(input, held, together),
    futures,
    observations: risk.observations,
  };
}

function countLeftOut(account: AccountInput, dust: number, shortHistory: readonly string[]) {
  const { holdings } = account;
  return {
    stablecoins: holdings.filter(({ assetClass }) => assetClass === "stablecoin").length,
    dust,
    unpriced: holdings.filter(({ priceUsd, assetClass }) => priceUsd === null && !isCashClass(assetClass)).length,
    shortHistory,
  };
}

function emptyReport(input: RiskInput): PortfolioReport {
  return {
    asOf: Number.isFinite(input.asOf) ? input.asOf : 0,
    riskModelVersion: RISK_MODEL_VERSION,
    equityUsd: 0,
    lines: [],
    leftOut: { stablecoins: 0, dust: 0, unpriced: 0, shortHistory: [] },
    tails: [],
    volatilityAnnual: null,
    correlations: [],
    stress: [],
    insights: [],
    futures: [],
    observations: 0,
  };
}
