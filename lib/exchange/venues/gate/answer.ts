import { z } from "zod";
import { oneOrMany, parseAnswer } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";

/** parseGate validates an answer, which Gate sends without an envelope. */
export function parseGate<T extends z.ZodType>(schema: T, raw: unknown, endpoint: string): z.output<T> {
  return parseAnswer(schema, raw, "gate", endpoint) as z.output<T>;
}

/** parseRows reads a list, or the one row of endpoints that answer about one thing. */
export function parseRows<Row extends z.ZodType>(row: Row, raw: unknown, endpoint: string): z.output<Row>[] {
  return parseGate(oneOrMany(row), raw, endpoint) as z.output<Row>[];
}

/** How a list is asked for piece by piece. */
export interface Paging {
  /** Rows of a full page. */
  limit: number;
  /** Where this page begins: a page's number or how many rows came before, as the list counts. */
  at: number;
  counts: "pages" | "rows";
}

/** pageOf is one page of a list: a full one may have a successor. */
export function pageOf<Raw, Row>(
  raw: readonly Raw[],
  paging: Paging,
  pick: (row: Raw) => readonly Row[],
): CursorPage<Row> {
  const next = paging.at + (paging.counts === "pages" ? 1 : raw.length);
  return { rows: raw.flatMap(pick), cursor: raw.length < paging.limit ? null : String(next), seen: raw.length };
}

/** Seconds of Gate, with fractions, as text or number; in epoch milliseconds. */
export const instantSeconds = z.coerce
  .number()
  .refine((value) => value >= 0 && value < 1e11)
  .transform((value) => Math.round(value * 1_000));

/** Whole or broken milliseconds, as text or number; cut to whole ones. */
export const instantBrokenMs = z.coerce
  .number()
  .refine((value) => value >= 0 && value < 8.64e15)
  .transform(Math.floor);
