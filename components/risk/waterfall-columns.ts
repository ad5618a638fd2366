import type { WaterfallStep } from "@/lib/domain/risk-assessment";

/** WaterfallColumn is one visible step in one unit, a fraction of equity, so that factors and caps share an axis. */
export interface WaterfallColumn {
  step: WaterfallStep;
  before: number;
  after: number;
}

export interface WaterfallShape {
  columns: readonly WaterfallColumn[];
  /** Factors that changed nothing and caps that did not bind: named, not drawn. */
  unchanged: readonly WaterfallStep[];
  final: number;
}

/** Below this relative change a step is not drawn: it would be a bar of no height. */
const VISIBLE_CHANGE = 0.005;

/**
 * waterfallShape lays the steps out. Caps and rounding speak in quantity; `final` (the end result in both units) tells
 * what one unit of quantity risks. Without it caps are listed under `unchanged` rather than drawn at a guess.
 */
export function waterfallShape(
  steps: readonly WaterfallStep[],
  final: { fraction: number; quantity: number } | null,
): WaterfallShape {
  const columns: WaterfallColumn[] = [];
  const unchanged: WaterfallStep[] = [];
  let running = 0;
  const perQuantity = fractionPerQuantity(steps, final);
  for (const step of steps) {
    const before = running;
    const after = afterStep(step, before, perQuantity);
    if (step.kind === "base" || (after !== null && isVisible(before, after))) {
      columns.push({ step, before: step.kind === "base" ? 0 : before, after: after ?? before });
    } else {
      unchanged.push(step);
    }
    running = after ?? before;
  }
  return { columns, unchanged, final: final?.fraction ?? running };
}

function afterStep(step: WaterfallStep, before: number, perQuantity: number | null): number | null {
  if (step.kind === "base" || step.kind === "factor") {
    return step.riskFractionAfter ?? (step.factor === null ? null : before * step.factor);
  }
  if (step.quantityAfter === null || perQuantity === null) return null;
  return step.quantityAfter * perQuantity;
}

function fractionPerQuantity(
  steps: readonly WaterfallStep[],
  final: { fraction: number; quantity: number } | null,
): number | null {
  // The last factor carries the uncapped quantity; a stored waterfall may lack it, then the end result tells.
  const lastFactor = steps.findLast((step) => step.kind === "factor" || step.kind === "base");
  const risk = lastFactor?.riskFractionAfter ?? null;
  const uncapped = lastFactor?.quantityAfter ?? null;
  if (risk !== null && uncapped !== null && uncapped > 0) return risk / uncapped;
  return final !== null && final.quantity > 0 ? final.fraction / final.quantity : null;
}

function isVisible(before: number, after: number): boolean {
  return Math.abs(after - before) > VISIBLE_CHANGE * Math.max(before, after);
}
