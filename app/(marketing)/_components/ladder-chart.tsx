import { clsx } from "clsx";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { LADDER_STEPS } from "@/lib/format/ladder-steps";
import { getMessages } from "@/lib/format/messages/get-messages";
import { textOf } from "@/lib/format/number";
import { percent, percentTick } from "@/lib/format/percent";
import { PATH, PATH_LOSS_LIMIT, type LadderPathDay } from "./ladder-path";

const FILL = {
  NORMAL: "fill-low-wash",
  CAUTION: "fill-moderate-wash",
  DEFENSIVE: "fill-high-wash",
  PRESERVATION: "fill-severe-wash",
} as const;
const DAY_TICKS = [0, PATH.fallTo, PATH.calmFrom, PATH.endsOn] as const;

const x = (day: number) => (100 * day) / PATH.endsOn;
const line = (path: readonly LadderPathDay[], y: (day: LadderPathDay) => number) =>
  path.map((day, i) => `${i === 0 ? "M" : "L"}${x(day.day).toFixed(2)} ${y(day).toFixed(2)}`).join("");

/** LadderChart draws the fall on the ladder's bands and, on the same days, what the ladder lets the book carry. */
export function LadderChart({ path }: { path: readonly LadderPathDay[] }) {
  const { ladder: words } = getMessages(DEFAULT_LOCALE).marketing;
  const deepest = Math.max(...path.map((day) => day.drawdownFraction));
  const lowest = Math.min(...path.map((day) => day.exposureMultiplier));
  const lowestOn = path.findLastIndex((day) => day.exposureMultiplier <= lowest);
  const backOn = path.find((day) => day.day > lowestOn && day.exposureMultiplier >= 1)?.day ?? PATH.endsOn;
  const fall = textOf(percent(deepest, { decimals: 0 }));
  const label = words.chartLabel(fall, textOf(percent(lowest, { decimals: 0 })), backOn);
  return (
    <figure>
      <figcaption className="mb-3 text-dense font-medium text-ink">
        {words.chartTitle(fall, textOf(percent(PATH_LOSS_LIMIT, { decimals: 0 })))}
      </figcaption>
      <div role="img" aria-label={label} className="figures pr-30">
        <FallPanel path={path} />
        <CarryPanel path={path} lowest={lowest} lowestOn={lowestOn} backOn={backOn} />
        <svg aria-hidden className="block h-4 w-full overflow-visible">
          {DAY_TICKS.map((day) => (
            <text
              key={day}
              x={`${x(day)}%`}
              y="12"
              textAnchor={day === 0 ? "start" : day === PATH.endsOn ? "end" : "middle"}
              className="fill-muted text-caption"
            >
              {day === 0 ? `${words.days} ${day}` : day}
            </text>
          ))}
        </svg>
      </div>
      <Phases />
    </figure>
  );
}

function FallPanel({ path }: { path: readonly LadderPathDay[] }) {
  const { marketing, riskWords } = getMessages(DEFAULT_LOCALE);
  return (
    <>
      <p className="text-caption text-muted">{marketing.ladder.fall}</p>
      <svg aria-hidden className="mt-1 block h-40 w-full overflow-visible">
        {LADDER_STEPS.map(({ state, fromUsed, toUsed }) => (
          <g key={state}>
            <rect
              y={`${100 * fromUsed}%`}
              width="100%"
              height={`${100 * (toUsed - fromUsed)}%`}
              className={FILL[state]}
            />
            <text x="100%" dx="8" y={`${100 * fromUsed}%`} dy="15" className="fill-soft text-caption">
              {fromUsed === 0 ? riskWords.ladder[state] : bandLabel(riskWords.ladder[state], fromUsed)}
            </text>
          </g>
        ))}
        <PhaseLines />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
          <path
            d={line(path, ({ drawdownFraction }) => (100 * drawdownFraction) / PATH_LOSS_LIMIT)}
            fill="none"
            className="stroke-ink"
            strokeWidth="1.75"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </svg>
    </>
  );
}

function bandLabel(state: string, fromUsed: number): string {
  return `${state} ${textOf(percentTick(-fromUsed * PATH_LOSS_LIMIT))}`;
}

interface CarryPanelProps {
  path: readonly LadderPathDay[];
  lowest: number;
  lowestOn: number;
  backOn: number;
}

function CarryPanel({ path, lowest, lowestOn, backOn }: CarryPanelProps) {
  const { ladder: words } = getMessages(DEFAULT_LOCALE).marketing;
  const outline = line(path, ({ exposureMultiplier }) => 100 - 100 * exposureMultiplier);
  return (
    <>
      <p className="mt-4 text-caption text-muted">{words.carry}</p>
      <svg aria-hidden className="mt-1 block h-24 w-full overflow-visible">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
          <path d={`${outline}L100 100L0 100z`} className="fill-series-soft" opacity="0.55" />
          <path d={outline} fill="none" className="stroke-ink" strokeWidth="1.75" vectorEffect="non-scaling-stroke" />
        </svg>
        <PhaseLines />
        <line y1="100%" y2="100%" x2="100%" className="stroke-line-control" />
        <CarryLabel day={0} multiplier={1} anchor="start" />
        <CarryLabel day={(PATH.fallTo + lowestOn) / 2} multiplier={lowest} anchor="middle" />
        <CarryLabel day={backOn} multiplier={1} anchor="start" />
      </svg>
    </>
  );
}

function CarryLabel({ day, multiplier, anchor }: { day: number; multiplier: number; anchor: "start" | "middle" }) {
  return (
    <text
      x={`${x(day)}%`}
      dx={anchor === "start" ? 4 : 0}
      y={`${100 - 100 * multiplier}%`}
      dy="16"
      textAnchor={anchor}
      className="fill-ink text-caption font-medium"
    >
      {textOf(percent(multiplier, { decimals: 0 }))}
    </text>
  );
}

function PhaseLines() {
  return [PATH.fallTo, PATH.calmFrom].map((day) => (
    <line
      key={day}
      x1={`${x(day)}%`}
      x2={`${x(day)}%`}
      y2="100%"
      className="stroke-line-control"
      strokeDasharray="2 3"
    />
  ));
}

/** What happens in each stretch, under the stretch; columns as wide as their days. */
function Phases() {
  const { ladder: words } = getMessages(DEFAULT_LOCALE).marketing;
  const { fallTo, calmFrom, endsOn } = PATH;
  return (
    <ol
      className="mt-1 grid pr-30 text-caption text-soft"
      style={{ gridTemplateColumns: `${fallTo}fr ${calmFrom - fallTo}fr ${endsOn - calmFrom}fr` }}
    >
      {words.phases.map((phase, i) => (
        <li key={phase} className={clsx("pr-2", i > 0 && "pl-1.5")}>
          {phase}
        </li>
      ))}
    </ol>
  );
}
