import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** depthCap takes at most the policy's share of the thinner side of the order book within ±1 %. Unknown depth: no cap. */
export function depthCap({ input, question, market }: TradeContext): Cap {
  const { depthBidUsd, depthAskUsd } = market.liquidity;
  const depthUsd = depthBidUsd === null || depthAskUsd === null ? null : Math.min(depthBidUsd, depthAskUsd);
  const share = input.policy.depthShareMax;
  return {
    id: "cap_depth",
    quantity: depthUsd === null ? null : (share * depthUsd) / question.entryPrice,
    inputs: [
      { name: "depthShareMax", value: share, unit: "fraction", asOf: input.asOf },
      { name: "depthUsd", value: depthUsd, unit: "usd", asOf: market.asOf },
    ],
    formula: "depthShareMax * depthUsd / entryPrice",
    reason: "cap_depth",
  };
}
