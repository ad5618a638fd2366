import type { MarketState } from "@/lib/domain/market-state";
import type { DerivativesSummary } from "@/lib/domain/market-structure";
import { quantile } from "../stats/quantile";

/**
 * summarizeDerivatives says what the assets' perpetual markets say together: who pays, and how much is open. Null when no
 * asset has a funding rate.
 */
export function summarizeDerivatives(
  states: readonly { readonly evidence: MarketState["evidence"] }[],
): DerivativesSummary | null {
  const rates = states.map(({ evidence }) => evidence.fundingRate).filter((rate) => rate !== null);
  const fundingRateMedian = quantile(rates, 0.5);
  if (fundingRateMedian === null) return null;
  return {
    assets: rates.length,
    fundingRateMedian,
    shareLongsPay: rates.filter((rate) => rate > 0).length / rates.length,
    ...totalOpenInterest(states),
  };
}

/** The change counts only assets whose open interest of a week ago is known, on both sides of the quotient. */
function totalOpenInterest(
  states: readonly { readonly evidence: MarketState["evidence"] }[],
): Pick<DerivativesSummary, "openInterestUsd" | "openInterestChange7d"> {
  let total: number | null = null;
  let comparable = 0;
  let before = 0;
  for (const { evidence } of states) {
    const { openInterestUsd, openInterestChange7d } = evidence;
    if (openInterestUsd === null) continue;
    total = (total ?? 0) + openInterestUsd;
    if (openInterestChange7d === null || openInterestChange7d <= -1) continue;
    comparable += openInterestUsd;
    before += openInterestUsd / (1 + openInterestChange7d);
  }
  return { openInterestUsd: total, openInterestChange7d: before > 0 ? comparable / before - 1 : null };
}
