"use client";

import type { PolicyMeasures } from "@/lib/domain/evidence";
import { ratioText, rowOf, shareText } from "@/lib/format/evidence-text";
import { measuresCsv } from "@/lib/format/measures-csv";
import { formatNumber, textOf } from "@/lib/format/number";
import { ratio } from "@/lib/format/ratio";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { CsvButton } from "@/components/ui/csv-button";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { POLICY_ORDER } from "./policy-look";

interface MeasuresTableProps {
  /** Also the id of its heading. */
  id: string;
  fileName: string;
  rows: readonly PolicyMeasures[];
}

/** MeasuresTable is one case under each policy, every measure of it. */
export function MeasuresTable({ id, fileName, rows }: MeasuresTableProps) {
  const { evidence } = useScreenMessages();
  const words = evidence.table;
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
        aside={<CsvButton title={words.title} fileName={fileName} write={() => measuresCsv(rows)} />}
      >
        {words.title}
      </SectionHeading>
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.policy}</Th>
            <Th isFigure>{words.growth}</Th>
            <Th isFigure>{words.volatility}</Th>
            <Th isFigure>
              <Term name="maxDrawdown">{words.drawdown}</Term>
            </Th>
            <Th isFigure>
              <Term name="calmar">{words.calmar}</Term>
            </Th>
            <Th isFigure>
              <Term name="sharpe">{words.sharpe}</Term>
            </Th>
            <Th isFigure>{words.underwater}</Th>
            <Th isFigure>
              <Term name="capture">{words.up}</Term>
            </Th>
            <Th isFigure>{words.down}</Th>
            <Th isFigure>{words.turnover}</Th>
            <Th isFigure>{words.shortfall}</Th>
          </>
        }
      >
        {POLICY_ORDER.map((policy) => {
          const row = rowOf(rows, policy);
          return (
            <Tr key={policy} className={policy === "dynamic" ? "font-medium text-ink" : undefined}>
              <Td className="whitespace-nowrap">{evidence.policies[policy]}</Td>
              <Td isFigure>{shareText(row.cagr)}</Td>
              <Td isFigure>{shareText(row.volatilityAnnual)}</Td>
              <Td isFigure>{shareText(-row.maxDrawdown)}</Td>
              <Td isFigure>{ratioText(row.calmar)}</Td>
              <Td isFigure>{ratioText(row.sharpe)}</Td>
              <Td isFigure>{words.days(formatNumber(row.longestUnderwaterDays))}</Td>
              <Td isFigure>{shareText(row.upCapture, 0)}</Td>
              <Td isFigure>{shareText(row.downCapture, 0)}</Td>
              <Td isFigure>{textOf(ratio(row.turnoverPerYear))}</Td>
              <Td isFigure>{shareText(-row.es95)}</Td>
            </Tr>
          );
        })}
      </Table>
    </section>
  );
}
