import type { Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS } from "@/lib/domain/units";
import { REFERENCE_ASSET } from "../portfolio/align-returns";
import { draftSuggestion } from "./draft-suggestion";
import type { SuggestContext } from "./suggest-context";

const SHOCK_RATIO = 2;
const SHOCK_CRITICAL_RATIO = 3;

/** warnVolatilityShock: BTC's volatility is more than twice its own 30-day mean. */
export function warnVolatilityShock({ input, hold }: SuggestContext): Suggestion[] {
  const ratio = input.markets[REFERENCE_ASSET]?.volatility.ratio ?? null;
  if (ratio === null || ratio <= SHOCK_RATIO) return [];
  return [
    draftSuggestion(input.asOf, {
      kind: "volatility_shock",
      severity: ratio > SHOCK_CRITICAL_RATIO ? "critical" : "warning",
      key: REFERENCE_ASSET,
      asset: REFERENCE_ASSET,
      reasons: ["volatility_shock"],
      numbers: {
        volatilityRatio: ratio,
        holdNowFraction: hold.currentFraction,
        holdTargetFraction: hold.targetFraction,
      },
    }),
  ];
}

/** warnRegimeChange: within the last day the regime of BTC or of the largest holding changed. */
export function warnRegimeChange({ input, book }: SuggestContext): Suggestion[] {
  const largest = [...book.exposures].sort((a, b) => Math.abs(b.netUsd) - Math.abs(a.netUsd))[0]?.asset;
  const watched = new Set([REFERENCE_ASSET, largest ?? REFERENCE_ASSET]);
  return [...watched].flatMap((asset) => {
    const regime = input.markets[asset]?.regime;
    if (regime === undefined || !regime.isWarmedUp || input.asOf - regime.since >= DAY_MS) return [];
    return [
      draftSuggestion(input.asOf, {
        kind: "regime_change",
        severity: "info",
        asset,
        key: `${asset}:${regime.label}`,
        reasons: [`regime_${regime.label}`],
        numbers: { regimeMultiplier: regime.multiplier },
      }),
    ];
  });
}
