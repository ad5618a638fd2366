import type { ReactNode } from "react";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { money, USD } from "@/lib/format/money";
import { formatNumber, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { quantity } from "@/lib/format/quantity";
import { ratio } from "@/lib/format/ratio";
import { ExampleWaterfall } from "./example-waterfall";
import { PageSection } from "./page-section";
import type { WorkedExample } from "./worked-example";

/** ExampleSection is one trade with everything visible: inputs, the waterfall, the order and the line that checks it. */
export function ExampleSection({ example }: { example: WorkedExample }) {
  const { example: words } = getMessages(DEFAULT_LOCALE).marketing;
  return (
    <PageSection id="example" title={words.title} lead={words.lead} aside={<ExampleInputs example={example} />}>
      <ExampleWaterfall size={example.size} asOf={example.asOf} />
      <ExampleResult example={example} />
    </PageSection>
  );
}

function ExampleInputs({ example }: { example: WorkedExample }) {
  const { marketing, riskWords } = getMessages(DEFAULT_LOCALE);
  const { inputs, inputsTitle } = marketing.example;
  const { input, market, question, size } = example;
  const fraction = (value: number, decimals: number) => textOf(percent(value, { decimals }));
  return (
    <>
      <h3 className="mt-5 text-caption font-medium text-ink">
        {marketing.example.mark}
        {": "}
        {inputsTitle.toLowerCase()}
      </h3>
      <dl className="figures mt-1 text-dense">
        <Row name={inputs.equity}>{textOf(money(input.account.equityUsd, USD))}</Row>
        <Row name={inputs.held(question.asset)}>{textOf(money(example.heldUsd, USD))}</Row>
        <Row name={inputs.fromHigh}>{fraction(-input.ladder.drawdownFraction, 0)}</Row>
        <Row name={inputs.lossLimit}>{fraction(input.policy.lossLimitFraction, 0)}</Row>
        <Row name={inputs.baseRisk(riskWords.tier[size.tier])}>{fraction(size.baseRiskFraction, 2)}</Row>
        <Row name={inputs.volatility(question.asset)}>{textOf(ratio(market.volatility.ratio ?? 1))}</Row>
        <Row name={inputs.regime}>
          {inputs.regimeValue(
            riskWords.regime[market.regime.label],
            formatNumber(market.regime.multiplier, { decimals: 2 }),
          )}
        </Row>
        <Row name={inputs.entry}>{textOf(money(size.entryPrice, USD))}</Row>
        <Row name={inputs.atr}>{fraction(market.volatility.atrFraction ?? 0, 1)}</Row>
        <Row name={inputs.stop(formatNumber(input.policy.stopAtrMultiple))}>
          {textOf(money(size.stopPrice ?? 0, USD))}
        </Row>
        <Row name={inputs.costs}>{fraction(size.costFraction, 2)}</Row>
      </dl>
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3 border-b border-line py-1">
      <dt className="text-soft">{name}</dt>
      <dd className="whitespace-nowrap text-ink">{children}</dd>
    </div>
  );
}

function ExampleResult({ example: { input, question, size } }: { example: WorkedExample }) {
  const { example: words } = getMessages(DEFAULT_LOCALE).marketing;
  const fraction = (value: number) => textOf(percent(value, { decimals: 2 }));
  return (
    <div className="figures mt-6 border-t border-line pt-4">
      <h3 className="text-caption font-medium text-ink">{words.resultTitle}</h3>
      <p className="mt-1 text-lead text-ink">
        {words.result(quantity(size.quantity), question.asset, textOf(money(size.notionalUsd, USD)))}{" "}
        <span className="text-soft">
          {words.resultStop(textOf(money(size.stopPrice ?? 0, USD)), textOf(money(size.riskUsd, USD)))}
        </span>
      </p>
      <p className="mt-2 text-caption text-muted">{words.check}</p>
      <p className="mt-0.5 font-mono text-caption text-soft">
        {words.checkFormula({
          equity: formatNumber(input.account.equityUsd),
          risk: fraction(size.riskFraction),
          entry: formatNumber(size.entryPrice),
          stop: fraction(size.stopDistanceFraction ?? 0),
          costs: fraction(size.costFraction),
          quantity: quantity(size.quantity),
        })}
      </p>
    </div>
  );
}
