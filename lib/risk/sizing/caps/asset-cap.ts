import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** assetCap keeps one underlying's net exposure, in the trade's direction, within the policy's share of equity. */
export function assetCap({ input, question, book, equityUsd }: TradeContext): Cap {
  const held = book.exposures.find((exposure) => exposure.asset === question.asset)?.netUsd ?? 0;
  const sameWay = question.side === "long" ? held : -held;
  const cap = input.policy.assetCapFraction;
  return {
    id: "cap_asset",
    quantity: Math.max(0, cap * equityUsd - sameWay) / question.entryPrice,
    inputs: [
      { name: "assetCapFraction", value: cap, unit: "fraction", asOf: input.asOf },
      { name: "assetExposureUsd", value: sameWay, unit: "usd", asOf: input.account.asOf },
    ],
    formula: "max(0, assetCapFraction * equityUsd - assetExposureUsd) / entryPrice",
    reason: "cap_asset",
  };
}
