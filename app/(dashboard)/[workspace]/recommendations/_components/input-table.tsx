"use client";

import type { RecommendationDetailView } from "@/lib/domain/views";
import type { Accounting } from "@/lib/format/money";
import { asStepUnit, formatStepInput } from "@/lib/format/step-input";
import { useMessages } from "@/components/i18n/use-messages";
import { AsOf } from "@/components/ui/as-of";
import { Num } from "@/components/ui/num";

interface InputTableProps {
  inputs: RecommendationDetailView["inputs"];
  accounting: Accounting;
}

/** InputTable is each number that went in, with the instant it was true. */
export function InputTable({ inputs, accounting }: InputTableProps) {
  const messages = useMessages();
  return (
    <dl className="border-t border-line text-dense">
      {inputs.map((input) => (
        <div key={input.name} className="flex items-baseline justify-between gap-3 border-b border-line py-1.5">
          <dt className="text-soft">{messages.waterfall.inputName(input.name)}</dt>
          <dd className="flex items-baseline gap-3 text-ink">
            <Num value={formatStepInput({ ...input, unit: asStepUnit(input.unit) }, accounting, messages)} />
            <AsOf at={input.asOf} className="w-20 text-right" />
          </dd>
        </div>
      ))}
    </dl>
  );
}
