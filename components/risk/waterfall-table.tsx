"use client";

import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import type { Accounting } from "@/lib/format/money";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { stepInputText } from "@/lib/format/step-input";
import { useMessages } from "@/components/i18n/use-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";

interface WaterfallTableProps {
  steps: readonly WaterfallStep[];
  decimals: number;
  caption: string;
  accounting: Accounting;
}

/** WaterfallTable is the waterfall for those who would rather check the numbers: every step, drawn or not. */
export function WaterfallTable({ steps, decimals, caption, accounting }: WaterfallTableProps) {
  const messages = useMessages();
  const { waterfall } = messages;
  return (
    <Table
      caption={caption}
      className="mt-2"
      head={
        <>
          <Th>{waterfall.stepColumn}</Th>
          <Th>{waterfall.input}</Th>
          <Th isFigure>{waterfall.effectColumn}</Th>
          <Th isFigure>{waterfall.after}</Th>
        </>
      }
    >
      {steps.map((step) => (
        <Tr key={step.id}>
          <Td className="whitespace-nowrap text-ink">{waterfall.step[step.id].name}</Td>
          <Td className="text-soft">
            {step.inputs
              .map((input) => `${waterfall.inputName(input.name)} ${stepInputText(input, accounting, messages)}`)
              .join(", ")}
          </Td>
          <Td isFigure>{effectText(step, waterfall)}</Td>
          <Td isFigure>{afterText(step, decimals)}</Td>
        </Tr>
      ))}
    </Table>
  );
}

function effectText(step: WaterfallStep, words: ReturnType<typeof useMessages>["waterfall"]): string {
  if (step.factor !== null) return words.times(formatNumber(step.factor, { decimals: 3 }));
  if (step.kind === "cap") return step.isBinding ? words.capped : words.notBinding;
  return step.kind === "rounding" ? words.lotStepWord : textOf(NOT_KNOWN);
}

function afterText(step: WaterfallStep, decimals: number): string {
  if (step.riskFractionAfter !== null) return textOf(percent(step.riskFractionAfter, { decimals: decimals + 1 }));
  return step.quantityAfter === null ? textOf(NOT_KNOWN) : formatNumber(step.quantityAfter, { decimals: 6 });
}
