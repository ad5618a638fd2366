import { describe, expect, it } from "vitest";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import { hasRealData } from "@/lib/testing/real-data";
import { realMarket, replayAccount, type ReplayDay, type ReplayOptions } from "@/lib/testing/replay-account";
import { makeAccount, makeInput, makeQuestion } from "@/lib/testing/risk-input";
import { LADDER_RULES } from "./ladder/ladder-rules";
import { sizeTrade } from "./size-trade";

const active = presetPolicy("active");
/** For books that are one coin by choice: the caps on assets would speak of nothing else. */
const oneCoin = { ...active, assetCapFraction: 1, clusterCapFraction: 1 };

const at = (days: readonly ReplayDay[], day: string): ReplayDay => {
  const found = days.find((candidate) => candidate.day === day);
  if (found === undefined) throw new Error(`no day ${day} in the replay`);
  return found;
};
const ordersOf = (days: readonly ReplayDay[]) =>
  days.flatMap(({ day, created }) => created.filter(({ side }) => side !== null).map((order) => ({ day, ...order })));

/** Changes of the book: orders of one day in one direction are one card. */
const bundlesOf = (days: readonly ReplayDay[]) => new Set(ordersOf(days).map(({ day, side }) => `${day} ${side}`)).size;

function expectLegalSteps(days: readonly ReplayDay[]): void {
  days.slice(1).forEach(({ ladder }, i) => {
    const before = days[i]?.ladder;
    expect(ladder.exposureMultiplier - (before?.exposureMultiplier ?? 1)).toBeLessThanOrEqual(
      LADDER_RULES.stepUp + 1e-12,
    );
  });
}

/** Orders on one asset in opposite directions, closer than five days. */
function flipFlops(days: readonly ReplayDay[]) {
  const orders = ordersOf(days);
  return orders.flatMap((order, i) =>
    orders
      .slice(0, i)
      .filter((earlier) => earlier.asset === order.asset && earlier.side !== order.side)
      .filter((earlier) => Date.parse(order.day) - Date.parse(earlier.day) < 5 * DAY_MS)
      .map((earlier) => `${earlier.day} ${earlier.kind} → ${order.day} ${order.kind} ${order.asset}`),
  );
}

