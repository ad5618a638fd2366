import { clusterExposureUsd } from "../cluster-exposure";
import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** clusterCap keeps assets that move together, in the trade's direction, within the policy's share of equity. */
export function clusterCap({ input, question, book, equityUsd }: TradeContext): Cap {
  const exposure = clusterExposureUsd(question.asset, book, input.markets);
  const sameWay = question.side === "long" ? exposure : -exposure;
  const cap = input.policy.clusterCapFraction;
  return {
    id: "cap_cluster",
    quantity: Math.max(0, cap * equityUsd - sameWay) / question.entryPrice,
    inputs: [
      { name: "clusterCapFraction", value: cap, unit: "fraction", asOf: input.asOf },
      { name: "clusterExposureUsd", value: sameWay, unit: "usd", asOf: input.account.asOf },
    ],
    formula: "max(0, clusterCapFraction * equityUsd - clusterExposureUsd) / entryPrice",
    reason: "cap_cluster",
  };
}
