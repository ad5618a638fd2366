import type { RiskInput } from "@/lib/domain/risk-assessment";
import { measureFutures } from "@/lib/risk/futures/measure-futures";

/**
 * withOwnLiquidations fills in where a position is liquidated on venues that do not tell, so that warnings and score count
 * it too. Only a price from the venue's own margin table and a known margin counts: nothing is guessed.
 */
export function withOwnLiquidations(input: RiskInput): RiskInput {
  const { positions } = input.account;
  if (positions.every(({ liquidationPriceUsd }) => liquidationPriceUsd !== null)) return input;
  const own = measureFutures(input);
  return {
    ...input,
    account: {
      ...input.account,
      positions: positions.map((position, i) => {
        const { isApproximate = true, liquidationPriceUsd = null } = own[i] ?? {};
        const isKnown = position.liquidationPriceUsd !== null || isApproximate || liquidationPriceUsd === null;
        return isKnown ? position : { ...position, liquidationPriceUsd, isLiquidationComputed: true };
      }),
    },
  };
}
