"use client";

import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import { useMessages } from "@/components/i18n/use-messages";

interface WaterfallRestProps {
  /** Factors that changed nothing, caps that did not bind. */
  steps: readonly WaterfallStep[];
  selected: WaterfallStep["id"] | null;
  onSelect: (step: WaterfallStep["id"]) => void;
}

/** WaterfallRest names what is not drawn: each can still be opened; the many limits that were not reached stay folded. */
export function WaterfallRest({ steps, selected, onSelect }: WaterfallRestProps) {
  const { waterfall } = useMessages();
  const factors = steps.filter(({ kind }) => kind === "factor");
  const limits = steps.filter(({ kind }) => kind === "cap" || kind === "rounding");
  const button = (step: WaterfallStep) => (
    <button
      key={step.id}
      type="button"
      aria-pressed={step.id === selected}
      onClick={() => onSelect(step.id)}
      className="py-0.5 underline decoration-line-control decoration-dotted underline-offset-3 hover:text-ink aria-pressed:font-medium aria-pressed:text-ink"
    >
      {waterfall.step[step.id].short}
    </button>
  );
  if (steps.length === 0) return null;
  return (
    <div className="mt-2 flex flex-wrap items-start gap-x-5 gap-y-1 text-caption text-muted">
      {factors.length === 0 ? null : (
        <p className="flex flex-wrap gap-x-2">
          <span className="py-0.5">{waterfall.unchangedShort}</span>
          {factors.map(button)}
        </p>
      )}
      {limits.length === 0 ? null : (
        <details>
          <summary className="py-0.5 hover:text-ink">{waterfall.notReached(limits.length)}</summary>
          <p className="flex flex-wrap gap-x-2">{limits.map(button)}</p>
        </details>
      )}
    </div>
  );
}
