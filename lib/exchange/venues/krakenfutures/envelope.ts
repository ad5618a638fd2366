import { z } from "zod";
import { amountValue, blankable, parseAnswer } from "@/lib/exchange/parse-answer";

/** amount is money as Kraken Futures sends it: a JSON number, in some lists text. */
export const amount = amountValue;

/** magnitude is an amount that cannot be negative. */
export const magnitude = amount.refine((text) => !text.startsWith("-"));

/** optionalAmount is an amount, or null where there is none. */
export const optionalAmount = blankable(amount);

/** instantText reads a time such as `2023-04-07T15:45:10.739Z` into epoch milliseconds. */
export const instantText = z
  .string()
  .max(40)
  .transform((text) => Date.parse(text))
  .refine((at) => at >= 0);

/** parseFutures validates an answer of Kraken Futures; anything else is a failure of the venue. */
export function parseFutures<T extends z.ZodType>(schema: T, raw: unknown, endpoint: string): z.output<T> {
  return parseAnswer(schema, raw, "krakenfutures", endpoint) as z.output<T>;
}

/** assetOf is the name everybody uses for a coin of Kraken Futures, written `xbt` or `XBT` there. */
export function assetOf(code: string): string {
  const upper = code.toUpperCase();
  return upper === "XBT" ? "BTC" : upper === "XDG" ? "DOGE" : upper;
}
