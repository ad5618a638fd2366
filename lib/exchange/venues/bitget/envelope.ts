import { z } from "zod";
import { blankable, idText, parseAnswer } from "@/lib/exchange/parse-answer";

/**
 * parseData reads `data` out of Bitget's envelope. A `code` other than "00000" has become an error before; an answer
 * without it is none of Bitget's.
 */
export function parseData<T extends z.ZodType>(schema: T, raw: unknown, endpoint: string): z.output<T> {
  const envelope = z.looseObject({ code: z.literal("00000"), data: z.unknown() });
  return parseAnswer(schema, parseAnswer(envelope, raw, "bitget", endpoint).data, "bitget", endpoint) as z.output<T>;
}

/** RowsPage is one page as it came, and where the list goes on. */
export interface RowsPage<Row> {
  rows: Row[];
  cursor: string | null;
}

/**
 * parsePage reads one page of a list that goes on before an id.
 *
 * @param list where the rows are; lists without a name are the data themselves, and go on before the last row's id
 */
export function parsePage<Row extends z.ZodType>(
  row: Row,
  raw: unknown,
  endpoint: string,
  list: { rows: string; next: string },
): RowsPage<z.output<Row>> {
  const schema = z.looseObject({ [list.rows]: blankable(z.array(row)), [list.next]: blankable(idText) });
  const data: Record<string, unknown> = parseData(schema, raw, endpoint);
  const rows = (data[list.rows] ?? []) as z.output<Row>[];
  return { rows, cursor: rows.length === 0 ? null : (data[list.next] as string | null) };
}
