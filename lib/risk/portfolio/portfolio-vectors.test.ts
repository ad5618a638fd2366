import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { choleskyFactor } from "../stats/cholesky";
import { clusterAssets } from "./cluster-assets";
import { effectiveBets } from "./effective-bets";
import { estimateCorrelation } from "./estimate-correlation";
import { historicalTail } from "./historical-tail";
import { ledoitWolf } from "./ledoit-wolf";
import { riskContributions } from "./risk-contributions";

interface BookCase {
  rows: number[][];
  exposures: number[];
  decay: number;
  sigmaDaily: number[];
  correlation: number[][];
  shrinkage: number;
  bookSigma: number;
  shares: number[];
  effectiveBets: number;
  clusterThreshold: number;
  clusters: number[][];
  tails: { confidence: number; valueAtRisk: number | null; expectedShortfall: number | null }[];
}

const file = new URL("../__fixtures__/account-vectors.json", import.meta.url);
const { books } = JSON.parse(readFileSync(file, "utf8")) as { books: BookCase[] };

const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1e-6, Math.abs(expected)));

describe.each(books.map((book) => ({ name: `${book.rows.length} assets × ${book.rows[0]?.length} days`, book })))(
  "numpy's answer for $name",
  ({ book }) => {
    const model = estimateCorrelation(book.rows, book.decay);

    it("EWMA volatility and shrunk correlation", () => {
      near(model.shrinkage, book.shrinkage);
      book.sigmaDaily.forEach((sigma, i) => near(model.sigmaDaily[i] ?? NaN, sigma));
      book.correlation.forEach((row, i) => row.forEach((r, j) => near(model.correlation[i]?.[j] ?? NaN, r)));
    });

    it("risk contributions, which sum to 1", () => {
      const { sigma, shares } = riskContributions(book.exposures, model.sigmaDaily, model.correlation);
      near(sigma, book.bookSigma);
      book.shares.forEach((share, i) => near(shares[i] ?? NaN, share));
      near(
        shares.reduce((sum, share) => sum + share, 0),
        1,
      );
    });

    it("effective number of bets", () => {
      const risks = book.exposures.map((exposure, i) => exposure * (model.sigmaDaily[i] ?? 0));
      near(effectiveBets(risks, model.correlation) ?? NaN, book.effectiveBets);
    });

    it("average-linkage clusters (scipy)", () => {
      expect(clusterAssets(model.correlation, book.clusterThreshold)).toEqual(book.clusters);
    });

    it("historical VaR and expected shortfall", () => {
      const days = book.rows[0]?.length ?? 0;
      const profits = Array.from({ length: days }, (_, day) =>
        book.rows.reduce((sum, row, i) => sum + (book.exposures[i] ?? 0) * Math.expm1(row[day] ?? 0), 0),
      );
      for (const { confidence, valueAtRisk, expectedShortfall } of book.tails) {
        const tail = historicalTail(profits, confidence);
        if (valueAtRisk === null || expectedShortfall === null) expect(tail).toBeNull();
        else {
          near(tail?.valueAtRisk ?? NaN, valueAtRisk);
          near(tail?.expectedShortfall ?? NaN, expectedShortfall);
        }
      }
    });
  },
);

describe("closed forms", () => {
  const identity = (n: number) =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  const ones = (n: number) => Array.from({ length: n }, () => Array.from({ length: n }, () => 1));

  it("effective bets: N equal independent bets are N, N identical are 1, no risk is null", () => {
    expect(effectiveBets([2, 2, 2, 2], identity(4))).toBeCloseTo(4, 12);
    expect(effectiveBets([2, 2, 2, 2], ones(4))).toBeCloseTo(1, 12);
    expect(effectiveBets([5], ones(1))).toBe(1);
    expect(effectiveBets([0, 0], identity(2))).toBeNull();
  });

  it("a hedge contributes negative risk and leaves none when perfect", () => {
    const { sigma, shares } = riskContributions([100, -100], [0.03, 0.03], ones(2));
    expect(sigma).toBe(0);
    expect(shares).toEqual([0, 0]);
    expect(riskContributions([100, -40], [0.03, 0.03], ones(2)).shares[1]).toBeLessThan(0);
  });

  it("a tail with fewer than one observation is unknown; gains are no loss", () => {
    expect(
      historicalTail(
        Array.from({ length: 99 }, () => -1),
        0.99,
      ),
    ).toBeNull();
    expect(
      historicalTail(
        Array.from({ length: 100 }, () => -1),
        0.99,
      ),
    ).toEqual({ valueAtRisk: 1, expectedShortfall: 1 });
    expect(
      historicalTail(
        Array.from({ length: 100 }, () => 2),
        0.95,
      ),
    ).toEqual({ valueAtRisk: 0, expectedShortfall: 0 });
  });

  it("clusters are a partition, and separate assets stay alone", () => {
    expect(clusterAssets(identity(3), 0.65)).toEqual([[0], [1], [2]]);
    expect(clusterAssets(ones(3), 0.65)).toEqual([[0, 1, 2]]);
    expect(clusterAssets([], 0.65)).toEqual([]);
  });
});

describe("Ledoit–Wolf keeps its promise", () => {
  it("positive definite with more assets than days, so that it has a Cholesky factor", () => {
    const [count, days] = [30, 12];
    const rows = Float64Array.from({ length: count * days }, (_, k) => Math.sin(k * k));
    const { covariance, shrinkage } = ledoitWolf(rows, count, days);
    expect(shrinkage).toBeGreaterThan(0);
    expect(choleskyFactor(covariance, count)).not.toBeNull();
  });

  it("does not invent a matrix for assets that stand still", () => {
    const { covariance, shrinkage } = ledoitWolf(new Float64Array(40), 2, 20);
    expect([shrinkage, ...covariance]).toEqual([0, 0, 0, 0, 0]);
  });
});
