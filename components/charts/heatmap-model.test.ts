import { describe, expect, test } from "vitest";
import type { CorrelationView } from "@/lib/domain/portfolio-report";
import { foldableClusters, heatmapBlocks, heatmapCell, heatmapPairs, type HeatmapRow } from "./heatmap-model";

const cluster = (...assets: string[]) => ({
  assets,
  sector: null,
  averageCorrelation: 0.9,
  weightFraction: 0.5,
  riskFraction: 0.5,
});
const view: CorrelationView = {
  window: "d90",
  assets: ["A", "B", "C"],
  clusters: [cluster("C"), cluster("A", "B")],
  effectiveBets: 1.6,
  averageCorrelation: 0.55,
  values: [
    [1, 0.9, 0.2],
    [0.9, 1, null],
    [0.2, null, 1],
  ],
  observations: [
    [90, 90, 60],
    [90, 90, 12],
    [60, 12, 90],
  ],
};
const row = (...assets: string[]): HeatmapRow => ({ key: assets.join(), assets, isFolded: assets.length > 1 });

describe("the heatmap", () => {
  test("keeps clusters together in the order of the view", () => {
    const blocks = heatmapBlocks(view, new Set());
    expect(blocks.map(({ cluster, assets }) => [cluster, assets])).toEqual([
      [1, ["A", "B"]],
      [0, ["C"]],
    ]);
    expect(blocks.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(["A", "B", "C"]);
  });

  test("folds a cluster of several into one line, never one asset", () => {
    const rows = heatmapBlocks(view, new Set([0, 1])).flatMap((block) => block.rows);
    expect(rows.map(({ assets, isFolded }) => [assets, isFolded])).toEqual([
      [["A", "B"], true],
      [["C"], false],
    ]);
    expect(foldableClusters(view)).toEqual([1]);
  });

  test("a folded cell is the mean of the pairs that are known, with the fewest days", () => {
    expect(heatmapCell(view, row("A", "B"), row("C"))).toEqual({ value: 0.2, observations: 12 });
    expect(heatmapCell(view, row("A", "B"), row("A", "B"))).toEqual({ value: 0.9, observations: 90 });
    expect(heatmapCell(view, row("B"), row("C"))).toEqual({ value: null, observations: 12 });
  });

  test("pairs come closest first, unknown ones last", () => {
    expect(heatmapPairs(view).map(({ a, b }) => `${a}${b}`)).toEqual(["AB", "AC", "BC"]);
  });
});
