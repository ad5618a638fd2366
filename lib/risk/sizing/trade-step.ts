import type { ReasonCode } from "@/lib/domain/reason-code";
import type { StepInput, WaterfallStepId } from "@/lib/domain/risk-assessment";

/** Factor is one multiplier on risk with what it was made of; the waterfall adds the running product. */
export interface Factor {
  id: WaterfallStepId;
  factor: number;
  inputs: readonly StepInput[];
  formula: string;
  reason: ReasonCode | null;
}

/** Cap is one limit in quantity; null = it does not apply to this trade. */
export interface Cap {
  id: WaterfallStepId;
  quantity: number | null;
  inputs: readonly StepInput[];
  formula: string;
  /** Given when the cap binds. */
  reason: ReasonCode;
}
