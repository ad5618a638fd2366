import type { LadderView } from "@/lib/domain/risk-assessment";
import { LADDER_STEPS } from "@/lib/format/ladder-steps";

export interface LadderMark {
  state: (typeof LADDER_STEPS)[number]["state"];
  /** Fall from the true high at which the state begins. */
  atDrawdownFraction: number;
}

export interface LadderMarks {
  marks: readonly LadderMark[];
  /** Fall at which the whole loss limit is used. */
  endDrawdownFraction: number;
  /** Where today stands between the first mark (0) and the end (1). */
  position: number;
}

/**
 * ladderMarks places the ladder's states on the fall from the true high. The ladder itself counts from a reference that
 * earned calm days lower; where the next state down begins tells how far.
 */
export function ladderMarks(
  { drawdownFraction, nextDown }: Pick<LadderView, "drawdownFraction" | "nextDown">,
  lossLimitFraction: number,
): LadderMarks {
  const reference = referenceShare(nextDown, lossLimitFraction);
  const at = (used: number) => 1 - reference * (1 - used * lossLimitFraction);
  const from = at(0);
  const to = at(1);
  return {
    marks: LADDER_STEPS.map(({ state, fromUsed }) => ({ state, atDrawdownFraction: at(fromUsed) })),
    endDrawdownFraction: to,
    position: Math.min(1, Math.max(0, (drawdownFraction - from) / (to - from))),
  };
}

/** The reference as a share of the true high: 1 until it was lowered. */
function referenceShare(nextDown: LadderView["nextDown"], lossLimitFraction: number): number {
  const step = LADDER_STEPS.find(({ state }) => state === nextDown?.state);
  if (nextDown === null || step === undefined) return 1;
  const share = (1 - nextDown.atDrawdownFraction) / (1 - step.fromUsed * lossLimitFraction);
  return Math.min(1, share);
}
