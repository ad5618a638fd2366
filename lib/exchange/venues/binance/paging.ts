import type { EpochMs } from "@/lib/domain/units";
import { endpointName, type CallParams, type VenueCall, type VenueEndpoint } from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";

/** Pages of one list before we call the venue broken: nobody has a hundred thousand of anything. */
const PAGES_MAX = 200;

export interface Span {
  from: EpochMs;
  to: EpochMs;
}

/** NumberedPage is one page of a list that tells its length; `seen` counts what came, kept or not. */
export interface NumberedPage<Row> {
  rows: readonly Row[];
  seen: number;
  total: number;
}

/** How an endpoint calls the number of a page and its size, and how many rows it gives at most. */
export interface Paging {
  page: string;
  size: string;
  rows: number;
}
export const PAGING: Paging = { page: "current", size: "size", rows: 100 };
export const FIAT_PAGING: Paging = { page: "page", size: "rows", rows: 500 };

/** readNumbered reads a list page by page until its total is reached. */
export async function readNumbered<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  params: CallParams,
  paging: Paging,
  parse: (raw: unknown) => NumberedPage<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let seen = 0;
  for (let number = 1; number <= PAGES_MAX; number += 1) {
    const page = parse(await call(endpoint, { ...params, [paging.page]: number, [paging.size]: paging.rows }));
    rows.push(...page.rows);
    seen += page.seen;
    if (page.seen === 0 || seen >= page.total) return rows;
  }
  throw tooManyPages(endpoint);
}

/** readUntilShort reads a list page by page until one is not full; `params` makes a page's from its index (from 0). */
export async function readUntilShort<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  { limit, params }: { limit: number; params: (index: number) => CallParams },
  parse: (raw: unknown) => { rows: readonly Row[]; seen: number },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let index = 0; index < PAGES_MAX; index += 1) {
    const page = parse(await call(endpoint, { ...params(index), limit }));
    rows.push(...page.rows);
    if (page.seen < limit) return rows;
  }
  throw tooManyPages(endpoint);
}

/**
 * readByHalves reads a span of a list that has no pages: where the answer is as long as the venue ever gives, each half of
 * the span is asked for by itself.
 */
export async function readByHalves<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  { from, to }: Span,
  limit: number,
  parse: (raw: unknown) => { rows: readonly Row[]; seen: number },
): Promise<Row[]> {
  const { rows, seen } = parse(await call(endpoint, { ...between({ from, to }), limit }));
  if (seen < limit) return [...rows];
  if (to - from < 2) throw tooManyPages(endpoint);
  const middle = from + Math.floor((to - from) / 2);
  return [
    ...(await readByHalves(call, endpoint, { from, to: middle }, limit, parse)),
    ...(await readByHalves(call, endpoint, { from: middle, to }, limit, parse)),
  ];
}

/** between is a span in Binance's words; both of its ends are inclusive there. */
export function between({ from, to }: Span): CallParams {
  return { startTime: from, endTime: to - 1 };
}

function tooManyPages(endpoint: VenueEndpoint): SafeExchangeError {
  return new SafeExchangeError("bad_response", "binance", endpointName(endpoint), {
    httpStatus: 200,
    problem: "the whole answer: a list without an end",
  });
}
