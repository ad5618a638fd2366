"use client";

import type { Counterfactual, StepInput, WaterfallStep } from "@/lib/domain/risk-assessment";
import type { Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { stepInputText } from "@/lib/format/step-input";
import { useMessages } from "@/components/i18n/use-messages";
import { AssetInputs } from "./asset-inputs";
import { StepInputs } from "./step-inputs";

interface WaterfallStepPanelProps {
  step: WaterfallStep;
  accounting: Accounting;
  decimals: number;
  counterfactuals: readonly Counterfactual[];
}

/** WaterfallStepPanel shows how one step came about: meaning, inputs with their age, formula, what would change it. */
export function WaterfallStepPanel({ step, accounting, decimals, counterfactuals }: WaterfallStepPanelProps) {
  const messages = useMessages();
  const { waterfall, reasons } = messages;
  const words = waterfall.step[step.id];
  return (
    <div aria-live="polite" className="mt-3 grid gap-x-8 gap-y-3 border-t border-line pt-3 sm:grid-cols-2">
      <div className="min-w-0">
        <p className="text-dense font-medium text-ink">{words.name}</p>
        <p className="mt-0.5 text-dense text-soft">{step.reason === null ? words.what : reasons[step.reason]}</p>
        {counterfactuals.map((counterfactual) => (
          <p key={counterfactual.name} className="mt-1 text-dense text-soft">
            {waterfall.counterfactual(
              waterfall.inputName(counterfactual.name),
              stepInputText(counterfactual, accounting, messages),
              textOf(percent(counterfactual.riskFraction, { decimals })),
            )}
          </p>
        ))}
      </div>
      <div className="min-w-0">
        <StepInputs inputs={step.inputs.filter((input) => !isOfAsset(input))} accounting={accounting} />
        {step.formula === "" ? null : (
          <p className="mt-1.5 break-words font-mono text-caption text-muted">{step.formula}</p>
        )}
      </div>
      <AssetInputs inputs={step.inputs.filter(isOfAsset)} accounting={accounting} />
    </div>
  );
}

const isOfAsset = ({ name }: StepInput): boolean => name.includes(".");
