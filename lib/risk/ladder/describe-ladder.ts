import type { LadderState, LadderStateName } from "@/lib/domain/ladder";
import type { LadderView } from "@/lib/domain/risk-assessment";
import { TRADE_BUDGET } from "./ladder-rules";
import { BETTER_STATE, WORSE_STATE } from "./neighbour-states";
import { unitValueAtUsed } from "./unit-value-at-used";

export interface LadderContext {
  lossLimitFraction: number;
  equityUsd: number;
  tradesToday: number;
}

/**
 * describeLadder is what the ladder strip shows. Distances are the move of today's equity, in fraction and money, to the
 * value where the next state begins: a fall for `nextDown`, a gain for `nextUp`; 0 when only dwell or the multiplier is
 * awaited. `atDrawdownFraction` counts from the true high.
 */
export function describeLadder(ladder: LadderState, context: LadderContext): LadderView {
  const tradesAllowedToday = TRADE_BUDGET[ladder.state];
  return {
    state: ladder.state,
    exposureMultiplier: ladder.exposureMultiplier,
    drawdownFraction: ladder.drawdownFraction,
    nextDown: distanceTo(ladder, context, WORSE_STATE[ladder.state], -1),
    nextUp: distanceTo(ladder, context, BETTER_STATE[ladder.state], 1),
    tradesAllowedToday,
    tradesLeftToday: Math.max(0, tradesAllowedToday - context.tradesToday),
    isHighWaterMarkEstimated: ladder.isHighWaterMarkEstimated,
  };
}

function distanceTo(
  ladder: LadderState,
  context: LadderContext,
  neighbour: { state: LadderStateName; atUsed: number } | null,
  direction: 1 | -1,
): LadderView["nextDown"] {
  if (neighbour === null || !(ladder.unitValue > 0)) return null;
  const at = unitValueAtUsed(neighbour.atUsed, ladder.referenceUnitValue, context.lossLimitFraction);
  const distanceFraction = Math.max(0, direction * (at / ladder.unitValue - 1));
  return {
    state: neighbour.state,
    atDrawdownFraction: Math.max(0, 1 - at / ladder.highWaterMark),
    distanceFraction,
    distanceUsd: distanceFraction * Math.max(0, context.equityUsd),
  };
}
