import type { LadderStateName } from "@/lib/domain/ladder";
import type { ReasonCode } from "@/lib/domain/reason-code";
import type { TradeContext } from "../trade-context";
import type { Factor } from "../trade-step";

/** DRAWDOWN_REASON names the ladder's states where they shrink anything. */
export const DRAWDOWN_REASON: Readonly<Record<LadderStateName, ReasonCode | null>> = {
  NORMAL: null,
  CAUTION: "drawdown_caution",
  DEFENSIVE: "drawdown_defensive",
  PRESERVATION: "drawdown_preservation",
  RECOVERY: "drawdown_recovery",
};

/** drawdownFactor is the ladder's exposure multiplier. */
export function drawdownFactor({ input, ladder }: TradeContext): Factor {
  return {
    id: "drawdown",
    factor: ladder.exposureMultiplier,
    inputs: [
      { name: "ladderState", value: ladder.state, unit: "label", asOf: ladder.countedAt },
      { name: "drawdownFraction", value: ladder.drawdownFraction, unit: "fraction", asOf: input.account.asOf },
      { name: "exposureMultiplier", value: ladder.exposureMultiplier, unit: "ratio", asOf: ladder.steppedAt },
    ],
    formula: "exposureMultiplier",
    reason: DRAWDOWN_REASON[ladder.state],
  };
}