describe.skipIf(!hasRealData())("real data, day by day (../shared/data)", () => {
  const crash: ReplayOptions = {
    from: "2020-02-15",
    to: "2020-08-31",
    policy: active,
    units: { BTC: 8, ETH: 40 },
    cashUsd: 10_000,
    obeys: false,
  };

  it("2020-02-15 → 2020-03-13: volatility passes twice its month, risk and exposure fall, the stop widens", () => {
    expect(realMarket("BTC", "2020-03-12").volatility.ratio).toBeCloseTo(4.04, 2);
    expect(realMarket("BTC", "2020-03-13").volatility.ratio).toBeCloseTo(3.69, 2);
    const account = makeAccount([], { equityUsd: 100_000 });
    const sizeOn = (day: string) => {
      const market = realMarket("BTC", day);
      const input = makeInput({ asOf: market.asOf, account, markets: { BTC: market } });
      return sizeTrade(input, makeQuestion({ entryPrice: market.priceUsd }));
    };
    const [calm, shock] = [sizeOn("2020-02-15"), sizeOn("2020-03-13")];
    expect(shock.riskFraction).toBeLessThan(calm.riskFraction);
    expect(shock.stopDistanceFraction).toBeGreaterThan(2 * (calm.stopDistanceFraction ?? NaN));
    expect(shock.notionalUsd).toBeLessThan(0.25 * calm.notionalUsd);
    expect(shock.reasons).toContain("volatility_shock");
  });

  it("the ladder of a BTC-heavy account steps down through every state, and exposure falls with it", () => {
    const days = replayAccount({ ...crash, to: "2020-03-13" });
    const states = [...new Set(days.map(({ ladder }) => ladder.state))];
    expect(states).toEqual(["NORMAL", "CAUTION", "DEFENSIVE", "PRESERVATION"]);
    const [first, last] = [at(days, "2020-02-15"), at(days, "2020-03-13")];
    expect(last.ladder.exposureMultiplier).toBe(LADDER_RULES.multiplierFloor);
    // A calm bull: what volatility leaves of a full book under a loss limit of 25 % (about 0.25 ÷ 0.53).
    expect(first.assessment.book.targetFraction).toBeGreaterThan(0.4);
    expect(last.assessment.book.targetFraction).toBeLessThan(0.1);
    expect(last.assessment.riskScore.score).toBeGreaterThan(first.assessment.riskScore.score);
    expect(at(days, "2020-03-12").created.map(({ kind }) => kind)).toContain("volatility_shock");
    expect(last.assessment.nextTrade).toMatchObject({ status: "refused", reasons: ["preservation_reduce_only"] });
  });

  it("→ 2020-08 it re-expands by the rule, as equity and calm come back", () => {
    const days = replayAccount(crash);
    expectLegalSteps(days);
    expect(at(days, "2020-03-31").ladder.exposureMultiplier).toBe(LADDER_RULES.multiplierFloor);
    expect(at(days, "2020-08-31").ladder.exposureMultiplier).toBeGreaterThan(0.9);
    expect(at(days, "2020-08-31").ladder.state).not.toBe("PRESERVATION");
  });

  it("an account that went to cash on the worst day is let back in too, by calm alone", () => {
    const days = replayAccount({ ...crash, sellAllOn: "2020-03-13" });
    expectLegalSteps(days);
    const inCash = days.slice(days.findIndex(({ day }) => day === "2020-03-14"));
    inCash.forEach(({ assessment }) => expect(assessment.book.currentFraction).toBe(0));
    expect(at(days, "2020-03-14").ladder.state).toBe("PRESERVATION");
    expect(at(days, "2020-04-15").ladder.exposureMultiplier).toBe(LADDER_RULES.multiplierFloor); // not yet calm
    expect(at(days, "2020-08-31").ladder.state).not.toBe("PRESERVATION");
    expect(at(days, "2020-08-31").ladder.exposureMultiplier).toBeGreaterThan(0.6);
    expect(ordersOf(inCash)).toEqual([]);
  });

  it("who obeys loses less than half of the crash", () => {
    const trough = (obeys: boolean) =>
      Math.max(
        ...replayAccount({ ...crash, obeys, policy: oneCoin, units: { BTC: 9 } }).map(
          ({ ladder }) => ladder.drawdownFraction,
        ),
      );
    expect(trough(true)).toBeLessThan(0.5 * trough(false));
  });

  // 2021-06 is no calm month, but the one in which advice used to turn round within days.
  const QUIET_MONTHS = ["2019-03", "2019-12", "2020-06", "2021-03", "2021-06"];
  const uncapped = { assetCapFraction: 1, clusterCapFraction: 1 };
  describe.each([
    ["one asset, Holder", { ...presetPolicy("holder"), ...uncapped }, { BTC: 6 }],
    ["two assets, Active", active, { BTC: 5, ETH: 25 }],
    ["four assets, Balanced", presetPolicy("balanced"), { BTC: 3, ETH: 40, LTC: 120, XRP: 20_000 }],
  ])("a quiet month: %s", (_, policy, units) => {
    it.each(QUIET_MONTHS)(
      "%s: at most four changes of the book, no flip-flop, fresh or not, obeyed or not",
      (month) => {
        const from = `${month}-01`;
        const to = new Date(Date.parse(from) + 29 * DAY_MS).toISOString().slice(0, 10);
        // A fresh account begins that month; the other has followed (or ignored) its advice for a month before.
        const before = new Date(Date.parse(from) - 30 * DAY_MS).toISOString().slice(0, 10);
        for (const start of [from, before]) {
          for (const obeys of [true, false]) {
            const days = replayAccount({ from: start, to, policy, units, cashUsd: 5_000, obeys }).filter(
              ({ day }) => day >= from,
            );
            expect(bundlesOf(days)).toBeLessThanOrEqual(4);
            expect(flipFlops(days)).toEqual([]);
          }
        }
      },
    );
  });
});
