import type { Trade } from "@/lib/domain/account-snapshot";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { endpointName, type TradePage, type VenueEndpoint } from "./client";
import { SafeExchangeError } from "./safe-exchange-error";

/** Pages of one list before we call the venue broken: nobody has a hundred thousand of anything. */
const PAGES_MAX = 500;
/** A fill may be listed late: the end of what was read is read again. */
const TRADES_OVERLAP_MS = HOUR_MS;

/** CursorPage is one page of a list that names the next one; null = the last. */
export interface CursorPage<Row> {
  rows: readonly Row[];
  cursor: string | null;
  /** How many rows came, where some of them are left out: a page of which nothing is kept is not the end. */
  seen?: number;
}

/**
 * readByCursor reads a list to its end. A cursor that repeats, or a list without an end, is a venue that is broken: throws
 * SafeExchangeError `bad_response`.
 */
export async function readByCursor<Row>(
  venue: string,
  endpoint: VenueEndpoint,
  read: (cursor: string | null) => Promise<CursorPage<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (let cursor: string | null = null, pages = 0; pages < PAGES_MAX; pages += 1) {
    const page: CursorPage<Row> = await read(cursor);
    rows.push(...page.rows);
    if (page.cursor === null || (page.seen ?? page.rows.length) === 0) return rows;
    if (seen.has(page.cursor)) break;
    seen.add(page.cursor);
    cursor = page.cursor;
  }
  throw new SafeExchangeError("bad_response", venue, endpointName(endpoint), { httpStatus: 200 });
}

/** readInWindows reads [from, to) in spans of at most `windowDays`, oldest first: as long as a venue answers at once. */
export async function readInWindows<Row>(
  span: { from: EpochMs; to: EpochMs; windowDays: number },
  read: (from: EpochMs, to: EpochMs) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const stepMs = span.windowDays * DAY_MS;
  for (let from = span.from; from < span.to; from += stepMs)
    rows.push(...(await read(from, Math.min(span.to, from + stepMs))));
  return rows;
}

/**
 * readTradeWindow is one step through an account's trades on a venue that tells them by time: the whole of the next
 * window. The cursor is the instant up to which they are read, so a step that is interrupted is simply done again.
 */
export async function readTradeWindow(
  cursor: string | null,
  limits: { now: EpochMs; historyDays: number; windowDays: number },
  read: (from: EpochMs, to: EpochMs) => Promise<readonly Trade[]>,
): Promise<TradePage> {
  const oldest = limits.now - limits.historyDays * DAY_MS;
  const readTo = cursor === null ? oldest : Number(cursor);
  // Strictly forward: an overlap longer than what a step adds would never end.
  const to = Math.min(limits.now, Math.max(oldest, readTo) + limits.windowDays * DAY_MS - TRADES_OVERLAP_MS);
  const from = Math.max(oldest, readTo - TRADES_OVERLAP_MS);
  const trades = [...(await read(from, to))].sort(
    (a, b) => a.eventAt - b.eventAt || (a.venueTradeId < b.venueTradeId ? -1 : 1),
  );
  return { trades, cursor: String(to), isLast: to >= limits.now };
}
