import type { PublishedVariant } from "@/lib/domain/evidence";
import { ratioText, shareText } from "@/lib/format/evidence-text";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { PageSection } from "../../_components/page-section";

/** RobustnessSection repeats the comparison with one thing changed: costs, a day's delay, the product's pauses. */
export function RobustnessSection({ variants }: { variants: readonly PublishedVariant[] }) {
  const { evidencePage } = getMessages(DEFAULT_LOCALE);
  const words = evidencePage.robustness;
  const names = [...new Set(variants.map((row) => row.case))];
  const ids = [...new Set(variants.map((row) => row.variant))];
  const cell = (name: string, id: string) => {
    const row = variants.find((each) => each.case === name && each.variant === id);
    return row === undefined ? null : words.cell(ratioText(row.sharpe), shareText(row.maxDrawdown));
  };
  return (
    <PageSection id="robustness" title={words.title} lead={words.lead}>
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.variant}</Th>
            {names.map((name) => (
              <Th key={name} isFigure>
                {evidencePage.cases[name] ?? name}
              </Th>
            ))}
          </>
        }
      >
        {ids.map((id) => (
          <Tr key={id} className={id === "shipped" ? "font-medium text-ink" : undefined}>
            <Td className="min-w-36">{words.variants[id]}</Td>
            {names.map((name) => (
              <Td key={name} isFigure>
                {cell(name, id)}
              </Td>
            ))}
          </Tr>
        ))}
      </Table>
    </PageSection>
  );
}
