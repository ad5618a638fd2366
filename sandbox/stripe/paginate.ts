import { z } from "zod";
import { expandParam, integerParam } from "./parse-params";
import { invalidRequest } from "./stripe-error";
import type { WireList } from "./wire";

const createdRange = z.union([
  integerParam,
  z.strictObject({
    gt: integerParam.optional(),
    gte: integerParam.optional(),
    lt: integerParam.optional(),
    lte: integerParam.optional(),
  }),
]);

/** Query parameters every list endpoint takes. */
export const listParams = {
  limit: integerParam.optional(),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: createdRange.optional(),
  expand: expandParam,
};

export interface ListRequest {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: z.output<typeof createdRange> | undefined;
}

/**
 * paginate cuts one page out of `newestFirst`: `limit` 1–100 (default 10), `starting_after` / `ending_before` an id,
 * `created` bounds in epoch seconds. `has_more` says whether the list goes on in the direction asked for.
 */
export function paginate<T extends { id: string; created: number }>(
  newestFirst: readonly T[],
  request: ListRequest,
  url: string,
): WireList<T> {
  const limit = request.limit ?? 10;
  if (limit < 1 || limit > 100) {
    throw invalidRequest("This value must be between 1 and 100 (inclusive).", {
      param: "limit",
      code: "parameter_invalid_integer",
    });
  }
  const matching = newestFirst.filter((it) => isWithin(it.created, request.created));
  if (request.ending_before !== undefined) {
    const end = indexOf(matching, request.ending_before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", url, has_more: start > 0, data: matching.slice(start, end) };
  }
  const start =
    request.starting_after === undefined ? 0 : indexOf(matching, request.starting_after, "starting_after") + 1;
  return { object: "list", url, has_more: start + limit < matching.length, data: matching.slice(start, start + limit) };
}

function indexOf(list: readonly { id: string }[], id: string, param: string): number {
  const index = list.findIndex((it) => it.id === id);
  if (index < 0) throw invalidRequest(`No such object: '${id}'`, { code: "resource_missing", param });
  return index;
}

function isWithin(created: number, range: ListRequest["created"]): boolean {
  if (range === undefined) return true;
  if (typeof range === "number") return created === range;
  return (
    (range.gt === undefined || created > range.gt) &&
    (range.gte === undefined || created >= range.gte) &&
    (range.lt === undefined || created < range.lt) &&
    (range.lte === undefined || created <= range.lte)
  );
}
