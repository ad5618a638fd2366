"use client";

import { clsx } from "clsx";
import type { Messages } from "@/lib/format/messages/en";
import { formatNumber, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import type { WaterfallColumn } from "./waterfall-columns";

interface WaterfallColumnViewProps {
  column: WaterfallColumn;
  /** The value at the top of the drawing. */
  scale: number;
  decimals: number;
  isSelected: boolean;
  onSelect: () => void;
}

/** WaterfallColumnView is one step: its effect above, the bar it takes away or adds, its name and where it leaves you. */
export function WaterfallColumnView({ column, scale, decimals, isSelected, onSelect }: WaterfallColumnViewProps) {
  const { waterfall } = useMessages();
  const { step, before, after } = column;
  const name = waterfall.step[step.id];
  const effect = effectOf(column, decimals, waterfall);
  const afterText = textOf(percent(after, { decimals }));
  const top = (value: number) => `${100 - (100 * value) / scale}%`;
  const height = (100 * Math.abs(after - before)) / scale;
  return (
    <button
      type="button"
      data-step={step.id}
      aria-pressed={isSelected}
      aria-label={
        step.kind === "base"
          ? waterfall.baseLabel(name.name, afterText)
          : waterfall.columnLabel(name.name, effect, afterText)
      }
      onClick={onSelect}
      className={clsx(
        "flex min-w-12 flex-1 sm:min-w-14 flex-col rounded-md px-0.5 pt-1 pb-1 -outline-offset-2",
        isSelected ? "bg-hover" : "hover:bg-hover",
      )}
    >
      <span
        className={clsx(
          "figures text-center text-dense",
          step.kind === "base" ? "font-medium text-ink" : inkOf(column),
        )}
      >
        {effect}
      </span>
      <svg aria-hidden className="my-1 h-24 w-full sm:h-28">
        {step.kind === "base" ? null : (
          <line
            x1="0"
            x2="18%"
            y1={top(before)}
            y2={top(before)}
            className="stroke-line-control"
            strokeDasharray="2 2"
          />
        )}
        <line
          x1="82%"
          x2="100%"
          y1={top(after)}
          y2={top(after)}
          className="stroke-line-control"
          strokeDasharray="2 2"
        />
        <rect
          x="18%"
          width="64%"
          y={top(Math.max(before, after))}
          height={`${Math.max(height, 1)}%`}
          className={fillOf(column)}
        />
      </svg>
      <span className={clsx("text-center text-caption", isSelected ? "font-medium text-ink" : "text-soft")}>
        <span className="max-sm:hidden">{name.short}</span>
        <span className="sm:hidden">{name.tiny ?? name.short}</span>
      </span>
      {step.kind === "base" ? null : <span className="figures text-center text-caption text-muted">{afterText}</span>}
    </button>
  );
}

function effectOf({ step, after }: WaterfallColumn, decimals: number, words: Messages["waterfall"]): string {
  if (step.kind === "base") return textOf(percent(after, { decimals }));
  if (step.factor !== null) return words.times(formatNumber(step.factor, { decimals: 2 }));
  return step.kind === "rounding" ? words.lotStepWord : words.capped;
}

/** The deeper the cut, the hotter the bar; a raise is blue. The number above says the same. */
function fillOf(column: WaterfallColumn): string {
  if (column.step.kind === "base") return "fill-series";
  return { raise: "fill-low", mild: "fill-moderate", clear: "fill-high", deep: "fill-severe" }[depthOf(column)];
}

function inkOf(column: WaterfallColumn): string {
  return { raise: "text-low-ink", mild: "text-moderate-ink", clear: "text-high-ink", deep: "text-severe-ink" }[
    depthOf(column)
  ];
}

function depthOf({ before, after }: WaterfallColumn): "raise" | "mild" | "clear" | "deep" {
  if (after >= before) return "raise";
  const left = before === 0 ? 0 : after / before;
  return left >= 0.85 ? "mild" : left >= 0.6 ? "clear" : "deep";
}
