import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maintenanceMargin } from "@/lib/risk/futures/maintenance-margin";
import { runs } from "@/lib/testing/runs";
import { leverageTiers, type LeverageStep } from "./leverage-tiers";
import { SafeExchangeError } from "./safe-exchange-error";
import { parseLeverageTiers as parseBinance } from "./venues/binance/read-leverage-tiers";
import { parseLeverageTiers as parseBitget } from "./venues/bitget/parse-leverage-tiers";
import { parseLeverageTiers as parseBybit } from "./venues/bybit/parse-leverage-tiers";
import { parseLeverageTiers as parseGate } from "./venues/gate/parse-leverage-tiers";
import { marginTiers } from "./venues/krakenfutures/margin-tiers";
import { parseMarginLevels } from "./venues/krakenfutures/parse-instruments";
import { parseLeverageTiers as parseKucoin } from "./venues/kucoin/parse-leverage-tiers";
import { parseLeverageTiers as parseOkx, parseMarkPrice } from "./venues/okx/parse-leverage-tiers";

const step = (cap: number | null, maintenanceFraction: number, leverageMax = 50): LeverageStep => ({
  cap,
  maintenanceFraction,
  leverageMax,
});
const tables = (steps: readonly LeverageStep[]) => leverageTiers(steps, "bybit", "market/risk-limit");
const rows = (tiers: ReturnType<typeof tables>) =>
  tiers.map((tier) => [tier.notionalFloor, tier.notionalCap, tier.maintenanceFraction, tier.maintenanceAmount]);

describe("a table of tiers", () => {
  test("lies end to end in any order, each amount following from the one before", () => {
    expect(rows(tables([step(null, 0.05), step(50_000, 0.004), step(250_000, 0.01)]))).toEqual([
      [0, 50_000, 0.004, 0],
      [50_000, 250_000, 0.01, 300],
      [250_000, null, 0.05, 10_300],
    ]);
  });

  test.each<[string, LeverageStep[]]>([
    ["nothing", []],
    ["a size twice", [step(1_000, 0.01), step(1_000, 0.02)]],
    ["two ends", [step(null, 0.01), step(null, 0.02)]],
    ["a rate that falls", [step(1_000, 0.02), step(2_000, 0.01)]],
    ["a rate of nothing", [step(1_000, 0)]],
    ["a rate of everything", [step(1_000, 1)]],
    ["a size of nothing", [step(0, 0.01)]],
    ["no number", [step(Number.NaN, 0.01)]],
    ["a rate that is none", [step(1_000, Number.NaN)]],
    ["a leverage below one", [step(1_000, 0.01, 0.5)]],
    ["a leverage without end", [step(1_000, 0.01, Infinity)]],
  ])("of %s is an answer we cannot use", (_name, steps) => {
    expect(() => tables(steps)).toThrow(SafeExchangeError);
  });

  test("makes a margin that is continuous and never falls", () => {
    const arb = fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(arb, (sizes) => {
        let [cap, rate] = [0, 1];
        const tiers = tables(sizes.map(([size, rise]) => step((cap += size), (rate += rise) / 1_000)));
        for (const { notionalFloor } of tiers.slice(1)) {
          const below = maintenanceMargin(tiers, notionalFloor * (1 - 1e-12));
          expect(Math.abs(maintenanceMargin(tiers, notionalFloor) / below - 1)).toBeLessThan(1e-9);
        }
        expect(maintenanceMargin(tiers, cap * 2)).toBeGreaterThan(maintenanceMargin(tiers, cap));
      }),
      { numRuns: runs(300) },
    );
  });
});

