import type { PublishedGuard } from "@/lib/domain/evidence";
import { shareText } from "@/lib/format/evidence-text";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { formatNumber } from "@/lib/format/number";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { PageSection } from "../../_components/page-section";

interface GuardsSectionProps {
  guards: readonly PublishedGuard[];
  lossLimitFraction: number;
}

/** GuardsSection compares the ladder alone with a lock and with nothing, on a book held in full. */
export function GuardsSection({ guards, lossLimitFraction }: GuardsSectionProps) {
  const { evidence, evidencePage } = getMessages(DEFAULT_LOCALE);
  const words = evidencePage.guards;
  const names = [...new Set(guards.map((guard) => guard.case))];
  return (
    <PageSection
      id="guards"
      title={words.title}
      lead={words.lead(shareText(lossLimitFraction, 0))}
      aside={<p className="mt-3 max-w-[60ch] text-dense text-muted">{words.whipsawNote}</p>}
    >
      <div className="flex flex-col gap-8">
        {names.map((name) => (
          <Table
            key={name}
            caption={`${words.title}: ${evidencePage.cases[name] ?? name}`}
            head={
              <>
                <Th>{evidencePage.cases[name] ?? name}</Th>
                <Th isFigure>{words.drawdown}</Th>
                <Th isFigure>{words.underwater}</Th>
                <Th isFigure>{words.growth}</Th>
                <Th isFigure>{words.up}</Th>
                <Th isFigure>{words.whipsaws}</Th>
              </>
            }
          >
            {guards
              .filter((guard) => guard.case === name)
              .map((row) => (
                <Tr key={row.guard} className={row.guard === "ladder" ? "font-medium text-ink" : undefined}>
                  <Td className="whitespace-nowrap">{words.names[row.guard]}</Td>
                  <Td isFigure>{shareText(row.maxDrawdown)}</Td>
                  <Td isFigure>{evidence.table.days(formatNumber(row.longestUnderwaterDays))}</Td>
                  <Td isFigure>{shareText(row.cagr)}</Td>
                  <Td isFigure>{shareText(row.upCapture, 0)}</Td>
                  <Td isFigure>{formatNumber(row.whipsaws)}</Td>
                </Tr>
              ))}
          </Table>
        ))}
      </div>
    </PageSection>
  );
}
