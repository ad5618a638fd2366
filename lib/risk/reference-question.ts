import type { RiskInput, TradeQuestion } from "@/lib/domain/risk-assessment";
import { REFERENCE_ASSET } from "./portfolio/align-returns";
import type { Book } from "./portfolio/measure-book";
import { estimateSlippage } from "./sizing/estimate-slippage";

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
    return {
      instrument,
      asset,
      side: "long",
      entryPrice: market.priceUsd,
      stopPrice: null,
      leverage: 1,
      feeFraction: instrument.takerFeeFraction > 0 ? instrument.takerFeeFraction : input.feeFraction,
      slippageFraction: estimateSlippage({
        orderBook: null,
        spreadFraction: market.liquidity.spreadFraction,
        side: "long",
        notional: 0,
      }),
    };
  }
  return null;
}
