import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AccountSnapshot, Balance, WalletKind } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import { assetTotals, changedKeys } from "./asset-totals";
import { flowWindows } from "./flow-windows";
import { planTradeHistory } from "./history-plan";
import { isMaterial } from "./is-material";
import { keepMissingWallets } from "./keep-missing-wallets";

const balance = (wallet: WalletKind, asset: string, free: string, over: Partial<Balance> = {}): Balance => ({
  wallet,
  asset,
  free,
  locked: "0",
  borrowed: "0",
  unlockAt: null,
  ...over,
});
const position = (symbol: string, side: "long" | "short", quantity: string) => ({ symbol, side, quantity }) as never;
const order = (symbol: string) => ({ symbol, venueOrderId: symbol }) as never;
const snapshot = (over: Partial<AccountSnapshot>): AccountSnapshot => ({
  asOf: 1,
  receivedAt: 1,
  balances: [],
  positions: [],
  openOrders: [],
  missingWallets: [],
  ...over,
});

describe("assetTotals", () => {
  test("a move between wallets changes nothing; a trade, a debt and a position do", () => {
    const before = assetTotals(
      snapshot({ balances: [balance("spot", "USDT", "100"), balance("futures", "USDT", "5")] }),
    );
    const moved = assetTotals(
      snapshot({ balances: [balance("spot", "USDT", "90"), balance("futures", "USDT", "15")] }),
    );
    expect(changedKeys(before, moved)).toEqual([]);
    const traded = assetTotals(
      snapshot({ balances: [balance("spot", "USDT", "55"), balance("spot", "BTC", "0.001")] }),
    );
    expect(changedKeys(before, traded).sort()).toEqual(["BTC", "USDT"]);
    const borrowed = assetTotals(snapshot({ balances: [balance("margin", "USDT", "105", { borrowed: "10" })] }));
    expect(borrowed).toEqual({ USDT: "95" });
    expect(assetTotals(snapshot({ positions: [position("BTC/USDT:USDT", "short", "0.2")] }))).toEqual({
      "BTC/USDT:USDT": "-0.2",
    });
  });
});

describe("keepMissingWallets", () => {
  const before = snapshot({
    balances: [balance("spot", "BTC", "1"), balance("futures", "USDT", "50"), balance("funding", "USDT", "7")],
    positions: [position("BTC/USDT:USDT", "long", "1")],
    openOrders: [order("BTC/USDT"), order("BTC/USDT:USDT")],
  });

  test("a wallet that could not be read keeps what it held, positions and orders included, and stays missing", () => {
    const reading = {
      balances: [balance("spot", "BTC", "2")],
      positions: [],
      openOrders: [],
      missingWallets: ["futures"] as const,
    };
    const kept = keepMissingWallets(reading, before);
    expect(kept.balances.map(({ wallet, free }) => [wallet, free])).toEqual([
      ["spot", "2"],
      ["futures", "50"],
    ]);
    expect(kept.positions).toEqual(before.positions);
    expect(kept.openOrders).toEqual([order("BTC/USDT:USDT")]);
    expect(kept.missingWallets).toEqual(["futures"]);
  });

  test("a wallet of inverse contracts keeps them, also those with a delivery, and no others", () => {
    const symbols = ["BTC/USD:BTC", "BTC/USD:BTC-260327"];
    const held = snapshot({
      balances: [balance("coin_futures", "BTC", "0.5")],
      positions: [...symbols, "BTC/USDT:USDT"].map((symbol) => position(symbol, "long", "1")),
    });
    const reading = { balances: [], positions: [], openOrders: [], missingWallets: ["coin_futures"] as const };
    const kept = keepMissingWallets(reading, held);
    expect(kept.balances).toEqual(held.balances);
    expect(kept.positions.map(({ symbol }) => symbol)).toEqual(symbols);
  });

  test("what came by another way is not counted twice", () => {
    const earned = snapshot({ balances: [balance("earn_flexible", "BTC", "0", { locked: "1" })] });
    const reading = {
      balances: [balance("earn_flexible", "BTC", "0", { locked: "1.1" })],
      positions: [],
      openOrders: [],
      missingWallets: ["earn_flexible"] as const,
    };
    expect(keepMissingWallets(reading, earned).balances).toEqual(reading.balances);
  });

  test("nothing missing, nothing kept", () => {
    const reading = { balances: [], positions: [], openOrders: [], missingWallets: [] };
    expect(keepMissingWallets(reading, before)).toEqual(reading);
  });
});

