"use client";

import Link from "next/link";
import type { CorrelationCluster, PortfolioReport } from "@/lib/domain/portfolio-report";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { clusterName } from "@/lib/format/cluster-name";
import { coefficient, equityFraction } from "@/lib/format/correlation-text";
import { csv } from "@/lib/format/csv";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ChartFrame } from "@/components/charts/chart-frame";
import { PairedBars, type PairedBar } from "@/components/charts/paired-bars";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { ToneMark } from "@/components/ui/tone-mark";

interface MoneyAgainstRiskProps {
  slug: string;
  view: PortfolioReportView;
  report: PortfolioReport;
}

interface Line {
  cluster: CorrelationCluster;
  name: string;
  moneyFraction: number;
  /** The policy's cap that applies: for a cluster, or for one asset. */
  capFraction: number;
  adviceId: string | null;
}

/** MoneyAgainstRisk is one pair of bars per bet, the policy's cap drawn through the money; a breach leads to its action. */
export function MoneyAgainstRisk({ slug, view, report }: MoneyAgainstRiskProps) {
  const messages = useScreenMessages();
  const words = messages.correlation.money;
  const lines = toLines(view, report, messages);
  if (lines.length === 0) return null;
  const whole = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  const bars = lines.map((line): PairedBar => {
    const { cluster, moneyFraction, capFraction } = line;
    const isOne = cluster.assets.length === 1;
    return {
      key: cluster.assets.join("+"),
      name: line.name,
      detail:
        moneyFraction > capFraction ? (
          <Breach slug={slug} line={line} />
        ) : isOne ? (
          words.assetCap(whole(capFraction))
        ) : null,
      limit: capFraction,
      isAbove: moneyFraction > capFraction,
      first: { value: moneyFraction, text: words.moneyLabel(whole(moneyFraction)) },
      second: {
        value: cluster.riskFraction,
        text: cluster.riskFraction < 0 ? words.hedge : words.riskLabel(whole(cluster.riskFraction)),
      },
    };
  });
  return (
    <ChartFrame
      title={words.title}
      note={words.note}
      csv={{ fileName: "money-against-risk", write: () => toCsv(lines) }}
      chart={
        <PairedBars
          label={words.title}
          bars={bars}
          limit={{
            value: view.caps.clusterFraction,
            label: words.cap(textOf(percent(view.caps.clusterFraction, { decimals: 0 }))),
          }}
        />
      }
      table={
        <Table
          caption={words.title}
          head={
            <>
              <Th>{words.cluster}</Th>
              <Th isFigure>{words.assets}</Th>
              <Th isFigure>{words.moneyUnit}</Th>
              <Th isFigure>{words.riskUnit}</Th>
              <Th isFigure>{words.average}</Th>
            </>
          }
        >
          {lines.map(({ cluster, name, moneyFraction }) => (
            <Tr key={cluster.assets.join("+")}>
              <Td className="text-ink">{name}</Td>
              <Td isFigure>{cluster.assets.length}</Td>
              <Td isFigure>{textOf(percent(moneyFraction))}</Td>
              <Td isFigure>{textOf(percent(cluster.riskFraction))}</Td>
              <Td isFigure>
                {cluster.averageCorrelation === null ? textOf(NOT_KNOWN) : coefficient(cluster.averageCorrelation)}
              </Td>
            </Tr>
          ))}
        </Table>
      }
    />
  );
}

/** How far the money is above its cap, and the way to the advice about it. */
function Breach({ slug, line: { moneyFraction, capFraction, adviceId } }: { slug: string; line: Line }) {
  const { correlation } = useScreenMessages();
  const words = correlation.money;
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-high-ink">
      <span className="inline-flex items-center gap-1">
        <ToneMark tone="warning" className="size-3" />
        {words.above(textOf(percent(moneyFraction - capFraction, { decimals: 0 })))}
      </span>
      {adviceId === null ? null : (
        <Link href={`/${slug}/recommendations/${adviceId}`} className="text-accent hover:underline">
          {words.action}
        </Link>
      )}
    </span>
  );
}

function toLines(
  view: PortfolioReportView,
  report: PortfolioReport,
  messages: ReturnType<typeof useScreenMessages>,
): Line[] {
  return (view.together?.clusters ?? [])
    .map((cluster): Line => {
      const moneyFraction = equityFraction(cluster.assets, report);
      const advice = view.clusterAdvice.find(({ assets }) => assets.every((asset) => cluster.assets.includes(asset)));
      return {
        cluster,
        name: clusterName(cluster.assets, report.lines, messages),
        moneyFraction,
        capFraction: cluster.assets.length > 1 ? view.caps.clusterFraction : view.caps.assetFraction,
        adviceId: advice?.id ?? null,
      };
    })
    .sort((a, b) => b.cluster.riskFraction - a.cluster.riskFraction);
}

function toCsv(lines: readonly Line[]): string {
  return csv(
    ["assets", "money_fraction_of_equity", "risk_fraction", "average_correlation"],
    lines.map(({ cluster, moneyFraction }) => [
      cluster.assets.join(" "),
      moneyFraction,
      cluster.riskFraction,
      cluster.averageCorrelation,
    ]),
  );
}
