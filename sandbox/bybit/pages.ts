import { wholeNumber } from "../exchange-wire";
import { DAY_MS } from "../market/interval";
import { BybitError } from "./bybit-error";

/** page cuts a list as Bybit does: a cursor that is already URL-encoded, "" on the last page. */
export function page<Row>(
  params: URLSearchParams,
  rows: readonly Row[],
  usual: number,
): { list: Row[]; nextPageCursor: string } {
  const limit = Math.min(wholeNumber(params, "limit", usual), 200);
  const offset = Number(/^at:(\d+)$/.exec(params.get("cursor") ?? "")?.[1] ?? 0);
  const end = offset + limit;
  return { list: rows.slice(offset, end), nextPageCursor: end < rows.length ? encodeURIComponent(`at:${end}`) : "" };
}

/** windowOf reads `startTime` and `endTime` (both inclusive); refuses (10001) a span longer than the venue answers. */
export function windowOf(
  params: URLSearchParams,
  at: number,
  { usualDays, maxDays }: { usualDays: number; maxDays: number },
): { from: number; to: number } {
  const to = wholeNumber(params, "endTime", at);
  const from = wholeNumber(params, "startTime", to - usualDays * DAY_MS);
  if (to - from > maxDays * DAY_MS)
    throw new BybitError(10_001, `The time range between startTime and endTime cannot exceed ${maxDays} days`);
  return { from, to };
}
