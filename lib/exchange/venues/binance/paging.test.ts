import { describe, expect, test } from "vitest";
import type { CallParams, VenueCall } from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { BINANCE } from "./endpoints";
import { PAGING, readByHalves, readNumbered, readUntilShort } from "./paging";

const asNumbers = (raw: unknown) => ({ rows: raw as number[], seen: (raw as number[]).length });

/** A venue that gives at most `limit` of its rows, which are instants, in any order. */
function venueOf(instants: readonly number[]): { call: VenueCall; asked: CallParams[] } {
  const asked: CallParams[] = [];
  const call: VenueCall = (_endpoint, params = {}) => {
    asked.push(params);
    const [from, to, limit] = [params["startTime"], params["endTime"], params["limit"]].map(Number);
    const inside = instants.filter((at) => at >= (from ?? 0) && at <= (to ?? 0));
    return Promise.resolve(inside.toReversed().slice(0, limit));
  };
  return { call, asked };
}

describe("readByHalves", () => {
  test("reads everything once, asking again only where the answer was full", async () => {
    const instants = [3, 10, 11, 12, 13, 14, 80];
    const { call, asked } = venueOf(instants);
    const read = await readByHalves(call, BINANCE.distributions, { from: 0, to: 100 }, 3, asNumbers);
    expect(read.toSorted((a, b) => a - b)).toEqual(instants);
    expect(asked[0]).toEqual({ startTime: 0, endTime: 99, limit: 3 });
    expect(asked.length).toBeLessThan(20);
  });

  test("more than the limit in one millisecond is a venue that is broken", async () => {
    const { call } = venueOf([5, 5, 5]);
    await expect(readByHalves(call, BINANCE.distributions, { from: 0, to: 8 }, 3, asNumbers)).rejects.toThrow(
      SafeExchangeError,
    );
  });
});

test("pages are read until the total is reached, or one is short; a list without an end is refused", async () => {
  const pages: CallParams[] = [];
  const call: VenueCall = (_endpoint, params = {}) => {
    pages.push(params);
    return Promise.resolve([1, 2]);
  };
  const numbered = (total: number) =>
    readNumbered(call, BINANCE.transfers, { type: "X" }, PAGING, (raw) => ({ ...asNumbers(raw), total }));
  expect(await numbered(4)).toEqual([1, 2, 1, 2]);
  expect(pages).toEqual([
    { type: "X", current: 1, size: 100 },
    { type: "X", current: 2, size: 100 },
  ]);
  await expect(numbered(1e9)).rejects.toMatchObject({ kind: "bad_response" });
  const short = { limit: 3, params: (index: number) => ({ page: index + 1 }) };
  expect(await readUntilShort(call, BINANCE.coinIncome, short, asNumbers)).toEqual([1, 2]);
});
