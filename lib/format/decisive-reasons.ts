import type { ReasonCode } from "@/lib/domain/reason-code";
import type { TradeSize } from "@/lib/domain/risk-assessment";

/** A cap that leaves less than this share of the size is what decided. */
const CRUSHED = 0.1;

/**
 * decisiveReasons are why there is no size, most decisive first: a limit that left next to nothing, then what refused
 * the rest. Factors that merely shrank it are left to the waterfall.
 */
export function decisiveReasons({ steps, reasons }: Pick<TradeSize, "steps" | "reasons">): ReasonCode[] {
  const explained = new Set(steps.map(({ reason }) => reason));
  const limits = steps.flatMap((step, i) => {
    const before = steps[i - 1]?.quantityAfter ?? null;
    const isCrushing = before !== null && before > 0 && (step.quantityAfter ?? before) / before < CRUSHED;
    return step.kind === "cap" && step.isBinding && isCrushing && step.reason !== null ? [step.reason] : [];
  });
  const refusals = reasons.filter((reason) => !explained.has(reason));
  const decisive = [...limits, ...refusals];
  return decisive.length > 0 ? decisive : [...reasons];
}
