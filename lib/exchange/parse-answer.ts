import { z } from "zod";
import { addDecimals, fromNumber } from "@/lib/domain/decimal";
import { SafeExchangeError } from "./safe-exchange-error";

/**
 * parseAnswer validates a venue's JSON and returns the parsed value, or throws SafeExchangeError `bad_response`: an
 * answer of another shape (a maintenance page, a truncated list) is a failure of the venue, never an empty account.
 */
export function parseAnswer<T>(schema: z.ZodType<T>, raw: unknown, venue: string, endpoint: string): T {
  const result = schema.safeParse(raw);
  if (!result.success) throw new SafeExchangeError("bad_response", venue, endpoint, { httpStatus: 200 });
  return result.data;
}

/**
 * decimalText is money as a venue prints it. Only text passes: a JSON number has already been through a float. The
 * result is plain notation without trailing zeros.
 */
export const decimalText = z
  .string()
  .regex(/^-?\d{1,20}(\.\d{1,30})?$/)
  .transform((text) => addDecimals(text));

/** magnitudeText is decimalText that cannot be negative. */
export const magnitudeText = decimalText.refine((text) => !text.startsWith("-"));

/**
 * numberAmount is money of the venues that send it as a JSON number. Fifteen digits of it are exact, which at eight
 * decimals is below ten million coins.
 */
export const numberAmount = z
  .number()
  .refine((value) => Math.abs(value) < 1e20)
  .transform(fromNumber);

/** amountValue is money of the venues that send it as text here and as a number there. */
export const amountValue = z.union([decimalText, numberAmount]);

/** magnitudeValue is amountValue that cannot be negative. */
export const magnitudeValue = amountValue.refine((text) => !text.startsWith("-"));

/** marketNumber is a figure of market data, as text or number; kept as it came, the validator of candles judges it. */
export const marketNumber = z.union([z.number(), z.string().max(60).transform(Number)]);

/** blankable reads what venues write where there is nothing (no member, null, "") as null, and the rest by the schema. */
export function blankable<T extends z.ZodType>(schema: T) {
  return z
    .union([z.literal(""), z.null(), z.undefined(), schema])
    .transform((value) => (value === "" || value === null || value === undefined ? null : value))
    .optional()
    .transform((value) => value ?? null);
}

/** assetCode is a coin's name. */
export const assetCode = z.string().min(1).max(30);

/** idText accepts ids sent as text or as an integer JSON carries exactly. */
export const idText = z
  .union([z.string().min(1).max(100), z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)])
  .transform(String);

/** instantMs accepts epoch milliseconds as a number or as digits. */
export const instantMs = z
  .union([
    z.number().int(),
    z
      .string()
      .regex(/^\d{1,16}$/)
      .transform(Number),
  ])
  .refine((value) => value >= 0 && value < 8.64e15);
