import { DAY_MS } from "../market/interval";
import { BinanceError } from "./binance-error";
import type { Query } from "./query";

/**
 * requestedWindow reads `startTime` and `endTime`: without both the last `usualDays`, with one the window reaches
 * `maxDays` from it, and a wider one is refused as the exchange does.
 */
export function requestedWindow(
  query: Query,
  at: number,
  { usualDays, maxDays }: { usualDays: number; maxDays: number },
): { from: number; to: number } {
  const start = query.integer("startTime") ?? query.integer("beginTime");
  const end = query.integer("endTime");
  if (start === undefined && end === undefined) return { from: at - usualDays * DAY_MS, to: at };
  const from = start ?? (end ?? at) - maxDays * DAY_MS;
  const to = end ?? Math.min(at, from + maxDays * DAY_MS);
  if (to - from > maxDays * DAY_MS) {
    throw new BinanceError(400, -1127, `The query time period must be less than ${maxDays} days.`);
  }
  return { from, to };
}

/** pageOf cuts a list by `current` (from 1) and `size` (10 unless given, at most 100) and counts the whole. */
export function pageOf<Row>(rows: readonly Row[], query: Query): { total: number; rows: Row[] } {
  const current = query.limit("current", 1, 1_000_000);
  const size = query.limit("size", 10, 100);
  return { total: rows.length, rows: rows.slice((current - 1) * size, current * size) };
}
