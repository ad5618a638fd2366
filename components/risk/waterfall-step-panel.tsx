"use client";

import type { Counterfactual, WaterfallStep } from "@/lib/domain/risk-assessment";
import type { Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { formatStepInput, stepInputText } from "@/lib/format/step-input";
import { useMessages } from "@/components/i18n/use-messages";
import { AsOf } from "@/components/ui/as-of";
import { Num } from "@/components/ui/num";

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
        {step.inputs.length === 0 ? null : (
          <dl className="text-dense">
            {step.inputs.map((input) => (
              <div key={input.name} className="flex items-baseline justify-between gap-3 border-b border-line py-1">
                <dt className="min-w-0 text-soft">{waterfall.inputName(input.name)}</dt>
                <dd className="flex shrink-0 items-baseline gap-2 text-ink">
                  <Num value={formatStepInput(input, accounting, messages)} />
                  <AsOf at={input.asOf} className="w-16 text-right" />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {step.formula === "" ? null : (
          <p className="mt-1.5 break-words font-mono text-caption text-muted">{step.formula}</p>
        )}
      </div>
    </div>
  );
}
