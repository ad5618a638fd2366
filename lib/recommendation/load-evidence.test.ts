import { expect, test } from "vitest";
import type { BookReplay } from "@/lib/domain/evidence-views";
import { previewReplay } from "./load-evidence";

const outcome = { growth: 0.8, maxDrawdown: 0.2 };
const outcomes = { static: outcome, static_equal_vol: outcome, sma200: outcome, dynamic: outcome };
const line = { equity: [1, 0.8], drawdown: [0, 0.2] };

const replay: BookReplay = {
  rows: [],
  drawdownRatio: { value: 0.9, ci90: [0.7, 1.2] },
  meanExposureFraction: 0.3,
  weeks: {
    days: ["2025-01-01", "2025-01-08"],
    paths: { static: line, static_equal_vol: line, sma200: line, dynamic: line },
  },
  falls: [
    { crises: [], from: "2025-01-01", to: "2025-01-08", outcomes },
    { crises: [], from: "2025-03-01", to: "2025-03-08", outcomes },
  ],
  crises: [{ id: "august_2024", from: "2024-07-20", to: "2024-08-31", outcomes }],
};

test("a preview keeps the comparison, its price and the deepest fall; paths and crises are cut on the server", () => {
  const preview = previewReplay(replay);
  expect(preview.falls).toEqual(replay.falls.slice(0, 1));
  expect(preview.crises).toEqual([]);
  expect(preview.weeks.days).toEqual([]);
  expect(Object.values(preview.weeks.paths).flatMap(({ equity, drawdown }) => [...equity, ...drawdown])).toEqual([]);
  expect(preview).toMatchObject({ rows: replay.rows, drawdownRatio: replay.drawdownRatio, meanExposureFraction: 0.3 });
});
