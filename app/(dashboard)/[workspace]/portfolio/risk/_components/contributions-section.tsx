"use client";

import type { PortfolioReport, RiskLine } from "@/lib/domain/portfolio-report";
import { csv } from "@/lib/format/csv";
import { money, type Accounting } from "@/lib/format/money";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ChartFrame } from "@/components/charts/chart-frame";
import { PairedBars } from "@/components/charts/paired-bars";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

interface ContributionsSectionProps {
  report: PortfolioReport;
  accounting: Accounting;
}

/** ContributionsSection sets what each asset costs against what it adds to the risk. */
export function ContributionsSection({ report, accounting }: ContributionsSectionProps) {
  const { correlation, portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.risk.contributions;
  const { money: labels } = correlation;
  const lines = [...report.lines].sort((a, b) => (b.riskFraction ?? 0) - (a.riskFraction ?? 0));
  const whole = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  return (
    <ChartFrame
      title={words.title}
      note={words.note}
      csv={{ fileName: "risk-contributions", write: () => toCsv(lines) }}
      chart={
        <PairedBars
          label={words.title}
          bars={lines.map(({ asset, sector, weightFraction, riskFraction, netUsd }) => ({
            key: asset,
            name: asset,
            detail: `${correlation.sector[sector]}, ${textOf(money(netUsd, accounting))}`,
            first: { value: weightFraction, text: labels.moneyLabel(whole(weightFraction)) },
            second: {
              value: riskFraction,
              text:
                riskFraction === null
                  ? textOf(NOT_KNOWN)
                  : riskFraction < 0
                    ? labels.hedge
                    : labels.riskLabel(whole(riskFraction)),
            },
          }))}
        />
      }
      table={<ContributionsTable report={report} lines={lines} accounting={accounting} />}
    />
  );
}

function ContributionsTable({ report, lines, accounting }: ContributionsSectionProps & { lines: readonly RiskLine[] }) {
  const { correlation, portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.risk.contributions;
  const hasGaps = lines.some(({ weekendGapFraction }) => weekendGapFraction !== null);
  const print = (value: number | null, say: (known: number) => string) =>
    value === null ? textOf(NOT_KNOWN) : say(value);
  const share = (value: number) => textOf(percent(value));
  return (
    <Table
      caption={words.title}
      head={
        <>
          <Th>{words.asset}</Th>
          <Th>{words.sector}</Th>
          <Th isFigure>{words.net}</Th>
          <Th isFigure>
            <Term name="moneyShare" />
          </Th>
          <Th isFigure>
            <Term name="riskShare" />
          </Th>
          <Th isFigure>
            <Term name="componentLoss" />
          </Th>
          <Th isFigure>
            <Term name="marginalLoss" />
          </Th>
          <Th isFigure>{words.volatility}</Th>
          {hasGaps ? (
            <Th isFigure>
              <Term name="weekendGap" />
            </Th>
          ) : null}
          <Th isFigure>{words.days}</Th>
        </>
      }
    >
      {lines.map((line) => (
        <Tr key={line.asset} className="hover:bg-hover">
          <Td className="font-medium text-ink">{line.asset}</Td>
          <Td className="whitespace-nowrap text-soft">{correlation.sector[line.sector]}</Td>
          <Td isFigure>{textOf(money(line.netUsd, accounting))}</Td>
          <Td isFigure>{share(line.weightFraction)}</Td>
          <Td isFigure className="text-ink">
            {print(line.riskFraction, share)}
          </Td>
          <Td isFigure>
            {print(line.componentVar95Usd, (usd) => textOf(money(usd, accounting, { digits: "estimate" })))}
          </Td>
          <Td isFigure>{print(line.marginalVar95, (value) => formatNumber(value, { decimals: 3 }))}</Td>
          <Td isFigure>{print(line.volatilityAnnual, (value) => textOf(percent(value, { decimals: 0 })))}</Td>
          {hasGaps ? <Td isFigure>{print(line.weekendGapFraction, share)}</Td> : null}
          <Td isFigure className="text-soft">
            {report.leftOut.shortHistory.includes(line.asset) ? words.borrowed : line.observations}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function toCsv(lines: readonly RiskLine[]): string {
  return csv(
    [
      "asset",
      "sector",
      "net_usd",
      "gross_usd",
      "weight_fraction",
      "risk_fraction",
      "component_var95_usd",
      "component_es95_usd",
      "marginal_var95",
      "volatility_annual",
      "weekend_gap_fraction",
      "observations",
    ],
    lines.map((line) => [
      line.asset,
      line.sector,
      line.netUsd,
      line.grossUsd,
      line.weightFraction,
      line.riskFraction,
      line.componentVar95Usd,
      line.componentEs95Usd,
      line.marginalVar95,
      line.volatilityAnnual,
      line.weekendGapFraction,
      line.observations,
    ]),
  );
}
