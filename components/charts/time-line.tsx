"use client";

import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import type { EpochMs } from "@/lib/domain/units";
import { useMessages } from "@/components/i18n/use-messages";
import { niceTicks } from "./nice-ticks";

const HEIGHT = 160;

interface TimeLineProps {
  label: string;
  /** Oldest first, at least two. */
  points: readonly { at: EpochMs; value: number }[];
  /** Prints a value, on the axis and for the point under the pointer. */
  print: (value: number) => ReactNode;
}

/** TimeLine is one line over time, drawn as plain SVG. Pointer and arrow keys read off a point with its day. */
export function TimeLine({ label, points, print }: TimeLineProps) {
  const { time } = useMessages();
  const [picked, setPicked] = useState<number | null>(null);
  const ticks = niceTicks(
    Math.min(0, ...points.map(({ value }) => value)),
    Math.max(...points.map(({ value }) => value)),
  );
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const last = points.length - 1;
  const x = (i: number) => (100 * i) / last;
  const y = (value: number) => HEIGHT - (HEIGHT * (value - low)) / (high - low);
  const shown = points[picked ?? last];
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setPicked(Math.min(last, Math.max(0, Math.round(((event.clientX - left) / width) * last))));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setPicked((now) => Math.min(last, Math.max(0, (now ?? last) + step)));
  };
  return (
    <div>
      <p aria-live="polite" className="figures mb-3 flex items-baseline gap-2 text-dense text-ink">
        {shown === undefined ? null : (
          <>
            {print(shown.value)}
            <span className="text-caption text-muted">{time.dayYear(shown.at)}</span>
          </>
        )}
      </p>
      <div className="flex gap-2">
        <div className="relative w-12 shrink-0" style={{ height: HEIGHT }}>
          {ticks.map((tick) => (
            <span
              key={tick}
              style={{ top: y(tick) }}
              className="figures absolute right-0 -translate-y-1/2 text-caption text-muted"
            >
              {print(tick)}
            </span>
          ))}
        </div>
        <div
          role="application"
          aria-label={label}
          tabIndex={0}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setPicked(null)}
          onBlur={() => setPicked(null)}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 touch-pan-y"
        >
          <svg
            aria-hidden
            viewBox={`0 0 100 ${HEIGHT}`}
            preserveAspectRatio="none"
            className="block w-full overflow-visible"
            height={HEIGHT}
          >
            {ticks.map((tick) => (
              <line
                key={tick}
                x1="0"
                x2="100"
                y1={y(tick)}
                y2={y(tick)}
                className="stroke-line"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <polyline
              points={points.map(({ value }, i) => `${x(i).toFixed(3)},${y(value).toFixed(2)}`).join(" ")}
              fill="none"
              className="stroke-ink"
              strokeWidth="1.5"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
            {picked === null ? null : (
              <line
                x1={x(picked)}
                x2={x(picked)}
                y1="0"
                y2={HEIGHT}
                className="stroke-line-control"
                vectorEffect="non-scaling-stroke"
              />
            )}
          </svg>
          <p className="figures mt-1 flex justify-between text-caption text-muted">
            <span>{time.dayYear(points[0]?.at ?? 0)}</span>
            <span>{time.dayYear(points[last]?.at ?? 0)}</span>
          </p>
        </div>
      </div>
    </div>
  );
}
