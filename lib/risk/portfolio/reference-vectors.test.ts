import { describe, expect, it, test } from "vitest";
import { expectAllClose, expectClose } from "@/lib/testing/expect-close";
import { overlappingCorrelation } from "../multi-asset/overlapping-correlation";
import { scholesWilliamsBeta } from "../multi-asset/scholes-williams-beta";
import { chiSquareSurvival } from "../stats/chi-square-survival";
import { correlation } from "../stats/correlation";
import vectors from "./__fixtures__/portfolio-vectors.json";
import { equalRiskWeights } from "./allocation/equal-risk-weights";
import { hierarchicalRiskParity } from "./allocation/hierarchical-risk-parity";
import { minimumShortfallWeights } from "./allocation/minimum-shortfall-weights";
import { christoffersenTest } from "./backtest/christoffersen-test";
import { kupiecTest } from "./backtest/kupiec-test";
import { filteredScenarios } from "./book-scenarios";
import { fisherInterval } from "./correlation/fisher-interval";
import { filteredReturns } from "./filtered-returns";
import { historicalTail } from "./historical-tail";
import { ledoitWolf } from "./ledoit-wolf";
import { normalTail } from "./normal-tail";
import { seriate } from "./seriate";
import { tailComponents } from "./tail-components";

const flat = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat());
const books = vectors.books.map((book) => ({ name: `${book.rows.length} × ${book.rows[0]?.length}`, book }));

describe.each(books)("numpy's, scipy's and scikit-learn's answer for $name", ({ book }) => {
  const [count, days] = [book.rows.length, book.rows[0]?.length ?? 0];
  const { covariance, shrinkage } = ledoitWolf(flat(book.rows), count, days);

  it("Ledoit–Wolf", () => {
    expectClose(shrinkage, book.ledoitWolf.shrinkage);
    expectAllClose(covariance, book.ledoitWolf.covariance);
  });

  it("filtered returns", () => {
    expectAllClose(
      book.rows.map((row) => filteredReturns(row).at(-1) ?? NaN),
      book.filteredLast,
    );
  });

  it.each([0.95, 0.99] as const)("filtered tail and its components at %f", (confidence) => {
    const expected = book.tails[confidence];
    const scenarios = filteredScenarios(book.rows, book.exposures);
    const tail = historicalTail(scenarios.profits, confidence);
    const parts = tailComponents(scenarios, book.exposures, confidence);
    if (days * (1 - confidence) < 1 - 1e-9) {
      expect([tail, parts]).toEqual([null, null]);
      return;
    }
    expectClose(tail?.valueAtRisk, expected.var);
    expectClose(tail?.expectedShortfall, expected.es);
    expectAllClose(parts?.marginalVar ?? [], expected.marginal);
    expectAllClose(parts?.componentVar ?? [], expected.componentVar);
    expectAllClose(parts?.componentShortfall ?? [], expected.componentEs);
  });

  it("the order of leaves is the best its tree allows", () => {
    const matrix = book.rows.map((a, i) => book.rows.map((b, j) => (i === j ? 1 : (correlation(a, b) ?? 0))));
    const order = seriate(matrix);
    expect([...order].sort((a, b) => a - b)).toEqual(book.rows.map((_, i) => i));
    if (book.leafOrderScore === null) return;
    const score = order.slice(1).reduce((sum, leaf, i) => sum + (matrix[order[i] ?? 0]?.[leaf] ?? 0), 0);
    expectClose(score, book.leafOrderScore);
  });

  it("equal risk contributions and hierarchical risk parity", () => {
    const reference = Float64Array.from(book.ledoitWolf.covariance);
    expectAllClose(equalRiskWeights(reference, count), book.equalRisk);
    expectAllClose(hierarchicalRiskParity(reference, count), book.hrp);
  });

  it("least expected shortfall, to 1e-8 of the linear program", () => {
    const { floors, fixed, value } = book.minimumShortfall;
    const moves = book.rows.map((row) => Float64Array.from(row, Math.expm1));
    const fixedLosses = Float64Array.from(fixed);
    const weights = minimumShortfallWeights({ moves, fixedLosses, floors, confidence: 0.95 });
    const profits = fixedLosses.map((loss, day) =>
      moves.reduce((sum, row, i) => sum + (weights?.[i] ?? NaN) * (row[day] ?? 0), -loss),
    );
    expect(Math.abs((historicalTail(profits, 0.95)?.expectedShortfall ?? NaN) - value)).toBeLessThan(1e-8);
    floors.forEach((floor, i) => expect(weights?.[i]).toBeGreaterThanOrEqual(floor));
  });
});

describe("scipy's answer for", () => {
  test.each(vectors.coverage)("coverage tests at $probability", ({ hits, probability, ...expected }) => {
    const flags = hits.map((hit) => hit === 1);
    const kupiec = kupiecTest(flags.filter(Boolean).length, flags.length, probability);
    const tests = christoffersenTest(flags, probability);
    const pair = (ratio: { statistic: number; pValue: number } | undefined | null) => [ratio?.statistic, ratio?.pValue];
    [pair(kupiec), pair(tests?.independence), pair(tests?.conditionalCoverage)].forEach((ours, i) => {
      const theirs = [expected.kupiec, expected.independence, expected.conditional][i] ?? [];
      ours.forEach((value, k) => expect(value).toBeCloseTo(theirs[k] ?? NaN, 9));
    });
  });

  test.each(vectors.chiSquare)("chi-square survival at %f with %i degrees", (x = 0, degrees = 0, expected = 0) => {
    expectClose(chiSquareSurvival(x, degrees), expected);
  });

  test.each([0.95, 0.99] as const)("the normal tail at %f", (confidence) => {
    const [quantile = NaN, shortfall = NaN] = vectors.normalTail[confidence];
    expectClose(normalTail(200, confidence).valueAtRisk, 200 * quantile);
    expectClose(normalTail(200, confidence).expectedShortfall, 200 * shortfall);
  });

  test("a pair of asynchronous markets", () => {
    const { x, y, fisher, ...expected } = vectors.pair;
    expectClose(scholesWilliamsBeta({ x, y }), expected.scholesWilliamsBeta);
    expectClose(overlappingCorrelation({ x, y }, 2), expected.overlapping2);
    const interval = fisherInterval(expected.correlation, x.length);
    expectAllClose([interval?.low ?? NaN, interval?.high ?? NaN], fisher);
  });
});
