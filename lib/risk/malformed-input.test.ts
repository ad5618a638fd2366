import { describe, expect, it } from "vitest";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import {
  makeAccount,
  makeHolding,
  makeInput,
  makePerpetual,
  makePosition,
  makeQuestion,
} from "@/lib/testing/risk-input";
import { assess } from "./assess";
import { measureFutures } from "./futures/measure-futures";
import { sizeTrade } from "./size-trade";

const TIERS = [
  { notionalFloor: 0, notionalCap: null, maintenanceFraction: 0.004, maintenanceAmount: 0, leverageMax: 50 },
];

/** An account with something in every place a number can stand. */
function fullInput(): RiskInput {
  const position = makePosition("BTC", "long", 2_000, {
    liquidationPriceUsd: 60,
    marginMode: "isolated",
    tiers: TIERS,
    marginBalance: 900,
    fundingFraction: 0.0001,
    fundingIntervalHours: 8,
  });
  const stop = { asset: "BTC", quantity: 20, markPriceUsd: 100, stopPriceUsd: 80, entryPriceUsd: 95 };
  const account = makeAccount([makeHolding("BTC", 3_000), makeHolding("ETH", 2_000)], {
    equityUsd: 10_000,
    positions: [position],
    openRisks: [stop],
  });
  const input = makeInput({ account });
  // A short history keeps the number of fields small; every one of them is a daily return like the others.
  const markets = Object.fromEntries(
    Object.entries(input.markets).map(([asset, market]) => [
      asset,
      { ...market, dailyLogReturns: market.dailyLogReturns.slice(-62) },
    ]),
  );
  return { ...input, markets };
}

type Path = readonly (string | number)[];

/** Where the numbers of a value are; of long lists the first and the last. */
function numberPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [...new Set([0, value.length - 1])].filter((i) => i >= 0) : Object.keys(value);
  return keys.flatMap((key) => numberPaths((value as Record<string | number, unknown>)[key], [...path, key]));
}

function withValue<T>(root: T, path: Path, value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  const copy = (Array.isArray(root) ? [...(root as unknown[])] : { ...root }) as Record<string | number, unknown>;
  copy[key] = withValue(copy[key], rest, value);
  return copy as T;
}

const isFiniteThroughout = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : typeof value !== "object" || value === null || Object.values(value).every(isFiniteThroughout);

describe("malformed input is refused, or answered with finite numbers: never with NaN", () => {
  const input = fullInput();
  const paths = numberPaths(input);
  it("covers every numeric field of a full input that is itself sound", () => {
    expect(paths.length).toBeGreaterThan(120);
    expect(assess(input).status).toBe("assessed");
    expect(sizeTrade(input, makeQuestion()).status).toBe("sized");
  });

  it.each([NaN, Infinity, -Infinity])("%s in any field: the assessment says invalid_input", (bad) => {
    for (const path of paths) {
      const assessment = assess(withValue(input, path, bad));
      expect([path.join("."), assessment.status, assessment.reasons]).toEqual([
        path.join("."),
        "insufficient_data",
        ["invalid_input"],
      ]);
      // The policy version is echoed as it came; everything computed is finite.
      expect([path.join("."), isFiniteThroughout({ ...assessment, policyVersion: 0 })]).toEqual([path.join("."), true]);
    }
  });

  it.each([NaN, Infinity, -Infinity, -1, 0])("%s in any field: a trade has a finite size ≥ 0 or is refused", (bad) => {
    for (const path of paths) {
      const broken = withValue(input, path, bad);
      for (const instrument of [makeQuestion().instrument, makePerpetual("BTC")]) {
        const trade = sizeTrade(broken, makeQuestion({ instrument, tiers: TIERS }));
        expect([path.join("."), isFiniteThroughout(trade), Number(trade.quantity) >= 0]).toEqual([
          path.join("."),
          true,
          true,
        ]);
      }
    }
  });

  it.each([-1, 0])("%s in any field: every figure of the assessment and of the futures stays finite", (odd) => {
    for (const path of paths) {
      const futures = measureFutures(withValue(input, path, odd));
      expect([path.join("."), isFiniteThroughout(futures)]).toEqual([path.join("."), true]);
      expect([path.join("."), isFiniteThroughout(assess(withValue(input, path, odd)))]).toEqual([path.join("."), true]);
    }
  });

  it("text where a number belongs is refused, however numeric it looks", () => {
    const texts = ["12", "", "abc"];
    const named = paths.filter(
      (path) => typeof path.at(-1) === "string" && /(Usd|Fraction|quantity)$/.test(String(path.at(-1))),
    );
    for (const path of named)
      for (const text of texts) expect(assess(withValue(input, path, text)).reasons).toEqual(["invalid_input"]);
  });
});
