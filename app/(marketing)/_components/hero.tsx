import { ArrowRight } from "lucide-react";
import { Num } from "@/components/ui/num";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { money, USD } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ratio } from "@/lib/format/ratio";
import { WaysIn } from "./ways-in";
import type { WorkedExample } from "./worked-example";

/** Hero says what this is in one sentence and shows one figure: the usual size and what becomes of it. */
export function Hero({ example }: { example: WorkedExample }) {
  const { hero } = getMessages(DEFAULT_LOCALE).marketing;
  return (
    <div className="grid gap-x-12 gap-y-6 py-8 lg:grid-cols-[minmax(0,1fr)_25rem] lg:grid-rows-[auto_1fr] lg:py-14">
      <h1 className="max-w-[22ch] text-headline font-semibold tracking-[-0.02em] text-balance text-ink lg:text-display">
        {hero.title}
      </h1>
      <HeroFigures example={example} />
      <div>
        <p className="max-w-[62ch] text-lead text-soft">{hero.lead}</p>
        <p className="mt-2 mb-6 max-w-[62ch] text-lead text-soft">{hero.proof}</p>
        <WaysIn />
      </div>
    </div>
  );
}

function HeroFigures({ example }: { example: WorkedExample }) {
  const { marketing, riskWords } = getMessages(DEFAULT_LOCALE);
  const { example: words } = marketing;
  const { input, market, question, size } = example;
  const { equityUsd } = input.account;
  const usual = money(size.baseRiskFraction * equityUsd, USD);
  const now = money(size.riskUsd, USD);
  return (
    <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:border-l lg:border-line lg:pl-8">
      <p className="flex flex-wrap justify-between gap-x-3 text-caption">
        <span className="font-medium text-ink">{words.mark}</span>
        <span className="text-muted">{words.markHint}</span>
      </p>
      <dl className="mt-3 grid grid-cols-[auto_auto_1fr] items-start gap-x-4 border-y border-line py-3 lg:gap-x-6 lg:py-4">
        <div>
          <dt className="eyebrow">{words.usual}</dt>
          <dd className="mt-1 text-headline tracking-tight text-muted lg:text-display">
            <Num value={usual} />
          </dd>
          <dd className="figures text-dense text-muted">
            {words.ofEquity(textOf(percent(size.baseRiskFraction, { decimals: 2 })))}
          </dd>
        </div>
        <ArrowRight aria-hidden className="mt-7 size-5 text-muted lg:mt-9" strokeWidth={1.5} />
        <div>
          <dt className="eyebrow">{words.now}</dt>
          <dd className="mt-1 text-headline font-semibold tracking-tight text-ink lg:text-display">
            <Num value={now} />
          </dd>
          <dd className="figures text-dense text-soft">
            {words.ofEquity(textOf(percent(size.actualRiskFraction, { decimals: 2 })))}
          </dd>
        </div>
      </dl>
      <p className="figures mt-3 text-body text-pretty text-soft">
        {words.sentence({
          asset: question.asset,
          risk: textOf(now),
          usual: textOf(usual),
          ratio: textOf(ratio(market.volatility.ratio ?? 1)),
          regime: riskWords.regime[market.regime.label].toLowerCase(),
          drawdown: textOf(percent(input.ladder.drawdownFraction, { decimals: 0 })),
          held: textOf(percent(example.heldUsd / equityUsd, { decimals: 0 })),
        })}
      </p>
    </div>
  );
}
