import { isInverse } from "@/lib/domain/instrument";
import { largestNotional } from "../../futures/largest-notional";
import { tiersOrFlat } from "../../futures/maintenance-margin";
import { SIZE_RULES } from "../size-rules";
import type { TradeContext } from "../trade-context";
import type { Cap } from "../trade-step";

/**
 * liquidationCap is the largest position that is not liquidated before its stop can work: at the asked leverage,
 * liquidation must lie at least 1.5 stop distances away, under the venue's maintenance tiers (a flat 1 % where they are
 * unknown). Larger positions need more margin, so the tiers give a size and not only yes or no. Spot has none.
 */
export function liquidationCap({ input, question, stopDistanceFraction }: TradeContext): Cap {
  const { instrument, side, entryPrice } = question;
  const isPerpetual = instrument.kind === "perpetual";
  const inverse = isInverse(instrument);
  const leverage = Math.min(question.leverage, input.policy.leverageMax);
  const distance = SIZE_RULES.liquidationStopMultiple * stopDistanceFraction;
  const tiers = tiersOrFlat(question.tiers);
  const notional = isPerpetual ? largestNotional({ side, leverage, distance, tiers, isInverse: inverse }) : null;
  const source = question.tiers === undefined || question.tiers.length === 0 ? "approximate" : "venue";
  return {
    id: "cap_liquidation",
    // Inverse tiers count coins, which is what a quantity is; linear ones count money.
    quantity: notional === null ? null : inverse ? notional : notional / entryPrice,
    inputs: [
      { name: "leverage", value: leverage, unit: "ratio", asOf: input.asOf },
      { name: "liquidationDistanceFraction", value: distance, unit: "fraction", asOf: input.asOf },
      { name: "stopDistanceFraction", value: stopDistanceFraction, unit: "fraction", asOf: input.asOf },
      { name: "maintenanceTiers", value: source, unit: "label", asOf: input.asOf },
    ],
    formula: `largest size with notional / leverage >= loss at ${SIZE_RULES.liquidationStopMultiple} * stopDistanceFraction + maintenance margin there`,
    reason: "cap_liquidation",
  };
}
