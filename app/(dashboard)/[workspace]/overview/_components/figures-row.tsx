"use client";

import type { AssessmentView, OverviewView } from "@/lib/domain/views";
import { money } from "@/lib/format/money";
import { formatNumber, NOT_KNOWN, textOf, THIN_SPACE } from "@/lib/format/number";
import { percent, percentRange } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import { Sparkline } from "@/components/charts/sparkline";
import { useNow } from "@/components/time/use-now";
import { BandWord } from "@/components/risk/band-word";
import { HoldScale } from "@/components/risk/hold-scale";
import { Figure } from "@/components/ui/figure";
import { Num } from "@/components/ui/num";
import { Term } from "@/components/ui/term";
import { NextTradeFigure } from "./next-trade-figure";

// Phones: each cell has its hairline at the left, the first one falls outside the scrolling box.
const CELL =
  "w-[43vw] shrink-0 snap-start border-l border-line px-4 md:w-auto md:px-5 md:first:border-l-0 md:first:pl-0";

/** FiguresRow is the five numbers. On phones the two numbers of the product come first and the others scroll sideways. */
export function FiguresRow({ view, assessment }: { view: OverviewView; assessment: AssessmentView }) {
  const { overview } = useMessages();
  const { accounting, equity, yesterday, policy } = view;
  const { book, riskScore, ladder, portfolio } = assessment;
  const isTradeFirst = policy.persona === "trader" || policy.persona === "bot";
  const range = textOf(percentRange(book.lowFraction, book.highFraction));
  const change = useChange();
  const age = useAccountAge(view.total.asOf);
  const isStale = age !== null;
  return (
    <>
      <dl
        aria-label={overview.figures.label}
        className="-ml-px flex snap-x overflow-x-auto border-y border-line py-4 md:grid md:grid-cols-[1fr_1.35fr_1fr_1fr_1fr]"
      >
        <Figure
          className={`${CELL} order-3 md:order-none`}
          isStale={isStale}
          label={<Term name="riskScore" />}
          value={formatNumber(riskScore.score)}
          beside={<BandWord band={riskScore.band} className="text-body" />}
          delta={
            yesterday === null
              ? overview.figures.noYesterday
              : change(riskScore.score - yesterday.riskScore, (value) => formatNumber(value, { sign: "always" }))
          }
          drawing={null}
        />
        <Figure
          className={`${CELL} ${isTradeFirst ? "order-2" : "order-1"} md:order-none`}
          isStale={isStale}
          label={<Term name="hold" />}
          value={<Num look="figure" value={percent(book.currentFraction, { decimals: 0 })} />}
          beside={`\u2192${THIN_SPACE}${textOf(percent(book.targetFraction, { decimals: 0 }))}`}
          delta={
            yesterday === null
              ? overview.figures.band(range)
              : change(book.currentFraction - yesterday.holdFraction, (value) =>
                  overview.figures.points(formatNumber(value * 100, { sign: "always" })),
                )
          }
          drawing={
            <HoldScale
              now={book.currentFraction}
              low={book.lowFraction}
              high={book.highFraction}
              label={overview.figures.band(range)}
            />
          }
        />
        <NextTradeFigure
          className={`${CELL} ${isTradeFirst ? "order-1" : "order-2"} md:order-none`}
          size={assessment.nextTrade}
          accounting={accounting}
        />
        <Figure
          className={`${CELL} order-4 md:order-none`}
          isStale={isStale}
          label={<Term name="fromHigh" />}
          value={<Num look="figure" value={percent(-ladder.drawdownFraction)} />}
          delta={
            yesterday === null
              ? overview.figures.noYesterday
              : change(yesterday.drawdownFraction - ladder.drawdownFraction, (value) =>
                  overview.figures.points(formatNumber(value * 100, { decimals: 1, sign: "always" })),
                )
          }
          drawing={<Sparkline values={equity.map(({ unitValue }) => unitValue)} className="w-24" />}
        />
        <Figure
          className={`${CELL} order-5 md:order-none`}
          isStale={isStale}
          label={<Term name="dayLoss" />}
          value={
            <Num
              look="figure"
              value={
                portfolio.var95Usd === null ? NOT_KNOWN : money(portfolio.var95Usd, accounting, { digits: "estimate" })
              }
            />
          }
          {...(portfolio.var95Usd === null || assessment.equityUsd <= 0
            ? {}
            : { beside: textOf(percent(portfolio.var95Usd / assessment.equityUsd)) })}
          delta={
            portfolio.var95Usd === null
              ? overview.figures.shortHistory
              : yesterday?.var95Usd === null || yesterday === null
                ? overview.figures.noYesterday
                : change(portfolio.var95Usd - yesterday.var95Usd, (value) =>
                    textOf(money(value, accounting, { sign: "always", digits: "estimate" })),
                  )
          }
          drawing={null}
        />
      </dl>
      {age === null ? null : (
        <p className="mt-2 px-4 text-caption text-high-ink md:px-0">{overview.figures.oldBalances(age)}</p>
      )}
    </>
  );
}

/** A change in words, or "unchanged" when it prints as zero. */
function useChange(): (value: number, print: (value: number) => string) => string {
  const { overview } = useMessages();
  return (value, print) => {
    const text = print(value);
    return /[1-9]/.test(text) ? overview.figures.since(text) : overview.figures.unchanged;
  };
}

/** Accounts are read every five minutes; six misses and their figures are old. */
const ACCOUNT_STALE_MS = 30 * 60_000;

/** The age of the balances in words, once they are too old to be shown as current. */
function useAccountAge(asOf: number | null): string | null {
  const { time } = useMessages();
  const now = useNow();
  return asOf === null || now - asOf < ACCOUNT_STALE_MS ? null : time.length(now - asOf);
}
