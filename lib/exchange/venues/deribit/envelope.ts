import { z } from "zod";
import { parseAnswer } from "@/lib/exchange/parse-answer";

/**
 * parseResult reads `result` out of Deribit's JSON-RPC envelope. An `error` has become one before; an answer without a
 * result is none of Deribit's.
 */
export function parseResult<T extends z.ZodType>(schema: T, raw: unknown, endpoint: string): z.output<T> {
  const { result } = parseAnswer(z.looseObject({ result: z.unknown() }), raw, "deribit", endpoint);
  return parseAnswer(schema, result, "deribit", endpoint) as z.output<T>;
}
