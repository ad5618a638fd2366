"use client";

import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from "recharts";
import { moneyInUnits, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent, percentTick } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import type { EquitySeriesPoint, LadderLine } from "./equity-series";
import { niceTicks } from "./nice-ticks";

export interface EquityPlotProps {
  series: readonly EquitySeriesPoint[];
  ladder: readonly LadderLine[];
  accounting: Accounting;
  measure: "equity" | "hold";
}

const LINE_INK = {
  NORMAL: "var(--risk-low-ink)",
  CAUTION: "var(--risk-moderate-ink)",
  DEFENSIVE: "var(--risk-high-ink)",
  PRESERVATION: "var(--risk-severe-ink)",
} as const;
/** Labels stay readable where the line runs through them. */
const HALO = { stroke: "var(--surface)", strokeWidth: 3, paintOrder: "stroke" } as const;
const TICK = { fontSize: 12, fill: "var(--ink-muted)" };

/** EquityPlot draws the lines. Loaded after the page, below the fold: Recharts is heavy. */
export function EquityPlot({ series, ladder, accounting, measure }: EquityPlotProps) {
  const { chart, riskWords, time } = useMessages();
  const moneyText = (value: number) => textOf(moneyInUnits(value, accounting.currency));
  const values = series.map((point) => (measure === "equity" ? point.adjusted : point.hold));
  const visibleLines = measure === "equity" ? visibleLadder(ladder, values) : [];
  const ticks = ticksOf([...values, ...visibleLines.map(({ level }) => level)], measure);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...series]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={["dataMin", "dataMax"]}
          tickFormatter={(at: number) => time.day(at)}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
          minTickGap={48}
        />
        <YAxis
          width={64}
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          tickFormatter={(value: number) =>
            measure === "equity" ? moneyText(value) : textOf(percent(value, { decimals: 0 }))
          }
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-control)", strokeDasharray: "2 2" }}
          content={(props) => <PlotTooltip {...props} accounting={accounting} />}
        />
        {visibleLines.map((line) => (
          <ReferenceLine
            key={line.state}
            y={line.level}
            stroke={LINE_INK[line.state]}
            strokeDasharray="4 3"
            label={{
              value:
                line.state === "NORMAL"
                  ? chart.high
                  : chart.ladderLine(riskWords.ladder[line.state], textOf(percentTick(-line.drawdownFraction))),
              // Below the line, where the axis leaves room for it.
              position: isNearFloor(line.level, ticks) ? "insideBottomLeft" : "insideTopLeft",
              fontSize: 12,
              fill: LINE_INK[line.state],
              ...HALO,
            }}
          />
        ))}
        {measure === "hold" ? (
          <Line
            dataKey="target"
            type="stepAfter"
            stroke="var(--accent)"
            strokeWidth={1.5}
            strokeDasharray="5 3"
            dot={false}
            isAnimationActive={false}
            connectNulls
          />
        ) : null}
        <Line
          dataKey={measure === "equity" ? "adjusted" : "hold"}
          type={measure === "equity" ? "linear" : "stepAfter"}
          stroke="var(--ink)"
          strokeWidth={1.5}
          isAnimationActive={false}
          dot={({ index, cx, cy }) => <FlowTick key={index} cx={cx} cy={cy} flow={series[index]?.flow ?? 0} />}
          activeDot={{ r: 3, fill: "var(--ink)", stroke: "var(--surface)" }}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** A deposit is a tick upward from the line, a withdrawal one downward. */
function FlowTick({ cx, cy, flow }: { cx: number | undefined; cy: number | undefined; flow: number }) {
  if (flow === 0 || cx === undefined || cy === undefined) return <g />;
  const length = flow > 0 ? -12 : 12;
  return (
    <g stroke="var(--accent)" strokeWidth={1.5} fill="var(--accent)">
      <line x1={cx} x2={cx} y1={cy} y2={cy + length} />
      <circle cx={cx} cy={cy + length} r={1.5} />
    </g>
  );
}

function PlotTooltip({ active, payload, accounting }: TooltipContentProps & { accounting: Accounting }) {
  const { chart, time } = useMessages();
  const point = payload[0]?.payload as EquitySeriesPoint | undefined;
  if (active !== true || point === undefined) return null;
  const amount = (value: number) => textOf(moneyInUnits(value, accounting.currency));
  return (
    <div className="figures rounded-md border border-line-strong bg-raised px-2.5 py-2 text-caption shadow-float">
      <p className="text-muted">{time.full(point.at)}</p>
      <p className="mt-1 text-ink">{`${chart.equity} ${amount(point.adjusted)}`}</p>
      <p className="text-ink">
        {chart.holdAgainst(
          textOf(percent(point.hold, { decimals: 0 })),
          point.target === null ? null : textOf(percent(point.target, { decimals: 0 })),
        )}
      </p>
      {point.flow === 0 ? null : (
        <p className="text-accent">
          {point.flow > 0 ? chart.deposit(amount(point.flow)) : chart.withdrawal(amount(-point.flow))}
        </p>
      )}
      {point.isEstimated ? <p className="text-muted">{chart.estimated}</p> : null}
    </div>
  );
}

/** The high, the steps near the line and the next one below: farther ones would flatten the line. */
function visibleLadder(lines: readonly LadderLine[], values: readonly number[]): LadderLine[] {
  const low = Math.min(...values);
  const firstBelow = lines.find(({ level }) => level < low);
  return lines.filter((line) => line.level >= low || line === firstBelow);
}

/** Hold is a share: the axis always shows cash to all in. */
function ticksOf(values: readonly number[], measure: "equity" | "hold"): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return measure === "hold" ? niceTicks(Math.min(0, low), Math.max(1, high)) : niceTicks(low, high);
}

/** In the lowest tenth of the axis a label below its line would stand in the days. */
function isNearFloor(level: number, ticks: readonly number[]): boolean {
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  return level - low < 0.1 * (high - low);
}
