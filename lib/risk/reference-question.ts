import type { RiskInput, TradeQuestion } from "@/lib/domain/risk-assessment";
import { REFERENCE_ASSET } from "./portfolio/align-returns";
import type { Book } from "./portfolio/measure-book";

/** Half the spread where it is known; 5 bps where it is not. */
const SLIPPAGE_UNKNOWN = 0.0005;

/**
 * referenceQuestion is the Overview's "next trade": long on spot in the largest holding that has a market, else in BTC,
 * at the last price with the proposed stop. Null when no spot instrument is known for either.
 */
export function referenceQuestion(input: RiskInput, book: Book): TradeQuestion | null {
  const bySize = book.exposures
    .filter(({ isDust, netUsd }) => !isDust && netUsd > 0)
    .sort((a, b) => b.netUsd - a.netUsd)
    .map(({ asset }) => asset);
  for (const asset of [...bySize, REFERENCE_ASSET]) {
    const instrument = input.instruments[asset];
    const market = input.markets[asset];
    if (instrument?.kind !== "spot" || market === undefined) continue;
    const { spreadFraction } = market.liquidity;
    return {
      instrument,
      asset,
      side: "long",
      entryPrice: market.priceUsd,
      stopPrice: null,
      leverage: 1,
      feeFraction: instrument.takerFeeFraction > 0 ? instrument.takerFeeFraction : input.feeFraction,
      slippageFraction: spreadFraction === null ? SLIPPAGE_UNKNOWN : spreadFraction / 2,
    };
  }
  return null;
}
