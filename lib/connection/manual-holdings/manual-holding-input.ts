import { z } from "zod";
import { addDecimals, compareDecimals } from "@/lib/domain/decimal";

/** Fits numeric(38,18). */
const positiveDecimal = z
  .string()
  .trim()
  // Aborts: the next check cannot read what is no number.
  .regex(/^\d{1,20}(\.\d{1,18})?$/, { error: "is not a positive number with at most 18 decimals", abort: true })
  .refine((text) => compareDecimals(text, "0") > 0, "must be more than zero")
  .transform((text) => addDecimals(text));

const lineText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u, "has control characters");

/** manualHoldingSchema is what a person states about something held outside the linked accounts. */
export const manualHoldingSchema = z.strictObject({
  asset: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9.\-]{1,20}$/, "is not an asset code such as BTC"),
  quantity: positiveDecimal,
  place: z.enum(["cold", "elsewhere"]),
  note: lineText(200),
  /** Own price in USD, used where no market prices the asset. */
  priceUsd: positiveDecimal.nullable(),
});
export type ManualHoldingInput = z.infer<typeof manualHoldingSchema>;
