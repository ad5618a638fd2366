import type { HoldingInput, Suggestion } from "@/lib/domain/risk-assessment";
import { draftSuggestion } from "./draft-suggestion";
import type { SuggestContext } from "./suggest-context";

const DEPEG_WARNING = 0.01;
/** A coin measured off its peg is warned of until it is this close again: the edge of the warning is no place to flap. */
const DEPEG_STANDS = 0.005;
const DEPEG_CRITICAL = 0.03;
const DUST_USD = 5;
/** Codes pegged to another currency; without `pegUsd` nobody can say what they should be worth. */
const FOREIGN_PEG = /EUR|GBP|CHF|JPY|YEN|SGD|AUD|CAD|TRY|BRL|BRZ|IDR/;

/**
 * warnDepeg: a stablecoin held is more than 1 % off its peg, or was and has not regained it. Where the price was measured
 * against real dollars, the numbers say for how long and by how many exchanges.
 */
export function warnDepeg({ input }: SuggestContext): Suggestion[] {
  return input.account.holdings.flatMap((holding) => {
    const gap = pegGap(holding);
    const { offPeg } = holding;
    if (gap === null || Math.abs(gap) <= (offPeg === undefined ? DEPEG_WARNING : DEPEG_STANDS)) return [];
    const measured = offPeg === undefined ? {} : { offPegMs: input.asOf - offPeg.since, pegSources: offPeg.sources };
    return [
      draftSuggestion(input.asOf, {
        kind: "depeg",
        severity: Math.abs(gap) > DEPEG_CRITICAL ? "critical" : "warning",
        asset: holding.asset,
        reasons: ["depeg"],
        numbers: { pegGapFraction: gap, priceUsd: holding.priceUsd ?? 0, valueUsd: holding.valueUsd, ...measured },
      }),
    ];
  });
}

function pegGap({ asset, assetClass, priceUsd, valueUsd, pegUsd }: HoldingInput): number | null {
  if (assetClass !== "stablecoin" || priceUsd === null || valueUsd < DUST_USD) return null;
  if (pegUsd === undefined && FOREIGN_PEG.test(asset)) return null;
  const peg = pegUsd ?? 1;
  return peg > 0 ? priceUsd / peg - 1 : null;
}
