import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenRiskInput, RiskInput, Suggestion } from "@/lib/domain/risk-assessment";
import { presetPolicy } from "@/lib/domain/risk-policy";
import {
  AS_OF,
  deterministicReturns,
  makeAccount,
  makeHolding,
  makeInput,
  makeInstrument,
  makeLadder,
  makeMarket,
  makePosition,
} from "@/lib/testing/risk-input";
import { runs } from "@/lib/testing/runs";
import { assess } from "../assess";

const balanced = presetPolicy("balanced");
const defensive = makeLadder({ state: "DEFENSIVE", exposureMultiplier: 0.5 });

const suggestionsOf = (input: RiskInput): readonly Suggestion[] => assess(input).suggestions;
const kinds = (list: readonly Suggestion[]) => list.map(({ kind }) => kind);
const orders = (list: readonly Suggestion[]) => list.filter(({ side }) => side !== null);

function inputOf(
  values: Readonly<Record<string, number>>,
  extra: Partial<RiskInput> = {},
  equityUsd = 10_000,
): RiskInput {
  const holdings = Object.entries(values).map(([asset, valueUsd]) => makeHolding(asset, valueUsd));
  return makeInput({ account: makeAccount(holdings, { equityUsd }), ...extra });
}

describe("reduce", () => {
  it("trims every asset pro rata as an order the venue takes, with its waterfall, fee and expiry", () => {
    const list = orders(suggestionsOf(inputOf({ BTC: 6_000, ETH: 3_000 }, { ladder: defensive })));
    expect(list.map(({ asset, side }) => [asset, side])).toEqual(
      expect.arrayContaining([
        ["BTC", "sell"],
        ["ETH", "sell"],
      ]),
    );
    const shares = list.map(({ notionalUsd, asset }) => (notionalUsd ?? 0) / (asset === "BTC" ? 6_000 : 3_000));
    expect(shares[0]).toBeCloseTo(shares[1] ?? NaN, 3);
    for (const { steps, quantity, feeUsd, notionalUsd, expiresAt, numbers } of list) {
      expect(steps.at(-1)).toMatchObject({ id: "rounding", quantityAfter: Number(quantity) });
      expect(feeUsd).toBeCloseTo((notionalUsd ?? 0) * 0.001, 9);
      expect(expiresAt).toBeGreaterThan(AS_OF);
      expect(numbers["var95AfterUsd"]).toBeLessThan(numbers["var95NowUsd"] ?? 0);
      expect(numbers["effectiveBetsAfter"]).toBeGreaterThanOrEqual(1);
      expect(numbers["fallToNextStateAfterFraction"]).toBeGreaterThan(0);
    }
  });

  it("is a warning once the book is half as large again as it should be", () => {
    const severityAt = (usd: number) =>
      orders(suggestionsOf(inputOf({ BTC: usd }, { ladder: defensive })))[0]?.severity;
    expect(severityAt(6_000)).toBe("notice");
    expect(severityAt(9_000)).toBe("warning");
  });

  it("sells only what is free, and nothing when nothing is", () => {
    const at = (freeQuantity: number) => {
      const holding = makeHolding("BTC", 9_000, { freeQuantity, lockedQuantity: 90 - freeQuantity });
      return orders(
        suggestionsOf(makeInput({ account: makeAccount([holding], { equityUsd: 10_000 }), ladder: defensive })),
      );
    };
    expect(Number(at(10)[0]?.quantity)).toBe(10);
    expect(at(0)).toEqual([]);
  });

  it("closes a derivative where that is what carries the exposure, on its own instrument", () => {
    const account = makeAccount([], { equityUsd: 10_000, positions: [makePosition("BTC", "short", 9_000)] });
    const [order] = orders(suggestionsOf(makeInput({ account, ladder: defensive })));
    expect(order).toMatchObject({ side: "buy", instrumentId: "binance:BTC/USDT:USDT" });
    expect(order?.notionalUsd).toBeCloseTo(4_000, 0);
  });

  it.each([
    ["monitor only", { policy: { ...balanced, preset: "monitor_only" as const } }],
    ["excluded from advice", { policy: { ...balanced, assetRules: { BTC: "warn_only" as const } } }],
    ["an inactive market", { instruments: { BTC: makeInstrument("BTC", { isActive: false }) } }],
    ["a minimum larger than the trim", { instruments: { BTC: makeInstrument("BTC", { minNotional: "50000" }) } }],
  ])("makes no order for %s", (_, extra) => {
    expect(orders(suggestionsOf(inputOf({ BTC: 9_000 }, { ladder: defensive, ...extra })))).toEqual([]);
  });

  it("a hedge is never called exposure, whatever the ladder says", () => {
    const account = makeAccount([makeHolding("BTC", 9_000)], {
      equityUsd: 10_000,
      positions: [makePosition("BTC", "short", 9_000)],
    });
    expect(orders(suggestionsOf(makeInput({ account, ladder: defensive })))).toEqual([]);
  });

  it("too small an account gets facts, not orders", () => {
    const list = suggestionsOf(inputOf({ BTC: 140 }, { ladder: defensive }, 150));
    expect(orders(list)).toEqual([]);
    expect(kinds(list)).toContain("concentration");
  });

  it("sixty dust coins are left alone", () => {
    const dust = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`DUST${i}`, 2]));
    expect(
      orders(suggestionsOf(inputOf({ ...dust, BTC: 9_000 }, { ladder: defensive }))).map(({ asset }) => asset),
    ).toEqual(["BTC"]);
  });
});

