"use client";

import { useState } from "react";
import { clsx } from "clsx";
import type { EvidencePolicy, EvidenceWeeks } from "@/lib/domain/evidence";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { GridLines } from "@/components/charts/grid-lines";
import { depthScale, logScale, pathData, spreadLabels, type PathScale } from "@/components/charts/path-scale";
import { indexAfter, indexUnder } from "@/components/charts/picked-index";
import { POLICY_LINE, POLICY_ORDER } from "./policy-look";

const LABEL_GAP = 16;

interface PolicyChartProps {
  label: string;
  weeks: EvidenceWeeks;
  measure: "equity" | "drawdown";
  print: (value: number) => string;
  /** On the axis, where values are round. */
  printTick: (value: number) => string;
  heightPx: number;
}

/**
 * PolicyChart draws the four paths as plain SVG, each named where it ends. Pointer and arrow keys read off a week; a
 * growth is on a log scale, a drawdown hangs from zero.
 */
export function PolicyChart({ label, weeks, measure, print, printTick, heightPx }: PolicyChartProps) {
  const { evidence, time } = useScreenMessages();
  const last = weeks.days.length - 1;
  const [picked, setPicked] = useState<number | null>(null);
  const at = picked ?? last;
  const values = POLICY_ORDER.flatMap((policy) => weeks.paths[policy][measure]);
  const scale = measure === "equity" ? logScale(values) : depthScale(values);
  const valueAt = (policy: EvidencePolicy) => weeks.paths[policy][measure][at] ?? 0;
  const day = time.dayYear(Date.parse(weeks.days[at] ?? ""));
  return (
    <div>
      <dl className="figures mb-2 grid grid-cols-2 gap-x-4 gap-y-0.5 text-dense sm:flex sm:flex-wrap">
        <div className="col-span-2 text-muted sm:w-36">
          <dt className="sr-only">{evidence.paths.week}</dt>
          <dd>{day}</dd>
        </div>
        {POLICY_ORDER.map((policy) => (
          <div key={policy} className="flex gap-1.5">
            <dt className="text-soft">{evidence.policiesShort[policy]}</dt>
            <dd className={POLICY_LINE[policy].fill}>{print(valueAt(policy))}</dd>
          </div>
        ))}
      </dl>
      <div className="flex gap-2">
        <Ticks scale={scale} printTick={printTick} heightPx={heightPx} />
        <div
          role="slider"
          tabIndex={0}
          aria-label={`${label}. ${evidence.paths.cursor}`}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={at}
          aria-valuetext={[
            day,
            ...POLICY_ORDER.map((policy) => `${evidence.policies[policy]} ${print(valueAt(policy))}`),
          ].join(", ")}
          onPointerMove={(event) => setPicked(indexUnder(event, last))}
          onPointerLeave={() => setPicked(null)}
          onBlur={() => setPicked(null)}
          onKeyDown={(event) => {
            const next = indexAfter(event, at, last);
            if (next === null) return;
            event.preventDefault();
            setPicked(next);
          }}
          style={{ height: heightPx }}
          className="relative min-w-0 flex-1 touch-pan-y"
        >
          <Plot weeks={weeks} measure={measure} scale={scale} picked={picked} />
        </div>
        <EndLabels weeks={weeks} measure={measure} scale={scale} heightPx={heightPx} />
      </div>
      <div className="figures mt-1 flex justify-between pr-20 pl-14 text-caption text-muted sm:pr-28">
        <span>{time.dayYear(Date.parse(weeks.days[0] ?? ""))}</span>
        <span>{time.dayYear(Date.parse(weeks.days[last] ?? ""))}</span>
      </div>
    </div>
  );
}

interface PlotProps extends Pick<PolicyChartProps, "weeks" | "measure"> {
  scale: PathScale;
}

function Plot({ weeks, measure, scale, picked }: PlotProps & { picked: number | null }) {
  const x = (100 * (picked ?? 0)) / Math.max(1, weeks.days.length - 1);
  return (
    <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="block size-full overflow-visible">
      <GridLines ticks={scale.ticks} y={(tick) => 100 * scale.heightOf(tick)} />
      {picked === null ? null : (
        <line x1={x} x2={x} y2="100" className="stroke-line-control" vectorEffect="non-scaling-stroke" />
      )}
      {POLICY_ORDER.toReversed().map((policy) => {
        const { stroke, dash, width } = POLICY_LINE[policy];
        return (
          <path
            key={policy}
            d={pathData(weeks.paths[policy][measure], scale)}
            fill="none"
            className={stroke}
            strokeWidth={width}
            strokeDasharray={dash}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </svg>
  );
}

function Ticks({
  scale,
  printTick,
  heightPx,
}: { scale: PathScale } & Pick<PolicyChartProps, "printTick" | "heightPx">) {
  return (
    <div aria-hidden className="relative w-12 shrink-0" style={{ height: heightPx }}>
      {scale.ticks.map((tick) => (
        <span
          key={tick}
          style={{ top: scale.heightOf(tick) * heightPx }}
          className="figures absolute right-0 -translate-y-1/2 whitespace-nowrap text-caption text-muted"
        >
          {printTick(tick)}
        </span>
      ))}
    </div>
  );
}

function EndLabels({ weeks, measure, scale, heightPx }: PlotProps & { heightPx: number }) {
  const { evidence } = useScreenMessages();
  const ends = POLICY_ORDER.map((policy) => heightPx * scale.heightOf(weeks.paths[policy][measure].at(-1) ?? 0));
  const placed = spreadLabels(ends, LABEL_GAP, heightPx);
  return (
    <div aria-hidden className="relative w-18 shrink-0 sm:w-26" style={{ height: heightPx }}>
      {POLICY_ORDER.map((policy, i) => (
        <span
          key={policy}
          style={{ top: placed[i] ?? 0 }}
          className={clsx("absolute -translate-y-1/2 whitespace-nowrap text-caption", POLICY_LINE[policy].fill)}
        >
          {evidence.policiesShort[policy]}
        </span>
      ))}
    </div>
  );
}
