import { ratioText, shareText } from "@/lib/format/evidence-text";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { formatNumber } from "@/lib/format/number";
import type { PublishedCase } from "@/lib/format/published-evidence-text";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { PageSection } from "../../_components/page-section";
import { CaseName } from "./case-name";
import { RowsCsvButton } from "./rows-csv-button";

/** EqualVolatilitySection is the fair comparison: each rival scaled to the same volatility, with what is not certain. */
export function EqualVolatilitySection({ cases }: { cases: readonly PublishedCase[] }) {
  const { evidence, evidencePage } = getMessages(DEFAULT_LOCALE);
  const words = evidencePage.equal;
  const rows = cases.flatMap(({ own, held, equal, rule }) => [own, held, equal, rule]);
  const range = ([low, high]: readonly [number, number]) => evidence.interval(ratioText(low), ratioText(high));
  return (
    <PageSection
      id="equal"
      title={words.title}
      lead={words.lead}
      aside={<p className="mt-3 max-w-[60ch] text-dense text-muted">{words.placeboNote}</p>}
    >
      <div className="flex justify-end">
        <RowsCsvButton title={words.csv} rows={rows} />
      </div>
      <Table
        caption={words.volatility}
        head={
          <>
            <Th>{words.volatility}</Th>
            <Th isFigure>{words.own}</Th>
            <Th isFigure>{words.held}</Th>
            <Th isFigure>{words.rule}</Th>
          </>
        }
      >
        {cases.map(({ name, own, equal, rule }) => (
          <Tr key={name}>
            <Td className="text-ink">
              <CaseName name={name} />
            </Td>
            <Td isFigure className="font-medium text-ink">
              {shareText(own.volatilityAnnual)}
            </Td>
            <Td isFigure>{shareText(equal.volatilityAnnual)}</Td>
            <Td isFigure>{shareText(rule.volatilityAnnual)}</Td>
          </Tr>
        ))}
      </Table>
      <p className="mt-2 mb-8 max-w-[76ch] text-dense text-soft">{words.volatilityNote}</p>
      <Table
        caption={words.drawdown}
        head={
          <>
            <Th>{words.drawdown}</Th>
            <Th isFigure>{words.own}</Th>
            <Th isFigure>{words.held}</Th>
            <Th isFigure>{words.rule}</Th>
            <Th isFigure>{words.ratio}</Th>
            <Th isFigure>{words.interval}</Th>
            <Th isFigure>{words.placebo}</Th>
          </>
        }
      >
        {cases.map(({ name, own, equal, rule, ratio }) => (
          <Tr key={name}>
            <Td className="text-ink">
              <CaseName name={name} isExplained />
            </Td>
            <Td isFigure className="font-medium text-ink">
              {shareText(own.maxDrawdown)}
            </Td>
            <Td isFigure>{shareText(equal.maxDrawdown)}</Td>
            <Td isFigure>{shareText(rule.maxDrawdown)}</Td>
            <Td isFigure className="text-ink">
              {ratioText(ratio.value)}
            </Td>
            <Td isFigure className="text-muted">
              {range(ratio.ci90)}
            </Td>
            <Td isFigure>{ratioText(own.placeboP, 3)}</Td>
          </Tr>
        ))}
      </Table>
      <Table
        caption={words.calmar}
        className="mt-8"
        head={
          <>
            <Th>{words.calmar}</Th>
            <Th isFigure>{words.own}</Th>
            <Th isFigure>{words.interval}</Th>
            <Th isFigure>{words.held}</Th>
            <Th isFigure>{words.rule}</Th>
            <Th isFigure>{words.sharpe}</Th>
          </>
        }
      >
        {cases.map(({ name, own, equal, rule, sharpeGain }) => (
          <Tr key={name}>
            <Td className="text-ink">
              <CaseName name={name} />
            </Td>
            <Td isFigure className="font-medium text-ink">
              {ratioText(own.calmar)}
            </Td>
            <Td isFigure className="text-muted">
              {range(own.ci90.calmar)}
            </Td>
            <Td isFigure>{ratioText(equal.calmar)}</Td>
            <Td isFigure>{ratioText(rule.calmar)}</Td>
            <Td isFigure>{formatNumber(sharpeGain, { decimals: 2, sign: "always" })}</Td>
          </Tr>
        ))}
      </Table>
    </PageSection>
  );
}
