"use client";

import { clsx } from "clsx";
import type { PortfolioReport, TailEstimate } from "@/lib/domain/portfolio-report";
import { csv } from "@/lib/format/csv";
import type { GlossaryTerm } from "@/lib/format/messages/en/glossary";
import { money, type Accounting } from "@/lib/format/money";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { CsvButton } from "@/components/ui/csv-button";
import { Hint } from "@/components/ui/hint";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

const METHODS: readonly TailEstimate["method"][] = ["filtered_historical", "historical", "normal"];
const TERM: Readonly<Record<TailEstimate["method"], GlossaryTerm>> = {
  filtered_historical: "filteredMethod",
  historical: "historicalMethod",
  normal: "normalMethod",
};

/** TailsSection is the cost of bad days by each method side by side: where they differ is how far to trust any of them. */
export function TailsSection({ report, accounting }: { report: PortfolioReport; accounting: Accounting }) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.risk.tails;
  const print = (usd: number | null | undefined) =>
    textOf(usd === null || usd === undefined ? NOT_KNOWN : money(usd, accounting, { digits: "estimate" }));
  return (
    <section aria-labelledby="tails">
      <SectionHeading
        id="tails"
        aside={<CsvButton title={words.title} fileName="bad-days" write={() => toCsv(report.tails)} />}
      >
        {words.title}
      </SectionHeading>
      <p className="-mt-1 mb-2 max-w-[76ch] text-dense text-soft">{words.note}</p>
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.method}</Th>
            <Th isFigure>
              <Term name="dayLoss">{words.var95}</Term>
            </Th>
            <Th isFigure>
              <Term name="expectedShortfall">{words.es95}</Term>
            </Th>
            <Th isFigure>
              <Term name="dayLossRare">{words.var99}</Term>
            </Th>
            <Th isFigure>{words.es99}</Th>
            <Th isFigure>{words.days}</Th>
          </>
        }
      >
        {METHODS.map((method) => {
          const at = (confidence: TailEstimate["confidence"]) =>
            report.tails.find((tail) => tail.method === method && tail.confidence === confidence);
          const [day, rare] = [at(0.95), at(0.99)];
          const isComparison = method === "normal";
          return (
            <Tr key={method} className={clsx(isComparison ? "text-muted" : "text-ink")}>
              <Td className="whitespace-nowrap">
                <Term name={TERM[method]}>{words.methods[method]}</Term>
                {isComparison ? <span className="ml-1.5 text-caption">{words.comparison}</span> : null}
              </Td>
              <Td isFigure>{print(day?.varUsd)}</Td>
              <Td isFigure>{print(day?.esUsd)}</Td>
              <Td isFigure>{print(rare?.varUsd)}</Td>
              <Td isFigure>{print(rare?.esUsd)}</Td>
              <Td isFigure className="text-soft">
                <Days tail={day} />
              </Td>
            </Tr>
          );
        })}
      </Table>
    </section>
  );
}

/** How many days an estimate rests on; few in the tail are said so. */
function Days({ tail }: { tail: TailEstimate | undefined }) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.risk.tails;
  if (tail === undefined) return textOf(NOT_KNOWN);
  if (!tail.isThin) return tail.observations;
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <Hint text={words.thinHint} className="term text-caption text-muted">
        {words.thin}
      </Hint>
      {tail.observations}
    </span>
  );
}

function toCsv(tails: readonly TailEstimate[]): string {
  return csv(
    ["method", "confidence", "var_usd", "es_usd", "observations", "is_thin"],
    tails.map((tail) => [
      tail.method,
      tail.confidence,
      tail.varUsd,
      tail.esUsd,
      tail.observations,
      tail.isThin ? "yes" : "no",
    ]),
  );
}
