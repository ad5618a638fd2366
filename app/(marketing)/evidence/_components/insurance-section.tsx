import { shareText } from "@/lib/format/evidence-text";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import type { PublishedCase } from "@/lib/format/published-evidence-text";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { PageSection } from "../../_components/page-section";
import { CaseName } from "./case-name";

/** InsuranceSection is what was given up, in the same breath as what was saved. */
export function InsuranceSection({ cases }: { cases: readonly PublishedCase[] }) {
  const words = getMessages(DEFAULT_LOCALE).evidencePage.insurance;
  return (
    <PageSection
      id="price"
      title={words.title}
      lead={words.lead}
      aside={<p className="mt-3 max-w-[60ch] text-dense text-muted">{words.note}</p>}
    >
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.growth}</Th>
            <Th isFigure>{words.own}</Th>
            <Th isFigure>{words.held}</Th>
            <Th isFigure>{words.up}</Th>
            <Th isFigure>{words.down}</Th>
            <Th isFigure>{words.exposure}</Th>
          </>
        }
      >
        {cases.map(({ name, own, held, meanExposure }) => (
          <Tr key={name}>
            <Td className="text-ink">
              <CaseName name={name} />
            </Td>
            <Td isFigure className="font-medium text-ink">
              {shareText(own.cagr)}
            </Td>
            <Td isFigure>{shareText(held.cagr)}</Td>
            <Td isFigure>{shareText(own.upCapture, 0)}</Td>
            <Td isFigure>{shareText(own.downCapture, 0)}</Td>
            <Td isFigure>{shareText(meanExposure, 0)}</Td>
          </Tr>
        ))}
      </Table>
      <Table
        caption={words.drawdown}
        className="mt-8"
        head={
          <>
            <Th>{words.drawdown}</Th>
            <Th isFigure>{words.own}</Th>
            <Th isFigure>{words.held}</Th>
          </>
        }
      >
        {cases.map(({ name, own, held }) => (
          <Tr key={name}>
            <Td className="text-ink">
              <CaseName name={name} />
            </Td>
            <Td isFigure className="font-medium text-ink">
              {shareText(own.maxDrawdown)}
            </Td>
            <Td isFigure>{shareText(held.maxDrawdown)}</Td>
          </Tr>
        ))}
      </Table>
    </PageSection>
  );
}
