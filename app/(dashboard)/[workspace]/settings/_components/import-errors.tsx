"use client";

import { useQuery } from "@tanstack/react-query";
import { apiRequest } from "@/components/api/api-request";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { CsvButton } from "@/components/ui/csv-button";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ImportRowError, ImportView } from "@/lib/domain/import-views";
import { csv } from "@/lib/format/csv";
import { groupThousands } from "@/lib/format/number";

const SHOWN = 20;

/** ImportErrors names what is wrong in a file, cell by cell; the whole list is one download. */
export function ImportErrors({ slug, file }: { slug: string; file: ImportView }) {
  const { imports: words } = useAccountMessages();
  const { data: errors = [] } = useQuery({
    queryKey: ["import", slug, file.id, file.status],
    queryFn: async ({ signal }) =>
      (await apiRequest<{ errors: ImportRowError[] }>(`/api/w/${slug}/imports/${file.id}`, { signal })).errors,
  });
  const list = words.errorList;
  const sentence = ({ code, value }: ImportRowError) => words.errors[code](value);
  const write = () =>
    csv(
      [list.line, list.column, list.what],
      errors.map((error) => [error.line, error.field, sentence(error)]),
    );
  if (errors.length === 0) return null;
  return (
    <section aria-labelledby="import-errors">
      <SectionHeading
        id="import-errors"
        aside={<CsvButton title={list.title} fileName={list.fileName} write={write} />}
      >
        {list.title}
      </SectionHeading>
      {errors.length <= SHOWN ? null : (
        <p className="mb-2 text-dense text-soft">
          {list.shown(String(SHOWN), groupThousands(String(file.rowsFailed)))}
        </p>
      )}
      <Table
        caption={list.title}
        head={
          <>
            <Th isFigure>{list.line}</Th>
            <Th>{list.column}</Th>
            <Th>{list.what}</Th>
          </>
        }
      >
        {errors.slice(0, SHOWN).map((error) => (
          <Tr key={`${error.line}/${error.field}`}>
            <Td isFigure>{error.line}</Td>
            <Td>{error.field === "" ? words.wholeRow : error.field}</Td>
            <Td>{sentence(error)}</Td>
          </Tr>
        ))}
      </Table>
    </section>
  );
}
