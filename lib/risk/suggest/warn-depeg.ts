import type { HoldingInput, Suggestion } from "@/lib/domain/risk-assessment";
import { draftSuggestion } from "./draft-suggestion";
import type { SuggestContext } from "./suggest-context";

const DEPEG_WARNING = 0.01;
const DEPEG_CRITICAL = 0.03;
const DUST_USD = 5;
/** Codes pegged to another currency; without `pegUsd` nobody can say what they should be worth. */
const FOREIGN_PEG = /EUR|GBP|CHF|JPY|SGD|AUD|TRY|BRL/;

/** warnDepeg: a stablecoin held is more than 1 % off its peg. */
export function warnDepeg({ input }: SuggestContext): Suggestion[] {
  return input.account.holdings.flatMap((holding) => {
    const gap = pegGap(holding);
    if (gap === null || Math.abs(gap) <= DEPEG_WARNING) return [];
    return [
      draftSuggestion(input.asOf, {
        kind: "depeg",
        severity: Math.abs(gap) > DEPEG_CRITICAL ? "critical" : "warning",
        asset: holding.asset,
        reasons: ["depeg"],
        numbers: { pegGapFraction: gap, priceUsd: holding.priceUsd ?? 0, valueUsd: holding.valueUsd },
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
