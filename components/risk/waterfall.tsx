"use client";

import { useId, useState, type KeyboardEvent } from "react";
import type { DecimalString } from "@/lib/domain/decimal";
import type { Counterfactual, WaterfallStep } from "@/lib/domain/risk-assessment";
import type { Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import { TableToggle } from "@/components/ui/table-toggle";
import { WaterfallColumnView } from "./waterfall-column-view";
import { WaterfallRest } from "./waterfall-rest";
import { waterfallShape } from "./waterfall-columns";
import { WaterfallStepPanel } from "./waterfall-step-panel";
import { WaterfallTable } from "./waterfall-table";

export interface WaterfallProps {
  steps: readonly WaterfallStep[];
  /** `trade`: money at risk as a share of equity. `hold`: share of equity in the market. */
  measure: "trade" | "hold";
  /** The end result in both units, where the steps end in a quantity. */
  final?: { fraction: number; quantity: DecimalString };
  counterfactuals?: readonly Counterfactual[];
  accounting: Accounting;
  /** One line that says the total in words. */
  summary?: string;
  /** Starts with the strongest step open; else the panel waits for a click. */
  isOpen?: boolean;
}

/**
 * Waterfall is the signature: usual on the left, one column for each step that changed something, the result on the
 * right. A column opens its input, formula and counterfactual below; `t` shows the same as a table.
 */
export function Waterfall(props: WaterfallProps) {
  const { steps, measure, final, counterfactuals = [], accounting, summary, isOpen = false } = props;
  const { waterfall, ui } = useMessages();
  const id = useId();
  const shape = waterfallShape(
    steps,
    final === undefined ? null : { fraction: final.fraction, quantity: Number(final.quantity) },
  );
  const [selected, setSelected] = useState<WaterfallStep["id"] | null>(isOpen ? strongestStep(shape.columns) : null);
  const [view, setView] = useState<"chart" | "table">("chart");
  const selectedStep = steps.find((step) => step.id === selected) ?? null;
  const scale = Math.max(shape.final, ...shape.columns.flatMap(({ before, after }) => [before, after]), 1e-12);
  const decimals = measure === "trade" ? 2 : 0;
  const title = measure === "trade" ? waterfall.title : waterfall.titleHold;

  const toggle = (step: WaterfallStep["id"]) => setSelected(step === selected ? null : step);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "t" && !event.metaKey && !event.ctrlKey) setView(view === "chart" ? "table" : "chart");
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") moveFocus(event);
  };

  return (
    <figure aria-labelledby={`${id}-title`} onKeyDown={onKeyDown} className="min-w-0">
      <div className="flex items-start justify-between gap-3">
        <figcaption id={`${id}-title`} className="min-w-0">
          <span className="sr-only">{title}</span>
          {summary === undefined ? null : <span className="text-dense text-soft">{summary}</span>}
        </figcaption>
        <TableToggle title={title} view={view} onChange={setView} />
      </div>
      {view === "table" ? (
        <WaterfallTable steps={steps} decimals={decimals} caption={ui.tableOf(title)} accounting={accounting} />
      ) : (
        <>
          <div role="group" aria-label={title} className="mt-3 flex items-stretch overflow-x-auto pb-1">
            {shape.columns.map((column) => (
              <WaterfallColumnView
                key={column.step.id}
                column={column}
                scale={scale}
                decimals={decimals}
                isSelected={column.step.id === selected}
                onSelect={() => toggle(column.step.id)}
              />
            ))}
            <WaterfallResult
              value={shape.final}
              scale={scale}
              label={measure === "trade" ? waterfall.resultTrade : waterfall.resultHold}
              tiny={measure === "trade" ? waterfall.resultTradeTiny : waterfall.resultHoldTiny}
              text={textOf(percent(shape.final, { decimals }))}
            />
          </div>
          <WaterfallRest steps={shape.unchanged} selected={selected} onSelect={toggle} />
          {selectedStep === null ? null : (
            <WaterfallStepPanel
              step={selectedStep}
              accounting={accounting}
              decimals={decimals}
              counterfactuals={counterfactuals.filter(({ name }) =>
                selectedStep.inputs.some((input) => input.name === name),
              )}
            />
          )}
        </>
      )}
    </figure>
  );
}

interface WaterfallResultProps {
  value: number;
  scale: number;
  label: string;
  tiny: string;
  text: string;
}

function WaterfallResult({ value, scale, label, tiny, text }: WaterfallResultProps) {
  const top = 100 - (100 * value) / scale;
  return (
    <div className="flex min-w-12 flex-1 sm:min-w-14 flex-col px-0.5 pt-1">
      <span className="figures text-center text-dense font-semibold text-ink">{text}</span>
      <svg aria-hidden className="my-1 h-24 w-full sm:h-28">
        <line x1="0" x2="18%" y1={`${top}%`} y2={`${top}%`} className="stroke-line-control" strokeDasharray="2 2" />
        <rect
          x="18%"
          width="64%"
          y={`${Math.min(top, 98.5)}%`}
          height={`${Math.max(100 - top, 1.5)}%`}
          className="fill-ink"
        />
      </svg>
      <span className="text-center text-caption font-medium text-ink">
        <span className="max-sm:hidden">{label}</span>
        <span className="sm:hidden">{tiny}</span>
      </span>
    </div>
  );
}

function strongestStep(columns: ReturnType<typeof waterfallShape>["columns"]): WaterfallStep["id"] | null {
  const steps = columns.filter(({ step }) => step.kind !== "base");
  const byEffect = [...steps].sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  return byEffect[0]?.step.id ?? null;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button[data-step]")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = at === -1 ? undefined : buttons[at + (event.key === "ArrowRight" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.click();
}
