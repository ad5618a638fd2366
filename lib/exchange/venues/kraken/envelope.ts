import { z } from "zod";
import { blankable, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";
import type { DecimalString } from "@/lib/domain/decimal";

/**
 * parseResult reads `result` out of Kraken's envelope. Anything in `error` has become an error before; an answer without
 * the list is none of Kraken's.
 */
export function parseResult<T extends z.ZodType>(schema: T, raw: unknown, endpoint: string): z.output<T> {
  const envelope = z.looseObject({ error: z.array(z.string()).max(0), result: z.unknown() });
  return parseAnswer(schema, parseAnswer(envelope, raw, "kraken", endpoint).result, "kraken", endpoint) as z.output<T>;
}

/** secondsMs reads an instant in seconds with fractions, as a number or as text, into milliseconds. */
export const secondsMs = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,11}(\.\d+)?$/)
      .transform(Number),
  ])
  .refine((seconds) => seconds >= 0 && seconds < 8.64e12)
  .transform((seconds) => Math.round(seconds * 1_000));

/** positiveText is a price as Kraken prints it; null for 0, and for a distance such as `+5.0%` of a trailing order. */
export const positiveText = blankable(
  z.union([
    magnitudeText.transform((price) => (price === "0" ? null : price)),
    z
      .string()
      .regex(/^[+\-#]?\d{1,20}(\.\d{1,30})?%?$/)
      .transform(() => null),
  ]),
);

/** Row is one member of an answer that is keyed by ids. */
export type Row<T> = T & { id: string };

/** rowsOf turns an answer keyed by ids into rows. */
export function rowsOf<T extends object>(byId: Readonly<Record<string, T>>): Row<T>[] {
  return Object.entries(byId).map(([id, row]) => ({ ...row, id }));
}

/** nextOffset is where a list told by offset goes on: null when these were the last. */
export function nextOffset(offset: number, seen: number, count: number): string | null {
  return seen === 0 || offset + seen >= count ? null : String(offset + seen);
}

/** absolute is an amount without its sign. */
export function absolute(amount: DecimalString): DecimalString {
  return amount.startsWith("-") ? amount.slice(1) : amount;
}