describe("room to add and re-expansion", () => {
  it("shares free cash pro rata among what is held, costs included", () => {
    const list = orders(suggestionsOf(inputOf({ BTC: 3_000, ETH: 1_500 })));
    expect(kinds(list)).toEqual(["room_to_add", "room_to_add"]);
    expect(list.every(({ side, severity }) => side === "buy" && severity === "info")).toBe(true);
    const spent = list.reduce((sum, { notionalUsd, feeUsd }) => sum + (notionalUsd ?? 0) + (feeUsd ?? 0), 0);
    expect(spent).toBeLessThanOrEqual(5_500);
    const [btc, eth] = ["BTC", "ETH"].map((asset) => list.find((order) => order.asset === asset)?.notionalUsd ?? 0);
    expect((btc ?? 0) / (eth ?? 1)).toBeGreaterThan(1.5);
  });

  it("is called re-expansion below the high, under one key", () => {
    const recovering = makeLadder({ state: "RECOVERY", exposureMultiplier: 0.9 });
    const [order] = orders(suggestionsOf(inputOf({ BTC: 3_000 }, { ladder: recovering })));
    expect(order).toMatchObject({ kind: "re_expand", dedupeKey: "room_to_add:BTC" });
  });

  it("spends only the cash of the venue and quote where it is bought, at that market's own fee", () => {
    const account = makeAccount([makeHolding("BTC", 3_000)], {
      equityUsd: 10_000,
      freeCashByPlace: { "binance:USDT": 1_000, "okx:USDT": 6_000 },
    });
    const instruments = { BTC: makeInstrument("BTC", { takerFeeFraction: 0.01 }) };
    const [order] = orders(suggestionsOf(makeInput({ account, instruments })));
    expect(order?.instrumentId).toBe("binance:BTC/USDT");
    expect((order?.notionalUsd ?? NaN) + (order?.feeUsd ?? NaN)).toBeLessThanOrEqual(1_000);
    expect(order?.notionalUsd).toBeGreaterThan(989);
  });

  it("waits a week after an asset's regime changed: it may turn back", () => {
    const market = makeMarket("BTC");
    const youngFor = (days: number) => ({
      BTC: { ...market, regime: { ...market.regime, since: AS_OF - days * 86_400_000 } },
    });
    expect(orders(suggestionsOf(inputOf({ BTC: 3_000 }, { markets: youngFor(6) })))).toEqual([]);
    expect(orders(suggestionsOf(inputOf({ BTC: 3_000 }, { markets: youngFor(7) })))).toHaveLength(1);
  });

  it("stops at the asset cap", () => {
    const [order] = orders(suggestionsOf(inputOf({ BTC: 5_500 })));
    expect(order?.notionalUsd).toBeLessThanOrEqual(500);
  });

  it.each([
    ["all cash", inputOf({})],
    [
      "reduce-only",
      inputOf({ BTC: 3_000 }, { ladder: makeLadder({ state: "PRESERVATION", exposureMultiplier: 0.9 }) }),
    ],
    [
      "a week after the ladder fell",
      inputOf({ BTC: 3_000 }, { ladder: makeLadder({ state: "CAUTION", loweredAt: AS_OF - 6 * 86_400_000 }) }),
    ],
    [
      "no free cash",
      makeInput({ account: makeAccount([makeHolding("BTC", 3_000)], { equityUsd: 10_000, freeCashUsd: 0 }) }),
    ],
  ])("adds nothing: %s", (_, input) => expect(orders(suggestionsOf(input))).toEqual([]));
});

