import type { ReactNode } from "react";
import type { PublishedEngine } from "@/lib/domain/evidence";
import { ratioText, shareText } from "@/lib/format/evidence-text";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { formatNumber, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { PageSection } from "../../_components/page-section";

/** A test is failed, or a separation found, below this p. */
const SIGNIFICANCE = 0.05;

const words = getMessages(DEFAULT_LOCALE).evidencePage.measures;

/** MeasuresSection asks of single measures whether what they say came true: value at risk, regime, volatility. */
export function MeasuresSection({ engine }: { engine: readonly PublishedEngine[] }) {
  return (
    <PageSection id="measures" title={words.title} lead={words.lead}>
      <div className="flex flex-col gap-9">
        <RiskBacktest engine={engine} />
        <RegimeTest engine={engine} />
        <ForecastTest engine={engine} />
      </div>
    </PageSection>
  );
}

function Part({ title, verdict, children }: { title: string; verdict: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="text-body font-medium text-ink">{title}</h3>
      <p className="mt-1 mb-2 max-w-[70ch] text-dense text-soft">{verdict}</p>
      {children}
    </section>
  );
}

function RiskBacktest({ engine }: { engine: readonly PublishedEngine[] }) {
  const { risk } = words;
  const tests = engine.flatMap(({ symbol, var: backtests }) => backtests.map((test) => ({ symbol, ...test })));
  const passed = tests.filter(({ kupiecP }) => kupiecP > SIGNIFICANCE).length;
  return (
    <Part title={risk.title} verdict={risk.verdict(passed, tests.length)}>
      <Table
        caption={risk.title}
        head={
          <>
            <Th>{risk.asset}</Th>
            <Th isFigure>{risk.level}</Th>
            <Th isFigure>{risk.days}</Th>
            <Th isFigure>{risk.exceeded}</Th>
            <Th isFigure>{risk.expected}</Th>
            <Th isFigure>{risk.kupiec}</Th>
            <Th isFigure>{risk.christoffersen}</Th>
          </>
        }
      >
        {tests.map((test) => (
          <Tr key={`${test.symbol} ${test.confidence}`}>
            <Td className="text-ink">{test.symbol}</Td>
            <Td isFigure>{shareText(test.confidence, 0)}</Td>
            <Td isFigure>{formatNumber(test.days)}</Td>
            <Td isFigure>{formatNumber(test.exceedances)}</Td>
            <Td isFigure>{formatNumber(test.expected, { decimals: 1 })}</Td>
            <Td isFigure>{ratioText(test.kupiecP, 3)}</Td>
            <Td isFigure>{ratioText(test.christoffersenP, 3)}</Td>
          </Tr>
        ))}
      </Table>
    </Part>
  );
}

const OUTCOMES = ["volatility", "drawdown", "direction"] as const;

function RegimeTest({ engine }: { engine: readonly PublishedEngine[] }) {
  const { regime: text } = words;
  const tested = engine.flatMap(({ symbol, regime }) => (regime === null ? [] : [{ symbol, regime }]));
  const found = (outcome: (typeof OUTCOMES)[number]) =>
    tested.flatMap(({ symbol, regime }) => (regime[outcome].p < SIGNIFICANCE ? [symbol] : [])).join(", ");
  return (
    <Part
      title={text.title}
      verdict={`${text.separates(found("volatility"))} ${text.directionTest(found("direction"))}`}
    >
      <Table
        caption={text.title}
        head={
          <>
            <Th>{text.outcome}</Th>
            {tested.map(({ symbol }) => (
              <Th key={symbol} isFigure>
                {`${symbol}: ${text.explained}`}
              </Th>
            ))}
          </>
        }
      >
        {OUTCOMES.map((outcome) => (
          <Tr key={outcome}>
            <Td className="text-ink">{text[outcome]}</Td>
            {tested.map(({ symbol, regime }) => (
              <Td key={symbol} isFigure>
                {text.figure(shareText(regime[outcome].explainedFraction), ratioText(regime[outcome].p, 3))}
              </Td>
            ))}
          </Tr>
        ))}
      </Table>
      <p className="figures mt-2 text-caption text-muted">
        {tested
          .flatMap(({ symbol, regime: { bullMinusBear } }) =>
            bullMinusBear === null ? [] : [text.spread(symbol, textOf(percent(bullMinusBear, { sign: "always" })))],
          )
          .join(" ")}
      </p>
    </Part>
  );
}

function ForecastTest({ engine }: { engine: readonly PublishedEngine[] }) {
  const { forecast: text, risk } = words;
  const tested = engine.flatMap(({ symbol, forecast }) => (forecast === null ? [] : [{ symbol, forecast }]));
  return (
    <Part title={text.title} verdict={text.fifthsNote}>
      <Table
        caption={text.title}
        head={
          <>
            <Th>{risk.asset}</Th>
            <Th isFigure>{text.weeks}</Th>
            <Th isFigure>{text.rank}</Th>
            <Th isFigure>{text.ewma}</Th>
            <Th isFigure>{text.fifths}</Th>
          </>
        }
      >
        {tested.map(({ symbol, forecast }) => (
          <Tr key={symbol}>
            <Td className="text-ink">{symbol}</Td>
            <Td isFigure>{formatNumber(forecast.weeks)}</Td>
            <Td isFigure>{ratioText(forecast.spearman)}</Td>
            <Td isFigure>{ratioText(forecast.spearmanEwma)}</Td>
            <Td isFigure>{forecast.volatilityByStability.map((value) => shareText(value, 0)).join(" \u2192 ")}</Td>
          </Tr>
        ))}
      </Table>
    </Part>
  );
}
