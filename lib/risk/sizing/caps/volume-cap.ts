import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** volumeCap takes at most the policy's share of a usual day's volume. Unknown volume: no cap. */
export function volumeCap({ input, question, market }: TradeContext): Cap {
  const volumeUsd = market.liquidity.volumeDailyUsd30d;
  const share = input.policy.volumeShareMax;
  return {
    id: "cap_volume",
    quantity: volumeUsd === null ? null : (share * volumeUsd) / question.entryPrice,
    inputs: [
      { name: "volumeShareMax", value: share, unit: "fraction", asOf: input.asOf },
      { name: "volumeDailyUsd30d", value: volumeUsd, unit: "usd", asOf: market.asOf },
    ],
    formula: "volumeShareMax * volumeDailyUsd30d / entryPrice",
    reason: "cap_volume",
  };
}
