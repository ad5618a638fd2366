"use client";

import type { StepInput } from "@/lib/domain/risk-assessment";
import type { Accounting } from "@/lib/format/money";
import { formatStepInput } from "@/lib/format/step-input";
import { useMessages } from "@/components/i18n/use-messages";
import { AsOf } from "@/components/ui/as-of";
import { Num } from "@/components/ui/num";

/** StepInputs are what a step was computed from, a line each. */
export function StepInputs({ inputs, accounting }: { inputs: readonly StepInput[]; accounting: Accounting }) {
  const messages = useMessages();
  if (inputs.length === 0) return null;
  return (
    <dl className="text-dense">
      {inputs.map((input) => (
        <div key={input.name} className="flex items-baseline justify-between gap-3 border-b border-line py-1">
          <dt className="min-w-0 text-soft">{messages.waterfall.inputName(input.name)}</dt>
          <dd className="flex shrink-0 items-baseline gap-2 text-ink">
            <Num value={formatStepInput(input, accounting, messages)} />
            <AsOf at={input.asOf} className="w-16 text-right" />
          </dd>
        </div>
      ))}
    </dl>
  );
}
