import { z } from "zod";
import { addDecimals, fromNumber } from "@/lib/domain/decimal";
import { SafeExchangeError } from "./safe-exchange-error";

/**
 * parseAnswer validates a venue's JSON and returns the parsed value, or throws SafeExchangeError `bad_response`: an
 * answer of another shape (a maintenance page, a truncated list) is a failure of the venue, never an empty account.
 */
export function parseAnswer<T>(schema: z.ZodType<T>, raw: unknown, venue: string, endpoint: string): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new SafeExchangeError("bad_response", venue, endpoint, {
    httpStatus: 200,
    problem: problemOf(result.error.issues),
  });
}

type Issue = z.core.$ZodIssue;

/** The first field that is not as expected, of the alternatives of a union the one that was understood furthest. */
function problemOf(issues: readonly Issue[]): string {
  const found = leavesOf(issues, []).reduce((a, b) => (b.path.length >= a.path.length ? b : a));
  return `${found.path.length === 0 ? "the whole answer" : found.path.join(".")}: ${found.message}`;
}

function leavesOf(issues: readonly Issue[], above: readonly PropertyKey[]): { path: string[]; message: string }[] {
  const [issue] = issues;
  if (issue === undefined) return [];
  const path = [...above, ...issue.path];
  const inside = issue.code === "invalid_union" ? issue.errors.flatMap((branch) => leavesOf(branch, path)) : [];
  return inside.length > 0 ? inside : [{ path: path.map(String), message: issue.message }];
}

/**
 * decimalText is money as a venue prints it: some write `+12.5`, and small amounts as `1E-8`. Only text passes:
 * a JSON number has already been through a float. The result is plain notation without trailing zeros.
 */
export const decimalText = z
  .string()
  .regex(/^[+-]?\d{1,20}(\.\d{1,30})?(E-\d{1,2})?$/i)
  .refine((text) => Math.abs(Number(text)) < 1e20)
  .transform((text) => addDecimals(text));

/** magnitudeText is decimalText that cannot be negative. */
export const magnitudeText = decimalText.refine((text) => !text.startsWith("-"));

/**
 * amountValue is money of the venues that send it as a JSON number, or as text here and as a number there. Fifteen digits
 * of a number are exact, which at eight decimals is below ten million coins.
 */
export const amountValue = z.union([
  decimalText,
  z
    .number()
    .refine((value) => Math.abs(value) < 1e20)
    .transform(fromNumber),
]);

/** magnitudeValue is amountValue that cannot be negative. */
export const magnitudeValue = amountValue.refine((text) => !text.startsWith("-"));

/** marketNumber is a figure of market data, as text or number; kept as it came, the validator of candles judges it. */
export const marketNumber = z.union([z.number(), z.string().max(60).transform(Number)]);

/** finiteNumber is a figure of statistics, as a number or as its digits. */
export const finiteNumber = z.union([z.number(), decimalText.transform(Number)]);

/** wholeNumber is a count, as a number or as its digits. */
export const wholeNumber = finiteNumber.pipe(z.number().int());

/** blankable reads what venues write where there is nothing (no member, null, "") as null, and the rest by the schema. */
export function blankable<T extends z.ZodType>(schema: T) {
  return z
    .union([z.literal(""), z.null(), z.undefined(), schema])
    .transform((value) => (value === "" || value === null || value === undefined ? null : value))
    .optional()
    .transform((value) => value ?? null);
}

/** oneOrMany reads a list of rows, or the one row that endpoints answer with which were asked about one thing. */
export function oneOrMany<Row extends z.ZodType>(row: Row) {
  return z.union([z.array(row), row.transform((one) => [one])]);
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
