import type { EpochMs } from "@/lib/domain/units";
import type { CallParams, VenueCall, VenueEndpoint } from "@/lib/exchange/client";
import { readByCursor, type CursorPage } from "@/lib/exchange/read-pages";

/** Span is [from, to). */
export interface Span {
  from: EpochMs;
  to: EpochMs;
}

/** between writes a span as KuCoin asks for it: both ends are inclusive. */
export function between({ from, to }: Span): { startAt: number; endAt: number } {
  return { startAt: from, endAt: to - 1 };
}

/** readNumbered reads a list whose pages have numbers to its end; `pageName` is what a page is asked by. */
export function readNumbered<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  params: CallParams,
  parse: (raw: unknown) => CursorPage<Row>,
  pageName: "currentPage" | "pageId" | "pageNumber" = "currentPage",
): Promise<Row[]> {
  return readByCursor("kucoin", endpoint, async (page) =>
    parse(await call(endpoint, { ...params, [pageName]: page ?? 1 })),
  );
}

/** readAfterId reads a list that goes on after an id to its end. */
export function readAfterId<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  params: CallParams,
  parse: (raw: unknown) => CursorPage<Row>,
): Promise<Row[]> {
  return readByCursor("kucoin", endpoint, async (lastId) =>
    parse(await call(endpoint, lastId === null ? params : { ...params, lastId })),
  );
}
