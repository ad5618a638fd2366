"use client";

import type { EvidenceWeeks } from "@/lib/domain/evidence";
import { csv } from "@/lib/format/csv";
import { shareText } from "@/lib/format/evidence-text";
import { formatNumber, textOf } from "@/lib/format/number";
import { percentTick } from "@/lib/format/percent";
import { ratio } from "@/lib/format/ratio";
import { ChartFrame } from "@/components/charts/chart-frame";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { PolicyChart } from "./policy-chart";
import { POLICY_ORDER } from "./policy-look";

interface PathChartsProps {
  /** Of the book or case, at the head of both charts. */
  name: string;
  fileName: string;
  weeks: EvidenceWeeks;
}

type Measure = "equity" | "drawdown";

/** PathCharts are a comparison's two drawings: what 1 became, and how far below the high that was. */
export function PathCharts({ name, fileName, weeks }: PathChartsProps) {
  const { paths } = useScreenMessages().evidence;
  const frame = (measure: Measure, title: string, note: string, heightPx: number) => (
    <ChartFrame
      title={title}
      note={note}
      csv={{ fileName: `${fileName}-${measure}`, write: () => toCsv(weeks, measure) }}
      chart={
        <PolicyChart
          label={title}
          weeks={weeks}
          measure={measure}
          heightPx={heightPx}
          print={(value) => printed(value, measure)}
          printTick={(tick) => (measure === "equity" ? timesText(tick) : textOf(percentTick(-tick)))}
        />
      }
      table={<PathTable title={title} weeks={weeks} measure={measure} />}
    />
  );
  return (
    <div className="flex flex-col gap-8">
      {frame("equity", paths.equityTitle(name), paths.equityNote, 240)}
      {frame("drawdown", paths.drawdownTitle(name), paths.drawdownNote, 160)}
    </div>
  );
}

function printed(value: number, measure: Measure): string {
  return measure === "equity" ? textOf(ratio(value)) : shareText(-value);
}

/** A round multiple without the decimals it does not need. */
function timesText(tick: number): string {
  return `${formatNumber(tick, { decimals: tick < 1 ? 1 : 0 })}\u00d7`;
}

function PathTable({ title, weeks, measure }: { title: string; weeks: EvidenceWeeks; measure: Measure }) {
  const { evidence, time } = useScreenMessages();
  return (
    <div className="max-h-96 overflow-y-auto">
      <Table
        caption={title}
        head={
          <>
            <Th>{evidence.paths.week}</Th>
            {POLICY_ORDER.map((policy) => (
              <Th key={policy} isFigure>
                {evidence.policiesShort[policy]}
              </Th>
            ))}
          </>
        }
      >
        {weeks.days.map((day, i) => (
          <Tr key={day}>
            <Td className="figures whitespace-nowrap text-soft">{time.dayYear(Date.parse(day))}</Td>
            {POLICY_ORDER.map((policy) => {
              const value = weeks.paths[policy][measure][i] ?? 0;
              return (
                <Td key={policy} isFigure>
                  {printed(value, measure)}
                </Td>
              );
            })}
          </Tr>
        ))}
      </Table>
    </div>
  );
}

function toCsv({ days, paths }: EvidenceWeeks, measure: Measure): string {
  return csv(
    ["week", ...POLICY_ORDER],
    days.map((day, i) => [day, ...POLICY_ORDER.map((policy) => paths[policy][measure][i] ?? null)]),
  );
}
