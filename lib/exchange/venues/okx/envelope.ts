import { z } from "zod";
import { parseAnswer } from "@/lib/exchange/parse-answer";

/**
 * parseData reads `data`, always a list, out of OKX's envelope. A `code` other than "0" has become an error before; an
 * answer without it is none of OKX's.
 */
export function parseData<Row extends z.ZodType>(row: Row, raw: unknown, endpoint: string): z.output<Row>[] {
  const envelope = z.looseObject({ code: z.coerce.string().pipe(z.literal("0")), data: z.array(row) });
  return parseAnswer(envelope, raw, "okx", endpoint).data;
}
