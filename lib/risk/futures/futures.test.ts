import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { AS_OF, makeAccount, makeHolding, makeInput, makeMarket, makePosition } from "@/lib/testing/risk-input";
import { runs } from "@/lib/testing/runs";
import vectors from "../__fixtures__/futures-vectors.json";
import { fundingPerDay } from "./funding-per-day";
import { liquidationPrice, marginAtLiquidation, type MarginedPosition } from "./liquidation-price";
import { maintenanceMargin, tierAt, tiersOrFlat } from "./maintenance-margin";
import { measureFutures } from "./measure-futures";
import { sensibleLeverage } from "./sensible-leverage";
import { touchProbability } from "./touch-probability";

const flat = (maintenanceFraction: number): LeverageTier[] => [
  { notionalFloor: 0, notionalCap: null, maintenanceFraction, maintenanceAmount: 0, leverageMax: 125 },
];
/** conventions.md: q = 0.1, EP = 60,000, 10×, MMR 0.4 %, cum 0. */
const vector = (side: "long" | "short", overrides: Partial<MarginedPosition> = {}): MarginedPosition => ({
  legs: [{ side, quantity: 0.1, entryPrice: 60_000 }],
  markPrice: 60_000,
  marginBalance: 600,
  tiers: flat(0.004),
  isInverse: false,
  ...overrides,
});
const STEPS: LeverageTier[] = [
  { notionalFloor: 0, notionalCap: 50_000, maintenanceFraction: 0.004, maintenanceAmount: 0, leverageMax: 125 },
  { notionalFloor: 50_000, notionalCap: 250_000, maintenanceFraction: 0.01, maintenanceAmount: 300, leverageMax: 50 },
  { notionalFloor: 250_000, notionalCap: null, maintenanceFraction: 0.05, maintenanceAmount: 10_300, leverageMax: 10 },
];

