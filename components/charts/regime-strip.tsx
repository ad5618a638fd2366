"use client";

import type { RegimeLabel } from "@/lib/domain/market-state";
import type { RegimeRun } from "@/lib/format/regime-runs";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";

/** A lane per regime, so that the strip reads without colour. */
const LANES: readonly { label: RegimeLabel; className: string }[] = [
  { label: "bull", className: "fill-low" },
  { label: "sideways", className: "fill-series-soft" },
  { label: "bear", className: "fill-severe" },
];
const LANE_HEIGHT = 10;

/** RegimeStrip draws runs of days in the lane of their regime, oldest left; resting on a run says its days. */
export function RegimeStrip({ runs, label }: { runs: readonly RegimeRun[]; label: string }) {
  const { market, riskWords, time } = useScreenMessages();
  const days = runs.reduce((sum, run) => sum + run.days, 0);
  const first = runs[0];
  const last = runs.at(-1);
  const placed = runs.map((run, i) => ({ ...run, x: runs.slice(0, i).reduce((sum, before) => sum + before.days, 0) }));
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <ul aria-hidden className="flex flex-col justify-between text-caption text-muted">
        {LANES.map((lane) => (
          <li key={lane.label}>{riskWords.regime[lane.label]}</li>
        ))}
      </ul>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${days} ${LANES.length * LANE_HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-18 w-full"
      >
        {LANES.map((lane, i) => (
          <rect key={lane.label} x="0" y={i * LANE_HEIGHT + 4.5} width={days} height="1" className="fill-line" />
        ))}
        {placed.map((run) => {
          const lane = LANES.findIndex((each) => each.label === run.label);
          return (
            <rect
              key={run.from}
              x={run.x}
              y={lane * LANE_HEIGHT + 1.5}
              width={run.days}
              height={LANE_HEIGHT - 3}
              className={LANES[lane]?.className}
            >
              <title>
                {market.asset.regime.run(riskWords.regime[run.label], time.day(run.from), time.day(run.to), run.days)}
              </title>
            </rect>
          );
        })}
      </svg>
      <span />
      <p className="figures mt-1 flex justify-between text-caption text-muted">
        <span>{first === undefined ? null : time.dayYear(first.from)}</span>
        <span>{last === undefined ? null : time.dayYear(last.to)}</span>
      </p>
    </div>
  );
}
