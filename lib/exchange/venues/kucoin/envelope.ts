import { z } from "zod";
import { blankable, idText, parseAnswer, wholeNumber } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";

/**
 * parseData reads `data` out of KuCoin's envelope. A `code` other than "200000" has become an error before; an answer
 * without it is none of KuCoin's.
 */
export function parseData<T extends z.ZodType>(schema: T, raw: unknown, endpoint: string): z.output<T> {
  const envelope = z.looseObject({ code: z.literal("200000"), data: z.unknown() });
  return parseAnswer(schema, parseAnswer(envelope, raw, "kucoin", endpoint).data, "kucoin", endpoint) as z.output<T>;
}

/** parseNumbered reads one page of a list whose pages have numbers. */
export function parseNumbered<Row extends z.ZodType>(
  row: Row,
  raw: unknown,
  endpoint: string,
): { rows: z.output<Row>[]; cursor: string | null } {
  const page = z.looseObject({
    currentPage: wholeNumber,
    totalPage: wholeNumber,
    items: z.array(row),
  });
  const { currentPage, totalPage, items } = parseData(page, raw, endpoint);
  return { rows: items, cursor: currentPage < totalPage ? String(currentPage + 1) : null };
}

/** parseAfterId reads one page of a list that goes on after an id. */
export function parseAfterId<Row extends z.ZodType>(
  row: Row,
  raw: unknown,
  endpoint: string,
): { rows: z.output<Row>[]; cursor: string | null } {
  const page = z.looseObject({ items: z.array(row), lastId: blankable(idText) });
  const { items, lastId } = parseData(page, raw, endpoint);
  return { rows: items, cursor: items.length === 0 ? null : lastId };
}

/** mapPage keeps what `pick` makes of a page's rows, and where the list goes on. */
export function mapPage<Row, Kept>(
  { rows, cursor }: { rows: readonly Row[]; cursor: string | null },
  pick: (row: Row) => readonly Kept[],
): CursorPage<Kept> {
  return { rows: rows.flatMap(pick), cursor, seen: rows.length };
}
