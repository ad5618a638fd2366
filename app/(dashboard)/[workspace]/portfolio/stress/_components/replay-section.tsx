"use client";

import type { StressResult } from "@/lib/domain/portfolio-report";
import { csv } from "@/lib/format/csv";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { byLoss, crisisTitle } from "@/lib/format/portfolio-risk-text";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LossBars } from "@/components/charts/loss-bars";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { ToneMark } from "@/components/ui/tone-mark";

interface ReplaySectionProps {
  stress: readonly StressResult[];
  lossLimitFraction: number;
  accounting: Accounting;
}

/** ReplaySection is every crisis as one bar against the loss limit, the dearest first. */
export function ReplaySection({ stress, lossLimitFraction, accounting }: ReplaySectionProps) {
  const messages = useScreenMessages();
  const { time, portfolioRisk } = messages;
  const words = portfolioRisk.stress;
  const sorted = byLoss(stress);
  const share = (fraction: number) => textOf(percent(-fraction, { sign: "always" }));
  const loss = (usd: number) => textOf(money(-usd, accounting, { digits: "estimate", sign: "always" }));
  const period = ({ from, to }: StressResult) =>
    words.period(time.dayYear(Date.parse(from)), time.dayYear(Date.parse(to)));
  return (
    <ChartFrame
      title={words.title}
      note={words.note}
      csv={{ fileName: "stress-replays", write: () => toCsv(sorted) }}
      chart={
        <LossBars
          label={words.title}
          limit={{
            value: lossLimitFraction,
            label: words.limitLine(textOf(percent(lossLimitFraction, { decimals: 0 }))),
          }}
          bars={sorted.map((each) => ({
            key: each.id,
            name: crisisTitle(each.id, messages),
            detail: (
              <>
                {period(each)}
                {each.liquidated.length === 0 ? null : (
                  <span className="mt-0.5 flex items-center gap-1 text-severe-ink">
                    <ToneMark tone="critical" className="size-3" />
                    {words.liquidatedList(each.liquidated.join(", "))}
                  </span>
                )}
              </>
            ),
            value: each.lossFraction,
            text: loss(each.lossUsd),
            aside: share(each.lossFraction),
          }))}
        />
      }
      table={
        <Table
          caption={words.title}
          head={
            <>
              <Th>{words.crisis}</Th>
              <Th>{words.days}</Th>
              <Th isFigure>{words.loss}</Th>
              <Th isFigure>{words.share}</Th>
              <Th>{words.liquidatedColumn}</Th>
            </>
          }
        >
          {sorted.map((each) => (
            <Tr key={each.id}>
              <Td className="text-ink">{crisisTitle(each.id, messages)}</Td>
              <Td className="figures whitespace-nowrap text-soft">{period(each)}</Td>
              <Td isFigure>{loss(each.lossUsd)}</Td>
              <Td isFigure>{share(each.lossFraction)}</Td>
              <Td>{each.liquidated.length === 0 ? words.none : each.liquidated.join(", ")}</Td>
            </Tr>
          ))}
        </Table>
      }
    />
  );
}

function toCsv(stress: readonly StressResult[]): string {
  return csv(
    ["crisis", "from", "to", "loss_usd", "loss_fraction", "liquidated"],
    stress.map(({ id, from, to, lossUsd, lossFraction, liquidated }) => [
      id,
      from,
      to,
      lossUsd,
      lossFraction,
      liquidated.join(" "),
    ]),
  );
}