describe("warnings", () => {
  it("volatility shock: BTC above twice its month, critical above three times, never filtered", () => {
    const at = (volatilityRatio: number) =>
      suggestionsOf(
        inputOf(
          { BTC: 5_000 },
          {
            markets: { BTC: makeMarket("BTC", { volatilityRatio }) },
            policy: { ...balanced, assetRules: { BTC: "never_mention" } },
          },
        ),
      ).find(({ kind }) => kind === "volatility_shock");
    expect(at(2)).toBeUndefined();
    expect(at(2.01)).toMatchObject({ severity: "warning", isSafety: true });
    expect(at(4.04)).toMatchObject({ severity: "critical" });
  });

  it("liquidation near: within 20 %, critical within 10 %", () => {
    const at = (liquidationPriceUsd: number) => {
      const account = makeAccount([], {
        equityUsd: 10_000,
        positions: [makePosition("BTC", "long", 3_000, { liquidationPriceUsd })],
      });
      return suggestionsOf(makeInput({ account })).find(({ kind }) => kind === "liquidation_near");
    };
    expect(at(79)).toBeUndefined();
    expect(at(81)).toMatchObject({ severity: "warning", isSafety: true });
    expect(at(95)).toMatchObject({ severity: "critical" });
  });

  it("de-peg: more than 1 % off its own peg", () => {
    const at = (asset: string, priceUsd: number, pegUsd?: number) => {
      const holding = makeHolding(asset, 1_000, {
        assetClass: "stablecoin",
        priceUsd,
        ...(pegUsd === undefined ? {} : { pegUsd }),
      });
      return kinds(suggestionsOf(makeInput({ account: makeAccount([holding], { equityUsd: 10_000 }) }))).includes(
        "depeg",
      );
    };
    expect(at("USDC", 0.995)).toBe(false);
    expect(at("USDC", 0.985)).toBe(true);
    expect(at("EURC", 1.08)).toBe(false); // without its peg nobody can tell
    expect(at("EURC", 1.08, 1.08)).toBe(false);
    expect(at("EURC", 1.02, 1.08)).toBe(true);
  });

  it("a measured de-peg says how long and by whom, and stands until the peg is regained", () => {
    const at = (priceUsd: number) => {
      const holding = makeHolding("USDT", 1_000, {
        assetClass: "stablecoin",
        priceUsd,
        offPeg: { since: AS_OF - 7_200_000, sources: 3 },
      });
      const account = makeAccount([holding], { equityUsd: 10_000 });
      return suggestionsOf(makeInput({ account })).find(({ kind }) => kind === "depeg");
    };
    expect(at(0.95)).toMatchObject({ severity: "critical", numbers: { offPegMs: 7_200_000, pegSources: 3 } });
    expect(at(0.993)).toMatchObject({ severity: "warning" });
    expect(at(0.996)).toBeUndefined();
  });

  it("no stop: proposes one at the policy's ATR multiple, on the tick", () => {
    const position = makePosition("BTC", "long", 3_000, { markPriceUsd: 99.999 });
    const account = makeAccount([], {
      equityUsd: 10_000,
      positions: [position],
      openRisks: [{ asset: "BTC", quantity: position.quantity, markPriceUsd: 99.999, stopPriceUsd: null }],
    });
    const stop = suggestionsOf(makeInput({ account })).find(({ kind }) => kind === "move_stop");
    expect(stop?.numbers["stopPriceUsd"]).toBe(93.99);
    expect(stop).toMatchObject({ side: null, reasons: ["no_stop_order"] });
  });

  describe("a resting stop", () => {
    // Policy: 2 ATR of 3 %, so 94 for a long and 106 for a short at 100.
    const stopAdvice = (risk: Partial<OpenRiskInput>, heatCapFraction = 0.06) => {
      const openRisk = { asset: "BTC", quantity: 10, markPriceUsd: 100, stopPriceUsd: 94, ...risk };
      const account = makeAccount([makeHolding("BTC", 5_000)], { equityUsd: 10_000, openRisks: [openRisk] });
      const list = suggestionsOf(makeInput({ account, policy: { ...balanced, heatCapFraction } }));
      return list.find(({ kind }) => kind === "move_stop");
    };

    it("at the policy's distance is left alone", () => {
      expect(stopAdvice({})).toBeUndefined();
      expect(stopAdvice({ stopPriceUsd: 91.1 })).toBeUndefined();
      expect(stopAdvice({ stopPriceUsd: 96.9 })).toBeUndefined();
    });
    it("too far comes closer, with the instrument, the old and the new stop, and the money at risk", () => {
      expect(stopAdvice({ stopPriceUsd: 90 })).toMatchObject({
        reasons: ["stop_too_far"],
        side: null,
        instrumentId: "binance:BTC/USDT",
        numbers: { oldStopPriceUsd: 90, stopPriceUsd: 94, riskNowUsd: 100, riskUsd: 60, quantity: 10 },
      });
      const short = { side: "short" as const, instrumentId: "binance:BTC/USDT:USDT", stopPriceUsd: 112 };
      expect(stopAdvice(short)?.numbers["stopPriceUsd"]).toBe(106);
    });
    it("too close is widened while the heat allows it, and never when it locks in a profit", () => {
      expect(stopAdvice({ stopPriceUsd: 98 })).toMatchObject({ reasons: ["stop_too_close"], severity: "info" });
      expect(stopAdvice({ stopPriceUsd: 98, quantity: 90 }, 0.02)).toBeUndefined();
      expect(stopAdvice({ stopPriceUsd: 98, entryPriceUsd: 97 })).toBeUndefined();
    });
    it("goes to break-even, fees included, once the price moved one initial risk in favour", () => {
      const long = { entryPriceUsd: 97, stopPriceUsd: 94 };
      expect(stopAdvice(long)).toMatchObject({ reasons: ["stop_to_break_even"], numbers: { stopPriceUsd: 97.19 } });
      expect(stopAdvice({ ...long, entryPriceUsd: 97.1 })).toBeUndefined(); // not yet a whole R
      expect(stopAdvice({ entryPriceUsd: 94, stopPriceUsd: 94 })).toBeUndefined(); // is there already
      const short = stopAdvice({ side: "short", entryPriceUsd: 103, stopPriceUsd: 106 });
      expect(short).toMatchObject({ reasons: ["stop_to_break_even"], numbers: { stopPriceUsd: 102.79 } });
    });
  });

  it("heat, concentration, cluster and the day's budget", () => {
    const returns = deterministicReturns(5);
    const markets = { BTC: makeMarket("BTC", { returns }), ETH: makeMarket("ETH", { returns }) };
    const account = makeAccount([makeHolding("BTC", 6_500), makeHolding("ETH", 2_500)], {
      equityUsd: 10_000,
      tradesToday: 10,
      openRisks: [{ asset: "BTC", quantity: 65, markPriceUsd: 100, stopPriceUsd: 85 }],
    });
    const list = suggestionsOf(makeInput({ account, markets }));
    expect(kinds(list)).toEqual(
      expect.arrayContaining(["portfolio_heat", "concentration", "correlation_cluster", "trade_budget_used"]),
    );
    expect(list.find(({ kind }) => kind === "concentration")).toMatchObject({ asset: "BTC", side: null });
  });

  it("ladder change: on the day it happened, not on the first day and not after", () => {
    const changed = (enteredAt: number, isFirstDay = false) => {
      const account = makeAccount([makeHolding("BTC", 3_000)], { equityUsd: 10_000, isFirstDay });
      const ladder = makeLadder({ state: "CAUTION", exposureMultiplier: 0.9, enteredAt });
      return kinds(suggestionsOf(makeInput({ account, ladder }))).includes("ladder_change");
    };
    expect(changed(AS_OF - 3_600_000)).toBe(true);
    expect(changed(AS_OF - 2 * 86_400_000)).toBe(false);
    expect(changed(AS_OF - 3_600_000, true)).toBe(false);
  });

  it("regime change: BTC or the largest holding, within a day", () => {
    const market = makeMarket("ETH");
    const turned = { ...market, regime: { ...market.regime, label: "bear" as const, since: AS_OF - 3_600_000 } };
    const list = suggestionsOf(inputOf({ ETH: 5_000, SOL: 1_000 }, { markets: { ETH: turned } }));
    expect(list.find(({ kind }) => kind === "regime_change")).toMatchObject({ asset: "ETH", reasons: ["regime_bear"] });
  });
});

