import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/** freeBalanceCap: what free cash can pay for, entry costs included; a perpetual needs only its margin. */
export function freeBalanceCap({ input, question, freeCashUsd }: TradeContext): Cap {
  const isSpot = question.instrument.kind === "spot";
  const marginFraction = isSpot ? 1 : 1 / Math.min(question.leverage, input.policy.leverageMax);
  const entryCost = question.feeFraction + question.slippageFraction;
  return {
    id: "cap_free_balance",
    quantity: freeCashUsd / (question.entryPrice * (marginFraction + entryCost)),
    inputs: [
      { name: "freeCashUsd", value: freeCashUsd, unit: "usd", asOf: input.account.asOf },
      { name: "marginFraction", value: marginFraction, unit: "fraction", asOf: input.asOf },
      { name: "entryCostFraction", value: entryCost, unit: "fraction", asOf: input.asOf },
    ],
    formula: "freeCashUsd / (entryPrice * (marginFraction + entryCostFraction))",
    reason: "cap_free_balance",
  };
}
