import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DollarRate, DollarReading } from "@/lib/domain/dollar-rate";
import { runs } from "@/lib/testing/runs";
import { quotedPrice } from "../asset-price";
import { agreedPrice, offPegSince } from "./judge-peg";
import { midPrice } from "./mid-price";
import { restateInDollars } from "./restate-in-dollars";

const readings = (...prices: number[]): DollarReading[] =>
  prices.map((priceUsd, i) => ({ venue: `venue${i}`, market: "USDT/USD", priceUsd }));

describe("midPrice", () => {
  const book = (bids: [number, number][], asks: [number, number][]) => ({ asOf: 0, bids, asks });

  test("is the middle of a book that is close and deep", () => {
    expect(midPrice(book([[0.999, 50_000]], [[1.001, 50_000]]))).toBe(1);
  });

  test.each([
    ["empty", book([], [])],
    ["one-sided", book([[1, 50_000]], [])],
    ["crossed", book([[1.01, 50_000]], [[1, 50_000]])],
    ["wide", book([[0.98, 50_000]], [[1.02, 50_000]])],
    ["thin on one side", book([[0.999, 50_000]], [[1.001, 50]])],
    [
      "deep only far away",
      book(
        [
          [0.999, 5],
          [0.9, 9e6],
        ],
        [[1.001, 50_000]],
      ),
    ],
  ])("a book that is %s has none", (_what, given) => {
    expect(midPrice(given)).toBeNull();
  });
});

describe("agreedPrice", () => {
  test("one exchange is no agreement; of two the one nearer to the peg counts; of three the middle one", () => {
    expect(agreedPrice(readings())).toBeNull();
    expect(agreedPrice(readings(0.5))).toBeNull();
    expect(agreedPrice(readings(0.5, 0.999))).toBe(0.999);
    expect(agreedPrice(readings(1.001, 1.4))).toBe(1.001);
    expect(agreedPrice(readings(0.5, 0.951, 0.95))).toBe(0.95);
  });

  test("property: no single exchange takes a coin off a peg the others hold", () => {
    const held = fc.double({ min: 0.995, max: 1.005, noNaN: true });
    const wild = fc.double({ min: 0.01, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(held, { minLength: 1, maxLength: 5 }), wild, (prices, lie) => {
        const price = agreedPrice(readings(...prices, lie)) ?? 0;
        expect(Math.abs(price - 1)).toBeLessThanOrEqual(0.005 + 1e-12);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("offPegSince", () => {
  test("off beyond 1 %, on again within 0.5 %; in between it stays what it was", () => {
    const path: [price: number, since: number | null][] = [
      [0.9951, null],
      [0.991, null],
      [0.989, 2],
      [0.95, 2],
      [0.992, 2],
      [0.994, 2],
      [0.9951, null],
      [0.991, null],
      [1.011, 8],
    ];
    let since: number | null = null;
    for (const [i, [price, expected]] of path.entries()) {
      since = offPegSince(price, i, since);
      expect(since, `${i}: ${price}`).toBe(expected);
    }
  });
});

describe("restateInDollars", () => {
  const quoted = {
    USD: { priceUsd: "1", eventAt: 1, isInDollars: true },
    USDT: { priceUsd: "1", eventAt: 1, isInDollars: false },
    USDC: { priceUsd: "1.0526", eventAt: 1, isInDollars: false },
    BTC: { priceUsd: "100000", eventAt: 1, isInDollars: false },
    ETH: { priceUsd: "3000", eventAt: 1, isInDollars: true },
  };
  const rate = (asset: string, priceUsd: string): [string, DollarRate] => [
    asset,
    { asset, priceUsd, eventAt: 2, offPegSince: 2, readings: readings(0.95, 0.95) },
  ];

  test("with every peg holding nothing changes, to the digit", () => {
    const prices = restateInDollars(quoted, new Map());
    for (const [asset, { priceUsd, eventAt }] of Object.entries(quoted)) {
      expect(prices[asset]).toEqual({ priceUsd, eventAt });
    }
  });

  test("the venues' dollar off its peg restates what is quoted in it, not what is quoted in dollars", () => {
    const prices = restateInDollars(quoted, new Map([rate("USDT", "0.95")]));
    expect(prices["USDT"]).toEqual({
      priceUsd: "0.95",
      eventAt: 2,
      venueUsd: "1",
      offPeg: { since: 2, sources: 2 },
    });
    expect(prices["BTC"]).toEqual({ priceUsd: "95000", eventAt: 1, venueUsd: "100000" });
    expect(Number(prices["USDC"]?.priceUsd)).toBeCloseTo(1, 4);
    expect(prices["ETH"]).toEqual({ priceUsd: "3000", eventAt: 1 });
    expect(prices["BTC"] === undefined ? "" : quotedPrice(prices["BTC"])).toBe("100000");
  });

  test("another coin off its peg is worth what was measured, alone", () => {
    const prices = restateInDollars(quoted, new Map([rate("USDC", "0.88")]));
    expect(prices["USDC"]).toMatchObject({ priceUsd: "0.88", venueUsd: "1.0526" });
    expect(prices["BTC"]).toEqual({ priceUsd: "100000", eventAt: 1 });
  });
});
