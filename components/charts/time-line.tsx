"use client";

import { useState } from "react";
import type { EpochMs } from "@/lib/domain/units";
import { useMessages } from "@/components/i18n/use-messages";
import { GridLines } from "./grid-lines";
import { niceTicks } from "./nice-ticks";
import { indexAfter, indexUnder } from "./picked-index";

const HEIGHT = 160;

interface TimeLineProps {
  label: string;
  /** Oldest first, at least two. */
  points: readonly { at: EpochMs; value: number }[];
  /** Prints a value, on the axis and for the point under the pointer. */
  print: (value: number) => string;
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
  const at = picked ?? last;
  const shown = points[at];
  return (
    <div>
      <p aria-hidden className="figures mb-3 flex items-baseline gap-2 text-dense text-ink">
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
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={at}
          aria-valuetext={shown === undefined ? "" : `${time.dayYear(shown.at)}: ${print(shown.value)}`}
          onPointerMove={(event) => setPicked(indexUnder(event, last))}
          onPointerLeave={() => setPicked(null)}
          onBlur={() => setPicked(null)}
          onKeyDown={(event) => {
            const next = indexAfter(event, at, last);
            if (next === null) return;
            event.preventDefault();
            setPicked(next);
          }}
          className="min-w-0 flex-1 touch-pan-y"
        >
          <svg
            aria-hidden
            viewBox={`0 0 100 ${HEIGHT}`}
            preserveAspectRatio="none"
            className="block w-full overflow-visible"
            height={HEIGHT}
          >
            <GridLines ticks={ticks} y={y} />
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