describe("isMaterial", () => {
  const held = snapshot({ balances: [balance("spot", "BTC", "1")] });

  test("interest and prices are not, amounts, places and orders are", () => {
    expect(isMaterial(null, held)).toBe(true);
    expect(isMaterial(held, { ...held, asOf: 9, balances: [balance("spot", "BTC", "1.00005")] })).toBe(false);
    expect(isMaterial(held, { ...held, balances: [balance("spot", "BTC", "1.001")] })).toBe(true);
    expect(isMaterial(held, { ...held, balances: [balance("funding", "BTC", "1")] })).toBe(true);
    expect(isMaterial(held, { ...held, openOrders: [order("BTC/USDT")] })).toBe(true);
    expect(isMaterial(held, { ...held, missingWallets: ["futures"] })).toBe(true);
    expect(isMaterial(held, { ...held, balances: [] })).toBe(true);
  });
});

describe("flowWindows", () => {
  const limits = { historyDays: 730, windowDays: 90 };

  test("property: spans follow each other without gaps, fit the venue, and end now", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 120 }), (ageDays, windowDays) => {
        const now = 1_000 * DAY_MS;
        const readTo = ageDays === 900 ? null : now - ageDays * DAY_MS;
        const spans = flowWindows(readTo, now, { historyDays: 730, windowDays });
        expect(spans.at(-1)?.to).toBe(now);
        for (const [i, { from, to }] of spans.entries()) {
          expect(to - from).toBeLessThanOrEqual(windowDays * DAY_MS);
          expect(to).toBeGreaterThan(from);
          if (i > 0) expect(from).toBe(spans[i - 1]?.to);
        }
        expect(spans[0]?.from).toBeGreaterThanOrEqual(now - 730 * DAY_MS);
      }),
      { numRuns: runs(300) },
    );
  });

  test("what was read is read again for three days, for what completed late", () => {
    const now = 1_000 * DAY_MS;
    expect(flowWindows(now - DAY_MS, now, limits)).toEqual([{ from: now - 4 * DAY_MS, to: now }]);
    expect(flowWindows(null, now, limits)).toHaveLength(9);
  });
});

describe("planTradeHistory", () => {
  const market = (base: string, quote: string, settle: string | null = null): Instrument =>
    ({
      symbol: `${base}/${quote}${settle === null ? "" : `:${settle}`}`,
      base,
      quote,
      settle,
      kind: settle === null ? "spot" : "perpetual",
    }) as Instrument;
  const instruments = [
    market("BTC", "USDT"),
    market("RARE", "USDT"),
    market("RARE", "BTC"),
    market("OTHER", "USDT"),
    market("RARE", "XYZ"),
    market("BTC", "USDT", "USDT"),
    market("RARE", "USDT", "USDT"),
  ];
  const plan = (changed: string[] | null, knownSymbols: string[] = []) =>
    planTradeHistory({ instruments, changed, assets: ["RARE", "USDT"], knownSymbols }).map(({ symbol }) => symbol);

  test("the first import asks for what is held and what is usual, in quotes people use", () => {
    expect(plan(null)).toEqual(["BTC/USDT", "RARE/USDT", "RARE/BTC", "BTC/USDT:USDT", "RARE/USDT:USDT"]);
  });

  test("later only pairs of which both sides changed", () => {
    expect(plan(["RARE", "USDT"])).toEqual(["RARE/USDT"]);
    expect(plan(["USDT"])).toEqual([]);
  });

  test("contracts when they changed themselves, or their collateral did and they were traded before", () => {
    expect(plan(["BTC/USDT:USDT"])).toEqual(["BTC/USDT:USDT"]);
    expect(plan(["USDT"], ["RARE/USDT:USDT"])).toEqual(["RARE/USDT:USDT"]);
  });
});
