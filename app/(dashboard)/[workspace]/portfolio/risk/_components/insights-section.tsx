"use client";

import { useState } from "react";
import type { AllocationInsight } from "@/lib/domain/portfolio-report";
import { csv } from "@/lib/format/csv";
import type { GlossaryTerm } from "@/lib/format/messages/en/glossary";
import { money, type Accounting } from "@/lib/format/money";
import { formatNumber, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ShareBar } from "@/components/charts/share-bar";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { CsvButton } from "@/components/ui/csv-button";
import { SectionHeading } from "@/components/ui/section-heading";
import { Segmented } from "@/components/ui/segmented";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

const TERM: Readonly<Record<AllocationInsight["id"], GlossaryTerm>> = {
  equal_risk: "equalRisk",
  hrp: "hierarchical",
  min_es: "minShortfall",
};

interface InsightsSectionProps {
  insights: readonly AllocationInsight[];
  accounting: Accounting;
}

/** InsightsSection shows textbook allocations of the same money with the trades and cost to get there; not advice. */
export function InsightsSection({ insights, accounting }: InsightsSectionProps) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.risk.insights;
  const [chosen, setChosen] = useState(insights[0]?.id ?? "equal_risk");
  const insight = insights.find(({ id }) => id === chosen) ?? insights[0];
  if (insight === undefined) return null;
  return (
    <section aria-labelledby="insights">
      <SectionHeading
        id="insights"
        aside={
          <CsvButton
            title={words.names[insight.id]}
            fileName={`allocation-${insight.id}`}
            write={() => toCsv(insight)}
          />
        }
      >
        {words.title}
      </SectionHeading>
      <p className="-mt-1 mb-3 max-w-[76ch] text-dense text-soft">{words.note}</p>
      <Segmented
        label={words.choose}
        value={insight.id}
        onChange={setChosen}
        options={insights.map(({ id }) => ({ value: id, label: words.names[id] }))}
      />
      <div className="mt-4 grid gap-x-10 gap-y-5 lg:grid-cols-12">
        <div className="min-w-0 lg:col-span-5">
          <p className="mb-3 text-body text-soft">
            <Term name={TERM[insight.id]}>{words.names[insight.id]}</Term>
            {`: ${words.meaning[insight.id]}`}
          </p>
          {insight.isHeldByLocks ? (
            <p className="mb-3 text-dense text-soft">{words.heldByLocks}</p>
          ) : insight.turnoverFraction < KEEP_FRACTION ? (
            <p className="mb-3 text-dense text-soft">{words.same}</p>
          ) : null}
          <Measures insight={insight} accounting={accounting} />
        </div>
        <div className="min-w-0 lg:col-span-7">
          <Weights insight={insight} accounting={accounting} />
        </div>
      </div>
    </section>
  );
}

function Measures({ insight: { before, after, turnoverFraction, costUsd }, accounting }: MeasuresProps) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.risk.insights;
  const share = (value: number) => textOf(percent(value, { decimals: 0 }));
  const usd = (value: number) => textOf(money(value, accounting, { digits: "estimate" }));
  const bets = (value: number) => formatNumber(value, { decimals: 1 });
  return (
    <dl className="figures border-t border-line text-dense *:flex *:justify-between *:gap-4 *:border-b *:border-line *:py-2">
      <div>
        <dt>
          <Term name="volatilityAnnual" />
        </dt>
        <dd className="text-ink">{words.effect(share(before.volatilityAnnual), share(after.volatilityAnnual))}</dd>
      </div>
      <div>
        <dt>
          <Term name="expectedShortfall" />
        </dt>
        <dd className="text-ink">{words.effect(usd(before.es95Usd), usd(after.es95Usd))}</dd>
      </div>
      <div>
        <dt>
          <Term name="effectiveBets" />
        </dt>
        <dd className="text-ink">{words.effect(bets(before.effectiveBets), bets(after.effectiveBets))}</dd>
      </div>
      <div>
        <dt>
          <Term name="turnover" />
        </dt>
        <dd className="text-ink">{share(turnoverFraction)}</dd>
      </div>
      <div>
        <dt className="text-soft">{words.cost}</dt>
        <dd className="text-ink">{textOf(money(costUsd, accounting))}</dd>
      </div>
    </dl>
  );
}

interface MeasuresProps {
  insight: AllocationInsight;
  accounting: Accounting;
}

/** A trade below this share of the money is not worth a line of its own words. */
const KEEP_FRACTION = 0.005;

function Weights({ insight, accounting }: MeasuresProps) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.risk.insights;
  const share = (value: number) => textOf(percent(value, { decimals: 0 }));
  const largest = Math.max(...insight.weights.flatMap((each) => [each.currentFraction, each.targetFraction]), 1e-9);
  const trade = (usd: number) => textOf(money(Math.abs(usd), accounting));
  return (
    <Table
      caption={words.title}
      head={
        <>
          <Th>{words.asset}</Th>
          <Th isFigure>{words.now}</Th>
          <Th isFigure>{words.target}</Th>
          <Td className="max-sm:hidden" />
          <Th isFigure>{words.trade}</Th>
        </>
      }
    >
      {[...insight.weights]
        .sort((a, b) => b.currentFraction - a.currentFraction)
        .map(({ asset, currentFraction, targetFraction, tradeUsd }) => (
          <Tr key={asset} className="hover:bg-hover">
            <Td className="font-medium text-ink">{asset}</Td>
            <Td isFigure>{share(currentFraction)}</Td>
            <Td isFigure className="text-ink">
              {share(targetFraction)}
            </Td>
            <Td className="max-sm:hidden">
              <ShareBar now={currentFraction / largest} target={targetFraction / largest} />
            </Td>
            <Td isFigure className="text-soft">
              {Math.abs(targetFraction - currentFraction) < KEEP_FRACTION
                ? words.keep
                : tradeUsd > 0
                  ? words.buy(trade(tradeUsd))
                  : words.sell(trade(tradeUsd))}
            </Td>
          </Tr>
        ))}
    </Table>
  );
}

function toCsv({ weights }: AllocationInsight): string {
  return csv(
    ["asset", "current_fraction", "target_fraction", "trade_usd"],
    weights.map(({ asset, currentFraction, targetFraction, tradeUsd }) => [
      asset,
      currentFraction,
      targetFraction,
      tradeUsd,
    ]),
  );
}