describe("incomplete equity", () => {
  it("holds advice and keeps safety", () => {
    const holding = makeHolding("BTC", 9_000);
    const account = makeAccount([holding], {
      equityUsd: 10_000,
      isComplete: false,
      missing: ["Binance: earn"],
      positions: [makePosition("ETH", "long", 500, { liquidationPriceUsd: 95 })],
    });
    const list = suggestionsOf(makeInput({ account, ladder: defensive }));
    expect(kinds(list)).toEqual(["liquidation_near", "stale_data"]);
  });
});

describe("never mention", () => {
  it("says nothing about the asset that is not safety", () => {
    const list = suggestionsOf(
      inputOf({ BTC: 9_500 }, { policy: { ...balanced, assetRules: { BTC: "never_mention" } } }),
    );
    expect(list.filter(({ asset }) => asset === "BTC")).toEqual([]);
  });
});

describe("every order is executable, and no two contradict", () => {
  const assets = ["BTC", "ETH", "SOL", "ADA"] as const;
  const arb = fc.record({
    values: fc.tuple(...assets.map(() => fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 8_000, noNaN: true })))),
    free: fc.tuple(...assets.map(() => fc.double({ min: 0, max: 1, noNaN: true }))),
    cash: fc.double({ min: 0, max: 20_000, noNaN: true }),
    lotStep: fc.constantFrom("0.0001", "0.01", "1", "25"),
    minNotional: fc.constantFrom("1", "5", "10", "100"),
    multiplier: fc.double({ min: 0.25, max: 1, noNaN: true }),
    ratio: fc.double({ min: 0.5, max: 5, noNaN: true }),
    short: fc.double({ min: 0, max: 9_000, noNaN: true }),
  });

  it("on the lot, above the minimums, from what is free, with fee and expiry, in one direction per asset", () =>
    fc.assert(
      fc.property(arb, ({ values, free, cash, lotStep, minNotional, multiplier, ratio, short }) => {
        const holdings = assets.map((asset, i) => {
          const quantity = (values[i] ?? 0) / 100;
          const freeQuantity = quantity * (free[i] ?? 0);
          return makeHolding(asset, values[i] ?? 0, { freeQuantity, lockedQuantity: quantity - freeQuantity });
        });
        const equityUsd = cash + holdings.reduce((sum, { valueUsd }) => sum + valueUsd, 0);
        fc.pre(equityUsd > 1);
        const positions = short > 100 ? [makePosition("BTC", "short", short)] : [];
        const input = makeInput({
          account: makeAccount(holdings, { equityUsd, freeCashUsd: cash, positions }),
          instruments: Object.fromEntries(
            assets.map((asset) => [asset, makeInstrument(asset, { lotStep, minNotional })]),
          ),
          ladder: makeLadder({ state: multiplier < 1 ? "RECOVERY" : "NORMAL", exposureMultiplier: multiplier }),
          markets: Object.fromEntries(assets.map((asset) => [asset, makeMarket(asset, { volatilityRatio: ratio })])),
        });
        const list = orders(suggestionsOf(input));
        const sides = new Map<string, string>();
        let spent = 0;
        for (const { asset, instrumentId, side, quantity, notionalUsd, feeUsd, expiresAt } of list) {
          const instrument = Object.values(input.instruments).find(({ id }) => id === instrumentId);
          const size = Number(quantity);
          const lots = size / Number(instrument?.lotStep);
          expect(Math.abs(lots - Math.round(lots))).toBeLessThan(1e-6);
          expect(size).toBeGreaterThanOrEqual(Number(instrument?.minQuantity));
          expect(notionalUsd).toBeGreaterThanOrEqual(Number(instrument?.minNotional));
          expect(feeUsd).toBeGreaterThan(0);
          expect(expiresAt).toBeGreaterThan(input.asOf);
          const holding = input.account.holdings.find((candidate) => candidate.asset === asset);
          if (instrument?.kind === "spot" && side === "sell")
            expect(size).toBeLessThanOrEqual((holding?.freeQuantity ?? 0) + 1e-9);
          if (side === "buy" && instrument?.kind === "spot") spent += (notionalUsd ?? 0) + (feeUsd ?? 0);
          expect(sides.get(asset ?? "") ?? side).toBe(side);
          sides.set(asset ?? "", side ?? "");
        }
        expect(spent).toBeLessThanOrEqual(cash + 1e-6);
        expect(new Set(list.map(({ dedupeKey }) => dedupeKey)).size).toBe(list.length);
        expect(list.some(({ kind }) => kind === "reduce") && list.some(({ kind }) => kind !== "reduce")).toBe(false);
      }),
      { numRuns: runs(500) },
    ));
});
