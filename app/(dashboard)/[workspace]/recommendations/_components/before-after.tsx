"use client";

import type { Accounting } from "@/lib/format/money";
import { formatMeasure, measureName } from "@/lib/format/measure";
import { NOT_KNOWN } from "@/lib/format/number";
import { useMessages } from "@/components/i18n/use-messages";
import { Num } from "@/components/ui/num";
import { Table, Td, Th, Tr } from "@/components/ui/table";

interface BeforeAfterProps {
  before: Readonly<Record<string, number>>;
  after: Readonly<Record<string, number>>;
  accounting: Accounting;
}

/** BeforeAfter is the book now and once this is done. A dash where the engine computes no value after. */
export function BeforeAfter({ before, after, accounting }: BeforeAfterProps) {
  const messages = useMessages();
  const { recommendations: words } = messages;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (names.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 text-body font-medium text-ink">{words.detail.beforeAfter}</h3>
      <Table
        caption={words.detail.beforeAfter}
        head={
          <>
            <Th>{words.detail.measureColumn}</Th>
            <Th isFigure>{words.detail.before}</Th>
            <Th isFigure>{words.detail.after}</Th>
          </>
        }
      >
        {names.map((name) => (
          <Tr key={name}>
            <Td className="text-soft">{measureName(name, messages)}</Td>
            <Td isFigure className="text-ink">
              <Value name={name} value={before[name]} accounting={accounting} />
            </Td>
            <Td isFigure className="text-ink">
              <Value name={name} value={after[name]} accounting={accounting} />
            </Td>
          </Tr>
        ))}
      </Table>
    </section>
  );
}

interface ValueProps {
  name: string;
  value: number | undefined;
  accounting: Accounting;
}

function Value({ name, value, accounting }: ValueProps) {
  return <Num value={value === undefined ? NOT_KNOWN : formatMeasure(name, value, accounting)} />;
}