describe("liquidation price", () => {
  it("is the convention's vector: Binance's formula, without a closing fee", () => {
    expect(liquidationPrice(vector("long"))).toBeCloseTo(54_216.87, 2);
    expect(liquidationPrice(vector("short"))).toBeCloseTo(65_737.05, 2);
  });

  it("with the closing fee it is the generic formula (EP ∓ WB / q) / (1 ∓ (MMR + taker))", () => {
    const withFee = { closingFeeFraction: 0.0005 };
    expect(liquidationPrice(vector("long", withFee))).toBeCloseTo((60_000 - 6_000) / (1 - 0.0045), 6);
    expect(liquidationPrice(vector("short", withFee))).toBeCloseTo((60_000 + 6_000) / (1 + 0.0045), 6);
  });

  it("an inverse contract is linear in 1 / price: Q (MMR + s) / (WB + s Q / EP)", () => {
    const contracts = 6_000;
    const inverse = (side: "long" | "short") =>
      liquidationPrice(vector(side, { isInverse: true, marginBalance: 0.1 / 10 }));
    expect(inverse("long")).toBeCloseTo((contracts * (0.004 + 1)) / (0.01 + 0.1), 6);
    expect(inverse("short")).toBeCloseTo((contracts * (0.004 - 1)) / (0.01 - 0.1), 6);
  });

  it("uses the tier at the liquidation price, not at entry", () => {
    // Entry notional 60,000 is in the second tier; at liquidation 45,000 is in the first.
    const long = vector("long", { legs: [{ side: "long", quantity: 1, entryPrice: 60_000 }], tiers: STEPS });
    const price = liquidationPrice({ ...long, marginBalance: 15_000 }) ?? NaN;
    expect(price).toBeCloseTo((15_000 - 60_000) / (0.004 - 1), 6);
    const short = vector("short", { legs: [{ side: "short", quantity: 4, entryPrice: 60_000 }], tiers: STEPS });
    const above = liquidationPrice({ ...short, marginBalance: 48_000 }) ?? NaN;
    expect(above).toBeCloseTo((48_000 + 10_300 + 4 * 60_000) / (4 * 0.05 + 4), 6);
  });

  it("hedge mode: both legs share the margin, and a full hedge is liquidated by size alone", () => {
    const legs = [
      { side: "long" as const, quantity: 1, entryPrice: 60_000 },
      { side: "short" as const, quantity: 1, entryPrice: 60_000 },
    ];
    const hedged = (marginBalance: number) => liquidationPrice(vector("long", { legs, marginBalance }));
    // Profit cancels; only the maintenance of both legs grows with the price: 0.008 × p = 600.
    expect(hedged(600)).toBeCloseTo(75_000, 6);
  });

  it("is unreachable with a fully paid long, and at the mark once margin is short", () => {
    expect(liquidationPrice(vector("long", { marginBalance: 6_000 }))).toBeNull();
    expect(liquidationPrice(vector("long", { marginBalance: 10 }))).toBe(60_000);
  });

  it.each(vectors.liquidations.map((vector, i) => ({ ...vector, i })))(
    "vector $i agrees with scipy's root of the margin equation",
    ({ liquidationPrice: expected, ...position }) => {
      const price = liquidationPrice(position as MarginedPosition);
      if (expected === null) expect(price).toBeNull();
      else expect(Math.abs((price ?? NaN) / expected - 1)).toBeLessThan(1e-9);
    },
  );

  it("never comes nearer with more margin, is finite, scales with the price, and refuses malformed input", () => {
    const arb = fc.record({
      side: fc.constantFrom("long" as const, "short" as const),
      quantity: fc.double({ min: 0.001, max: 50, noNaN: true }),
      entry: fc.double({ min: 1, max: 1e5, noNaN: true }),
      leverage: fc.double({ min: 1, max: 50, noNaN: true }),
      more: fc.double({ min: 1, max: 3, noNaN: true }),
      isInverse: fc.boolean(),
    });
    fc.assert(
      fc.property(arb, ({ side, quantity, entry, leverage, more, isInverse }) => {
        const at = (margin: number, scale = 1) =>
          liquidationPrice({
            legs: [{ side, quantity: isInverse ? quantity : quantity / scale, entryPrice: entry * scale }],
            markPrice: entry * scale,
            marginBalance: margin,
            tiers: STEPS,
            isInverse,
          });
        const margin = ((isInverse ? 1 : entry) * quantity) / leverage;
        const [near, far] = [at(margin), at(margin * more)];
        if (near === null) expect(far).toBeNull();
        if (near !== null && far !== null) {
          expect(Math.abs(far - entry)).toBeGreaterThanOrEqual(Math.abs(near - entry) * (1 - 1e-9));
          expect(near).toBeGreaterThan(0);
        }
        // Prices next to zero or to infinity are the edge of "unreachable", where one rounding decides.
        if (near !== null && near > 1e-6 * entry && near < 1e6 * entry)
          expect((at(margin, 1_000) ?? NaN) / near).toBeCloseTo(1_000, 6);
      }),
      { numRuns: runs(1_000) },
    );
    for (const bad of [NaN, Infinity, -1, 0]) expect(liquidationPrice(vector("long", { markPrice: bad }))).toBeNull();
    expect(liquidationPrice(vector("long", { marginBalance: NaN }))).toBeNull();
    expect(liquidationPrice(vector("long", { legs: [] }))).toBeNull();
  });
});

