import { z } from "zod";
import { blankable, decimalText, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";

/** parseCoinbase validates an answer of Coinbase; anything else is a failure of the venue. */
export function parseCoinbase<T extends z.ZodType>(schema: T, raw: unknown, endpoint: string): z.output<T> {
  return parseAnswer(schema, raw, "coinbase", endpoint) as z.output<T>;
}

/** moneyText is an amount with its currency, of which the amount counts; some answers have it bare. */
export const moneyText = z.union([z.looseObject({ value: decimalText }).transform(({ value }) => value), decimalText]);

/** heldMoney is moneyText that cannot be negative. */
export const heldMoney = moneyText.refine((text) => !text.startsWith("-"));

/** instantText reads a time such as `2024-01-15T10:30:00.123456Z` into epoch milliseconds. */
export const instantText = z
  .string()
  .max(40)
  .transform((text) => Date.parse(text))
  .refine((at) => at >= 0);

/** optionalAmount is a non-negative amount, or null where there is none. */
export const optionalAmount = blankable(magnitudeText);

/** cursorOf is where a list goes on; null when it ends. */
export function cursorOf(cursor: string | null, hasNext?: boolean | null): string | null {
  return cursor === null || hasNext === false ? null : cursor;
}
