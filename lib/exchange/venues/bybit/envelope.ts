import { z } from "zod";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { blankable, instantMs, parseAnswer } from "@/lib/exchange/parse-answer";
import type { Category } from "./symbols";

/**
 * parseResult reads `result` out of Bybit's envelope. `retCode` other than 0 has become an error before; an answer
 * without it is none of Bybit's.
 */
export function parseResult<T extends z.ZodType>(schema: T, raw: unknown, endpoint: string): z.output<T> {
  const envelope = z.looseObject({ retCode: z.coerce.number().pipe(z.literal(0)), result: z.unknown() });
  return parseAnswer(schema, parseAnswer(envelope, raw, "bybit", endpoint).result, "bybit", endpoint) as z.output<T>;
}

/**
 * parseList reads a list and where it goes on.
 *
 * @param category what was asked for, where rows mean something else in another: an answer about that one is not ours
 */
export function parseList<Row extends z.ZodType>(
  row: Row,
  raw: unknown,
  endpoint: string,
  category?: Category,
): CursorPage<z.output<Row>> & { rows: z.output<Row>[] } {
  const schema = z.looseObject({
    category: blankable(category === undefined ? z.string() : z.literal(category)),
    list: z.array(row),
    nextPageCursor: blankable(z.string()),
  });
  const { list, nextPageCursor } = parseResult(schema, raw, endpoint);
  return { rows: list, cursor: nextPageCursor };
}

/** answeredAt is the venue's clock when it answered, or `fallback` where it does not say. */
export function answeredAt(raw: unknown, fallback: number): number {
  const parsed = z.looseObject({ time: instantMs }).safeParse(raw);
  return parsed.success ? parsed.data.time : fallback;
}
