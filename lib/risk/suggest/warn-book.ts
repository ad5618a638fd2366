import type { Suggestion } from "@/lib/domain/risk-assessment";
import { draftSuggestion } from "./draft-suggestion";
import type { SuggestContext } from "./suggest-context";

/** warnConcentration: one asset's net exposure is above the policy's share of equity. */
export function warnConcentration({ input, hold, book }: SuggestContext): Suggestion[] {
  const cap = input.policy.assetCapFraction;
  return hold.assets
    .filter(({ currentFraction, rule }) => Math.abs(currentFraction) > cap && rule !== "never_mention")
    .map(({ asset, currentFraction }) =>
      draftSuggestion(input.asOf, {
        kind: "concentration",
        severity: "notice",
        asset,
        reasons: ["concentration_high"],
        numbers: {
          assetFraction: currentFraction,
          assetCapFraction: cap,
          aboveCapUsd: (Math.abs(currentFraction) - cap) * book.equityUsd,
        },
      }),
    );
}

/** warnCluster: assets that are one bet are together above the policy's share of equity. */
export function warnCluster({ input, book }: SuggestContext): Suggestion[] {
  const cap = input.policy.clusterCapFraction;
  const gross = book.exposures.reduce((sum, { netUsd }) => sum + Math.abs(netUsd), 0) / book.equityUsd;
  return book.risk.clusters
    .filter(({ assets, weightFraction }) => assets.length > 1 && weightFraction * gross > cap)
    .map(({ assets, weightFraction, riskFraction, correlation }) =>
      draftSuggestion(input.asOf, {
        kind: "correlation_cluster",
        severity: "notice",
        // The heaviest members name the cluster: small ones come and go.
        key: assets.slice(0, 2).join("+"),
        reasons: ["cluster_concentrated"],
        numbers: {
          clusterFraction: weightFraction * gross,
          clusterCapFraction: cap,
          riskFraction,
          correlation,
          assets: assets.length,
          aboveCapUsd: (weightFraction * gross - cap) * book.equityUsd,
        },
      }),
    );
}

/** warnHeat: all stops together lose more than the policy's portfolio heat. */
export function warnHeat({ input, book }: SuggestContext): Suggestion[] {
  const cap = input.policy.heatCapFraction;
  if (book.heatFraction <= cap) return [];
  return [
    draftSuggestion(input.asOf, {
      kind: "portfolio_heat",
      severity: "warning",
      reasons: ["heat_high"],
      numbers: { heatFraction: book.heatFraction, heatCapFraction: cap, heatUsd: book.heatFraction * book.equityUsd },
    }),
  ];
}