describe("margin a liquidation price implies", () => {
  it("is the one that is liquidated there, in any tier, linear or inverse", () => {
    const arb = fc.record({
      side: fc.constantFrom("long" as const, "short" as const),
      quantity: fc.double({ min: 0.01, max: 20, noNaN: true }),
      entry: fc.double({ min: 10, max: 1e5, noNaN: true }),
      move: fc.double({ min: 0.02, max: 0.9, noNaN: true }),
      isInverse: fc.boolean(),
    });
    fc.assert(
      fc.property(arb, ({ side, quantity, entry, move, isInverse }) => {
        const position = {
          ...vector(side),
          legs: [{ side, quantity, entryPrice: entry }],
          markPrice: entry,
          isInverse,
        };
        const price = entry * (side === "long" ? 1 - move : 1 + move);
        const marginBalance = marginAtLiquidation({ ...position, tiers: STEPS }, price) ?? NaN;
        const found = liquidationPrice({ ...position, tiers: STEPS, marginBalance }) ?? NaN;
        expect(Math.abs(found / price - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: runs(500) },
    );
  });

  it("is not known for a price that is none", () => {
    for (const bad of [NaN, Infinity, 0, -1]) expect(marginAtLiquidation(vector("long"), bad)).toBeNull();
    expect(marginAtLiquidation(vector("long", { legs: [] }), 50_000)).toBeNull();
  });
});

const tiersFile = fileURLToPath(
  new URL("../../../../shared/data/fixtures/binance_leverage_tiers_subset.json", import.meta.url),
);
interface VenueTier {
  minNotional: number;
  maxNotional: number;
  maintenanceMarginRate: number;
  maxLeverage: number;
  info: { cum: string };
}

describe.skipIf(!existsSync(tiersFile))("real Binance tiers (../shared/data)", () => {
  const tables = () =>
    Object.entries(JSON.parse(readFileSync(tiersFile, "utf8")) as Record<string, VenueTier[]>).map(
      ([symbol, rows]): [string, LeverageTier[]] => [
        symbol,
        rows.map((row) => ({
          notionalFloor: row.minNotional,
          notionalCap: row.maxNotional,
          maintenanceFraction: row.maintenanceMarginRate,
          maintenanceAmount: Number(row.info.cum),
          leverageMax: row.maxLeverage,
        })),
      ],
    );

  it("the amounts follow floor × (rate − rate before) + amount before, so margin is continuous", () => {
    expect(tables().length).toBeGreaterThan(20);
    for (const [, tiers] of tables()) {
      tiers.slice(1).forEach((tier, i) => {
        const before = tiers[i] ?? tier;
        const step = tier.notionalFloor * (tier.maintenanceFraction - before.maintenanceFraction);
        expect(tier.maintenanceAmount).toBeCloseTo(before.maintenanceAmount + step, 4);
      });
    }
  });

  it("every tier's closed form is met where the liquidation price lies in that tier", () => {
    for (const [, tiers] of tables()) {
      for (const tier of tiers) {
        const notional = tier.notionalFloor + ((tier.notionalCap ?? tier.notionalFloor * 2) - tier.notionalFloor) / 2;
        for (const side of ["long", "short"] as const) {
          const sign = side === "long" ? 1 : -1;
          const quantity = notional / 100;
          const margin = notional / Math.max(1, tier.leverageMax / 2);
          const price = liquidationPrice({
            legs: [{ side, quantity, entryPrice: 100 }],
            markPrice: 100,
            marginBalance: margin,
            tiers,
            isInverse: false,
          });
          if (price === null || price === 100) continue;
          const at = tierAt(tiers, quantity * price);
          const closed =
            (margin + at.maintenanceAmount - sign * quantity * 100) /
            (quantity * at.maintenanceFraction - sign * quantity);
          expect(Math.abs(price / closed - 1)).toBeLessThan(1e-9);
          expect(maintenanceMargin(tiers, quantity * price)).toBeGreaterThan(0);
        }
      }
    }
  });
});

describe("touch within a week", () => {
  it.each(vectors.touches)("agrees with scipy's erfc for barrier $barrier", (touch) => {
    const { price, barrier, volatilityAnnual, days, probability } = touch;
    const measured = touchProbability(price, barrier, volatilityAnnual, { days, periodsPerYear: 365 }) ?? NaN;
    expect(Math.abs(measured - probability)).toBeLessThan(1e-9 * probability + 1e-14);
  });
  it("is certain at the barrier and unknown without volatility", () => {
    const week = { days: 7, periodsPerYear: 365 };
    expect(touchProbability(100, 100, 0.6, week)).toBeCloseTo(1, 12);
    expect(touchProbability(100, 90, 0, week)).toBeNull();
    expect(touchProbability(100, NaN, 0.6, week)).toBeNull();
  });
});

describe("funding a day", () => {
  it("goes by the symbol's own interval, and longs pay a positive rate", () => {
    expect(fundingPerDay("long", 10_000, { fraction: 0.0001, intervalHours: 8 })).toBeCloseTo(3, 9);
    expect(fundingPerDay("long", 10_000, { fraction: 0.0001, intervalHours: 4 })).toBeCloseTo(6, 9);
    expect(fundingPerDay("short", 10_000, { fraction: 0.0001, intervalHours: 1 })).toBeCloseTo(-24, 9);
    expect(fundingPerDay("long", 10_000, { fraction: 0.0001, intervalHours: 0 })).toBeNull();
  });
});

describe("sensible leverage", () => {
  const ask = (change: Partial<Parameters<typeof sensibleLeverage>[0]> = {}) =>
    sensibleLeverage({
      side: "long",
      notional: 10_000,
      tiers: STEPS,
      isInverse: false,
      sigmaDaily: 0.03,
      stopDistanceFraction: 0.06,
      ...change,
    });

  it("puts liquidation six daily σ away: 18 % below, so the margin is 18 % and maintenance there", () => {
    expect(ask()).toBe(Math.floor((10 * 10_000) / (1_800 + 8_200 * 0.004)) / 10);
  });
  it("a wide stop and the venue's maximum for the size lower it", () => {
    expect(ask({ stopDistanceFraction: 0.2 })).toBeLessThan(ask() ?? NaN);
    expect(ask({ sigmaDaily: 0.001, stopDistanceFraction: 0.001, notional: 300_000 })).toBe(10);
  });
  it("keeps what it promises: liquidation at that leverage lies beyond six σ, for every side and kind", () =>
    fc.assert(
      fc.property(
        fc.record({
          side: fc.constantFrom("long" as const, "short" as const),
          isInverse: fc.boolean(),
          notional: fc.double({ min: 10, max: 1e6, noNaN: true }),
          sigmaDaily: fc.double({ min: 0.005, max: 0.12, noNaN: true }),
        }),
        (question) => {
          const leverage = ask({ ...question, stopDistanceFraction: 0 }) ?? NaN;
          expect(leverage).toBeGreaterThan(0);
          const price = liquidationPrice({
            legs: [
              { side: question.side, quantity: question.notional / (question.isInverse ? 1 : 100), entryPrice: 100 },
            ],
            markPrice: 100,
            marginBalance: question.notional / leverage,
            tiers: STEPS,
            isInverse: question.isInverse,
          });
          if (price !== null) expect(Math.abs(price / 100 - 1)).toBeGreaterThanOrEqual(6 * question.sigmaDaily - 1e-9);
        },
      ),
      { numRuns: runs(1_000) },
    ));
  it("never rises with volatility", () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (sigmaDaily, by) => {
          expect(ask({ sigmaDaily: sigmaDaily * by })).toBeLessThanOrEqual(ask({ sigmaDaily }) ?? NaN);
        },
      ),
      { numRuns: runs(1_000) },
    ));
});

describe("the futures table", () => {
  const measure = (position: Parameters<typeof makePosition>[3], side: "long" | "short" = "long") => {
    const account = makeAccount([], {
      equityUsd: 10_000,
      positions: [makePosition("BTC", side, 6_000, position)],
      marginWallets: { "con:USDT": 2_000 },
    });
    const market = makeMarket("BTC", { volatilityAnnual: 0.5 });
    const markets = { BTC: { ...market, volatility: { ...market.volatility, forecast7d: 0.6 } } };
    const [risk] = measureFutures(makeInput({ account, markets }));
    if (risk === undefined) throw new Error("one position gives one line");
    return risk;
  };

  it("states distance in percent, ATR and daily σ, touch and funding from the account's own numbers", () => {
    const risk = measure({ leverage: 5, tiers: STEPS, fundingFraction: 0.0002, fundingIntervalHours: 4 });
    const price = (1_200 - 6_000) / (60 * 0.004 - 60);
    expect(risk.liquidationPriceUsd).toBeCloseTo(price, 9);
    const distance = 1 - price / 100;
    expect(risk.distanceFraction).toBeCloseTo(distance, 12);
    expect(risk.distanceAtr).toBeCloseTo(distance / 0.03, 9);
    expect(risk.distanceSigmaDaily).toBeCloseTo(distance / (0.6 / Math.sqrt(365)), 9);
    expect(risk.touchProbability7d).toBe(touchProbability(100, price, 0.6, { days: 7, periodsPerYear: 365 }));
    expect(risk.fundingUsdPerDay).toBeCloseTo(6_000 * 0.0002 * 6, 9);
    // Six σ of 0.6 ÷ √365 a day; what the policy allows stands beside it.
    const sigma = 0.6 / Math.sqrt(365);
    const then = 6_000 * (1 - 6 * sigma);
    expect(risk.sensibleLeverage).toBe(Math.floor((10 * 6_000) / (6_000 - then + 0.004 * then)) / 10);
    expect(risk.policyLeverageMax).toBe(1);
  });

  it("marks what it had to assume, and leaves out what it cannot know", () => {
    expect(measure({ leverage: 5 }).isApproximate).toBe(true);
    expect(measure({ leverage: 5, tiers: STEPS }).isApproximate).toBe(true);
    expect(measure({ leverage: 5, tiers: STEPS, marginBalance: 1_200 }).isApproximate).toBe(false);
    expect(measure({ leverage: 5 }).fundingUsdPerDay).toBeNull();
    const account = makeAccount([], { equityUsd: 10_000, positions: [makePosition("XYZ", "long", 100)] });
    const markets = { ...makeInput({ account }).markets };
    delete (markets as Record<string, unknown>)["XYZ"];
    const input = { ...makeInput({ account }), markets };
    expect(measureFutures(input)[0]).toMatchObject({
      distanceAtr: null,
      touchProbability7d: null,
      sensibleLeverage: null,
    });
  });

  it("cross margin counts the wallet, less the other positions' maintenance, plus their profit", () => {
    const cross = { marginMode: "cross" as const, marginWallet: "con:USDT", tiers: flat(0.004) };
    const positions = [
      makePosition("BTC", "long", 6_000, cross),
      makePosition("ETH", "short", 3_000, { ...cross, unrealizedPnlUsd: -200, maintenanceMarginUsd: 12 }),
      makePosition("SOL", "long", 500, { marginWallet: "con:USDT", marginBalance: 250 }),
    ];
    const account = makeAccount([makeHolding("USDC", 10_000, { assetClass: "stablecoin", priceUsd: 1 })], {
      positions,
      marginWallets: { "con:USDT": 2_000 },
    });
    const [btc] = measureFutures(makeInput({ account, markets: { BTC: makeMarket("BTC", { asOf: AS_OF }) } }));
    const backing = 2_000 - 200 - 12 - 250;
    expect(btc?.liquidationPriceUsd).toBeCloseTo((backing - 6_000) / (60 * 0.004 - 60), 9);
    expect(btc?.isApproximate).toBe(false);
  });

  it("hedge mode: both legs of one contract are liquidated at one price", () => {
    const cross = { marginMode: "cross" as const, marginWallet: "con:USDT", tiers: flat(0.004) };
    const positions = [makePosition("BTC", "long", 6_000, cross), makePosition("BTC", "short", 2_000, cross)];
    const account = makeAccount([], { equityUsd: 10_000, positions, marginWallets: { "con:USDT": 2_000 } });
    const [long, short] = measureFutures(makeInput({ account }));
    expect(long?.liquidationPriceUsd).toBe(short?.liquidationPriceUsd);
    expect(long?.liquidationPriceUsd).toBeCloseTo((2_000 - 6_000 + 2_000) / (80 * 0.004 - 40), 9);
  });
});

describe("tiers", () => {
  it("a missing or empty table is a flat 1 %", () => {
    expect(maintenanceMargin(tiersOrFlat(undefined), 1_000)).toBe(10);
    expect(maintenanceMargin(tiersOrFlat([]), 1_000)).toBe(10);
    expect(tierAt(STEPS, 50_000).maintenanceFraction).toBe(0.01);
    expect(tierAt(STEPS, 49_999).maintenanceFraction).toBe(0.004);
  });
});
