import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { hasRealData, listSymbols, loadDaily } from "@/lib/testing/real-data";
import { backtestFilteredVar } from "./backtest/backtest-filtered-var";
import { CRISES } from "./stress/crises";

const closes = (symbol: string) => loadDaily(symbol).map(({ close }) => close);
const logReturns = (prices: readonly number[]) =>
  prices.slice(1).map((price, i) => Math.log(price / (prices[i] ?? NaN)));

describe.skipIf(!hasRealData())("real data (../shared/data)", () => {
  describe.each(["BTC", "ETH"])("%s, walked through day by day", (symbol) => {
    it.each([0.95, 0.99])(
      "filtered historical VaR at %f is passed as often as it says, without clustering",
      (confidence) => {
        const result = backtestFilteredVar(logReturns(closes(symbol)), { confidence, windowDays: 500 });
        expect(result?.observations).toBeGreaterThan(1_000);
        expect(result?.kupiecP).toBeGreaterThan(0.05);
        expect(result?.christoffersenP).toBeGreaterThan(0.05);
      },
    );
  });

  it("a past day's forecast does not know what came after", () => {
    const returns = logReturns(closes("BTC"));
    const options = { confidence: 0.95, windowDays: 500 };
    const wild = [...returns.slice(0, 900), ...returns.slice(900).map((value) => 3 * value)];
    const until = (series: readonly number[]) => backtestFilteredVar(series.slice(0, 900), options);
    expect(until(wild)).toEqual(until(returns));
  });

  it("the stress table says what these candles say, for every coin and crisis in both", () => {
    let checked = 0;
    for (const { from, to, shocks } of CRISES) {
      const [first, last] = [Date.parse(from), Date.parse(to)];
      for (const symbol of listSymbols().filter((each) => shocks[each] !== undefined)) {
        const bars = loadDaily(symbol).filter(({ openAt }) => openAt >= first - DAY_MS && openAt <= last);
        if (bars.length !== (last - first) / DAY_MS + 2) continue;
        const [start, ...path] = bars;
        const base = start?.close ?? NaN;
        const expected = [
          (path.at(-1)?.close ?? NaN) / base - 1,
          Math.min(...path.map(({ low }) => low)) / base - 1,
          Math.max(...path.map(({ high }) => high)) / base - 1,
        ];
        expected.forEach((value, i) => expect(shocks[symbol]?.[i], `${symbol} from ${from}`).toBeCloseTo(value, 3));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(20);
  });
});
