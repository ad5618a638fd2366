"use client";

import { clsx } from "clsx";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";

interface HoldScaleProps {
  now: number;
  low: number;
  high: number;
  label: string;
  className?: string;
}

/** HoldScale is a ruler from cash to all in: the suggested band filled, where you are as a tick. Shorts run left of 0. */
export function HoldScale({ now, low, high, label, className }: HoldScaleProps) {
  const from = Math.min(0, now, low, high);
  const to = Math.max(1, now, low, high);
  const x = (value: number) => (100 * (value - from)) / (to - from);
  const isInside = now >= Math.min(low, high) && now <= Math.max(low, high);
  return (
    <svg role="img" aria-label={label} className={clsx("block h-4 w-full overflow-visible", className)}>
      <rect y="7" width="100%" height="2" className="fill-line" />
      <rect
        x={`${x(Math.min(low, high))}%`}
        width={`${Math.max(0.8, Math.abs(x(high) - x(low)))}%`}
        y="4"
        height="8"
        className="fill-low"
        opacity="0.45"
      />
      <svg x={`${x(now)}%`} width="1" height="16" overflow="visible">
        <rect x="-1.25" y="0" width="2.5" height="16" className={isInside ? "fill-ink" : "fill-high"} />
      </svg>
      <title>{`${textOf(percent(now, { decimals: 0 }))}`}</title>
    </svg>
  );
}
