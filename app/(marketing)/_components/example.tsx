import { headlineText } from "@/lib/format/headline";
import type { Messages } from "@/lib/format/messages/en";
import { textOf } from "@/lib/format/number";
import { percent, percentRange } from "@/lib/format/percent";
import { tradeSummary } from "@/lib/format/trade-summary";
import { money } from "@/lib/format/money";
import { HoldScale } from "@/components/risk/hold-scale";
import { Waterfall } from "@/components/risk/waterfall";
import { FixedNow } from "@/components/time/fixed-now";
import { workedExample } from "./worked-example";

/** Example is the product's answer on a made-up account: the sentence, both numbers, both waterfalls. */
export function Example({ messages }: { messages: Messages }) {
  const { marketing, overview } = messages;
  const words = marketing.example;
  const { assessment, btc, asOf, accounting, lossLimitFraction } = workedExample();
  const { book, nextTrade } = assessment;
  const text = headlineText({ assessment, btc, accounting, lossLimitFraction, missing: [], heldSince: null }, messages);
  const usual = textOf(percent(book.steps[0]?.riskFractionAfter ?? 1, { decimals: 0 }));
  return (
    <FixedNow at={asOf}>
      <figure className="border-y border-line-strong py-6">
        <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <span className="text-caption font-medium text-ink">{words.label}</span>
          <span className="max-w-[80ch] text-caption text-muted">{words.note}</span>
        </figcaption>
        <p className="mt-5 max-w-[40ch] text-title font-semibold tracking-[-0.012em] text-balance text-ink sm:text-headline">
          {text.lead}
        </p>
        <p className="mt-1.5 max-w-[76ch] text-body text-soft sm:text-lead">{text.support}</p>
        <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-2">
          <section className="min-w-0">
            <div className="mb-3 grid grid-cols-[auto_1fr] items-center gap-x-6">
              <h3 className="text-body font-medium text-ink">
                {words.hold}
                <span className="figures ml-2 font-normal text-soft">{`${textOf(percent(book.currentFraction, { decimals: 0 }))} \u2192 ${textOf(percent(book.targetFraction, { decimals: 0 }))}`}</span>
              </h3>
              <HoldScale
                now={book.currentFraction}
                low={book.lowFraction}
                high={book.highFraction}
                label={overview.figures.band(textOf(percentRange(book.lowFraction, book.highFraction)))}
              />
            </div>
            <Waterfall
              steps={book.steps}
              measure="hold"
              accounting={accounting}
              summary={overview.why.holdSummary(usual, textOf(percent(book.targetFraction, { decimals: 0 })))}
            />
          </section>
          {nextTrade === null ? null : (
            <section className="min-w-0">
              <h3 className="mb-3 text-body font-medium text-ink">
                {words.trade}
                <span className="figures ml-2 font-normal text-soft">
                  {`${textOf(money(nextTrade.riskUsd, accounting))} (${textOf(percent(nextTrade.actualRiskFraction, { decimals: 2 }))})`}
                </span>
              </h3>
              <Waterfall
                steps={nextTrade.steps}
                measure="trade"
                final={{ fraction: nextTrade.actualRiskFraction, quantity: nextTrade.quantity }}
                counterfactuals={nextTrade.counterfactuals}
                accounting={accounting}
                summary={tradeSummary(nextTrade, messages)}
              />
            </section>
          )}
        </div>
        <p className="mt-4 text-caption text-muted">{words.hint}</p>
      </figure>
    </FixedNow>
  );
}