/** The examples of the venues' own reference pages, with a second tier. */
describe("the tables of the venues", () => {
  const two = (floor: number, rate: number, then: number) => [
    [0, floor, rate, 0],
    [floor, expect.anything(), then, expect.closeTo(floor * (then - rate), 6)],
  ];

  test("Bybit: of the one symbol, rates as fractions or as percents", () => {
    const row = { symbol: "BTCUSDT", isLowestRisk: 1, mmDeduction: "" };
    const answer = (list: unknown[]) => ({ retCode: 0, result: { category: "linear", list, nextPageCursor: "" } });
    const fractions = [
      {
        ...row,
        id: 2,
        riskLimitValue: "2600000",
        maintenanceMargin: "0.0056",
        initialMargin: "0.0111",
        maxLeverage: "90.00",
      },
      {
        ...row,
        id: 1,
        riskLimitValue: "2000000",
        maintenanceMargin: "0.005",
        initialMargin: "0.01",
        maxLeverage: "100.00",
      },
      {
        ...row,
        symbol: "ETHUSDT",
        riskLimitValue: "900000",
        maintenanceMargin: "0.01",
        initialMargin: "0.02",
        maxLeverage: "50",
      },
    ];
    expect(rows(parseBybit(answer(fractions), "BTCUSDT"))).toEqual(two(2_000_000, 0.005, 0.0056));
    const inverse = {
      ...row,
      symbol: "BTCUSD",
      id: 1,
      riskLimitValue: "150",
      maintenanceMargin: "0.5",
      initialMargin: "1",
      maxLeverage: "100.00",
    };
    expect(rows(parseBybit(answer([inverse]), "BTCUSD"))).toEqual([[0, 150, 0.005, 0]]);
    expect(() => parseBybit(answer([inverse]), "ETHUSD")).toThrow(SafeExchangeError);
  });

  test("OKX: contracts become the coin of settlement at the mark price", () => {
    const tier = { instFamily: "BTC-USDT", instId: "", imr: "0.01", optMgnFactor: "0", uly: "BTC-USDT" };
    const answer = {
      code: "0",
      data: [
        { ...tier, tier: "1", minSz: "0", maxSz: "1000", mmr: "0.004", maxLever: "100" },
        { ...tier, tier: "2", minSz: "1000.01", maxSz: "5000", mmr: "0.005", maxLever: "75" },
      ],
    };
    const linear = { base: "BTC", settle: "USDT", contractSize: "0.01" };
    expect(rows(parseOkx(answer, linear, "60000"))).toEqual(two(600_000, 0.004, 0.005));
    const inverse = { base: "BTC", settle: "BTC", contractSize: "100" };
    expect(parseOkx(answer, inverse, "50000")[1]?.notionalFloor).toBe(2);
    const marks = { code: "0", data: [{ instType: "SWAP", instId: "BTC-USDT-SWAP", markPx: "60000", ts: "1" }] };
    expect(parseMarkPrice(marks, "BTC-USDT-SWAP")).toBe("60000");
    expect(() => parseMarkPrice(marks, "ETH-USDT-SWAP")).toThrow(SafeExchangeError);
  });

  test("Bitget", () => {
    const data = [
      { symbol: "BTCUSDT", level: "1", startUnit: "0", endUnit: "150000", leverage: "125", keepMarginRate: "0.004" },
      {
        symbol: "BTCUSDT",
        level: "2",
        startUnit: "150000",
        endUnit: "900000",
        leverage: "100",
        keepMarginRate: "0.005",
      },
    ];
    expect(rows(parseBitget({ code: "00000", data }))).toEqual(two(150_000, 0.004, 0.005));
  });

  test("Gate", () => {
    const answer = [
      {
        contract: "BTC_USDT",
        maintenance_rate: "0.004",
        tier: 1,
        initial_rate: "0.008",
        leverage_max: "125",
        risk_limit: "1000000",
        deduction: "0",
      },
      {
        contract: "BTC_USDT",
        maintenance_rate: "0.005",
        tier: 2,
        initial_rate: "0.01",
        leverage_max: "100",
        risk_limit: "2000000",
        deduction: "1000",
      },
    ];
    const tiers = parseGate(answer);
    expect(rows(tiers)).toEqual(two(1_000_000, 0.004, 0.005));
    expect(tiers[1]?.maintenanceAmount).toBeCloseTo(Number(answer[1]?.deduction), 6);
  });

  test("KuCoin", () => {
    const data = [
      {
        symbol: "ETHUSDTM",
        level: 1,
        maxRiskLimit: 300_000,
        minRiskLimit: 0,
        maxLeverage: 100,
        initialMargin: 0.01,
        maintainMargin: 0.005,
      },
      {
        symbol: "ETHUSDTM",
        level: 2,
        maxRiskLimit: 500_000,
        minRiskLimit: 300_000,
        maxLeverage: 50,
        initialMargin: 0.02,
        maintainMargin: 0.01,
      },
    ];
    expect(rows(parseKucoin({ code: "200000", data }))).toEqual(two(300_000, 0.005, 0.01));
  });

  test("Binance: USDⓈ-M in dollars, COIN-M in coins, alone or in a list", () => {
    const brackets = [
      { bracket: 1, initialLeverage: 125, notionalCap: 50_000, notionalFloor: 0, maintMarginRatio: 0.004, cum: 0 },
      {
        bracket: 2,
        initialLeverage: 100,
        notionalCap: 250_000,
        notionalFloor: 50_000,
        maintMarginRatio: 0.005,
        cum: 50,
      },
    ];
    const market = { symbol: "BTCUSDT", notionalCoef: 1, brackets };
    for (const answer of [market, [market]])
      expect(rows(parseBinance(answer, "BTCUSDT"))).toEqual(two(50_000, 0.004, 0.005));
    const coin = { bracket: 1, initialLeverage: 125, qtyCap: 5, qtyFloor: 0, maintMarginRatio: 0.004, cum: 0 };
    expect(rows(parseBinance([{ symbol: "BTCUSD_PERP", brackets: [coin] }], "BTCUSD_PERP"))).toEqual([
      [0, 5, 0.004, 0],
    ]);
    expect(() => parseBinance([market], "ETHUSDT")).toThrow(SafeExchangeError);
  });

  const recorded = (path: string): unknown => {
    const file = fileURLToPath(new URL(`../../../shared/data/fixtures/${path}`, import.meta.url));
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  };

  const instruments = recorded("nautilus/kraken/http_futures_instruments.json");
  test.skipIf(instruments === undefined)("Kraken Futures, as recorded: dollars, of inverse contracts in coins", () => {
    const levels = parseMarginLevels(instruments);
    const linear = marginTiers(levels.get("PF_ETHUSD") ?? [], { base: "ETH", settle: "USD" }, "0");
    expect(rows(linear)).toEqual([
      [0, 2_000_000, 0.01, 0],
      [2_000_000, null, 0.02, 20_000],
    ]);
    expect(linear.map(({ leverageMax }) => leverageMax)).toEqual([50, 25]);
    const inverse = marginTiers(levels.get("PI_XBTUSD") ?? [], { base: "BTC", settle: "BTC" }, "50000");
    expect(inverse[1]?.notionalFloor).toBe(10);
    expect(() => marginTiers([], { base: "ETH", settle: "USD" }, "0")).toThrow(SafeExchangeError);
  });

  const brackets = recorded("binance_leverage_tiers_subset.json") as Record<string, { info: unknown }[]> | undefined;
  test.skipIf(brackets === undefined)("Binance, as recorded: our amounts are its own", () => {
    for (const [symbol, tiers] of Object.entries(brackets ?? {})) {
      const own = tiers.map(({ info }) => Number((info as { cum: string }).cum));
      const made = parseBinance({ symbol, brackets: tiers.map(({ info }) => info) }, symbol);
      made.forEach(({ maintenanceAmount }, i) => expect(maintenanceAmount).toBeCloseTo(own[i] ?? NaN, 4));
    }
  });
});
