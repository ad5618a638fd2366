"use client";

import { useId, useState } from "react";
import dynamic from "next/dynamic";
import type { LadderView } from "@/lib/domain/risk-assessment";
import type { EquityPointView } from "@/lib/domain/views";
import { moneyInUnits, type Accounting } from "@/lib/format/money";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { TableToggle } from "@/components/ui/table-toggle";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { equitySeries, ladderLines, type EquitySeriesPoint } from "./equity-series";

const EquityPlot = dynamic(async () => (await import("./equity-plot")).EquityPlot, {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

interface EquityChartProps {
  points: readonly EquityPointView[];
  ladder: LadderView;
  lossLimitFraction: number;
  accounting: Accounting;
}

/** EquityChart is equity without deposits, the ladder's steps as lines; or what you held against what was suggested. */
export function EquityChart({ points, ladder, lossLimitFraction, accounting }: EquityChartProps) {
  const { chart } = useMessages();
  const id = useId();
  const [measure, setMeasure] = useState<"equity" | "hold">("equity");
  const [view, setView] = useState<"chart" | "table">("chart");
  const series = equitySeries(points);
  const lines = ladderLines(series.at(-1)?.adjusted ?? 0, ladder, lossLimitFraction);
  return (
    <figure
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "t" && !event.metaKey && !event.ctrlKey) setView(view === "chart" ? "table" : "chart");
      }}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <figcaption id={id} className="text-body font-medium text-ink">
          {measure === "equity" ? chart.equityTitle : chart.holdTitle}
        </figcaption>
        <div className="flex gap-2">
          <Segmented
            label={chart.measure}
            value={measure}
            onChange={setMeasure}
            options={[
              { value: "equity", label: chart.equity },
              { value: "hold", label: chart.hold },
            ]}
          />
          <TableToggle title={chart.equityTitle} view={view} onChange={setView} />
        </div>
      </div>
      <div className="mt-3 h-72 overflow-y-auto">
        {series.length < 2 ? (
          <p className="border-t border-line pt-4 text-body text-soft">{chart.tooShort}</p>
        ) : view === "table" ? (
          <EquityTable series={series} accounting={accounting} />
        ) : (
          <EquityPlot series={series} ladder={lines} accounting={accounting} measure={measure} />
        )}
      </div>
    </figure>
  );
}

function EquityTable({ series, accounting }: { series: readonly EquitySeriesPoint[]; accounting: Accounting }) {
  const { chart, time, ui } = useMessages();
  const daily = [...lastPerDay(series)].reverse();
  return (
    <Table
      caption={ui.tableOf(chart.equityTitle)}
      head={
        <>
          <Th>{chart.day}</Th>
          <Th isFigure>{chart.equity}</Th>
          <Th isFigure>{chart.flow}</Th>
          <Th isFigure>{chart.hold}</Th>
          <Th isFigure>{chart.suggested}</Th>
        </>
      }
    >
      {daily.map((point) => (
        <Tr key={point.at}>
          <Td className="figures whitespace-nowrap">{time.dayYear(point.at)}</Td>
          <Td isFigure>{textOf(moneyInUnits(point.adjusted, accounting.currency))}</Td>
          <Td isFigure>
            {point.flow === 0
              ? textOf(NOT_KNOWN)
              : textOf(moneyInUnits(point.flow, accounting.currency, { sign: "always" }))}
          </Td>
          <Td isFigure>{textOf(percent(point.hold, { decimals: 0 }))}</Td>
          <Td isFigure>{point.target === null ? textOf(NOT_KNOWN) : textOf(percent(point.target, { decimals: 0 }))}</Td>
        </Tr>
      ))}
    </Table>
  );
}

const DAY_MS = 86_400_000;

/** One line a UTC day: its last point, with the day's flows added up. */
function lastPerDay(series: readonly EquitySeriesPoint[]): EquitySeriesPoint[] {
  const days = new Map<number, EquitySeriesPoint>();
  for (const point of series) {
    const day = Math.floor(point.at / DAY_MS);
    days.set(day, { ...point, flow: (days.get(day)?.flow ?? 0) + point.flow });
  }
  return [...days.values()];
}
