import { niceTicks } from "./nice-ticks";

/** PathScale maps values to heights: 0 at the top, 1 at the bottom. */
export interface PathScale {
  ticks: readonly number[];
  heightOf: (value: number) => number;
}

const LOG_STEPS = [1, 2, 5] as const;
const TICKS_MAX = 7;
/** Room above the highest value and below the lowest. */
const MARGIN = 1.08;

/** logScale spans positive values closely, with ticks at 1, 2 and 5 × 10ⁿ inside; tens only where those would be many. */
export function logScale(values: readonly number[]): PathScale {
  const [low, high] = [Math.min(...values) / MARGIN, Math.max(...values) * MARGIN];
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  const inside = (steps: readonly number[]) =>
    powers.flatMap((power) => steps.map((step) => step * power)).filter((tick) => tick >= low && tick <= high);
  const all = inside(LOG_STEPS);
  const span = Math.log(high / low);
  return {
    ticks: all.length > TICKS_MAX ? inside([1]) : all,
    heightOf: (value) => 1 - Math.log(value / low) / span,
  };
}

/** depthScale hangs drawdowns from 0 at the top; values are positive fractions. */
export function depthScale(values: readonly number[]): PathScale {
  const ticks = niceTicks(0, Math.max(0.05, ...values), 4);
  const deepest = ticks.at(-1) ?? 1;
  return { ticks, heightOf: (value) => value / deepest };
}

/** pathData is an SVG path of values over a box of 100 × 100. */
export function pathData(values: readonly number[], { heightOf }: PathScale): string {
  const last = Math.max(1, values.length - 1);
  return values
    .map((value, i) => `${i === 0 ? "M" : "L"}${((100 * i) / last).toFixed(2)} ${(100 * heightOf(value)).toFixed(2)}`)
    .join("");
}

/** spreadLabels moves labels that would overlap apart, keeping their order: heights in pixels, `gap` between centres. */
export function spreadLabels(heights: readonly number[], gap: number, limit: number): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  order.forEach((i, at) => {
    const above = order[at - 1];
    if (above !== undefined) placed[i] = Math.max(placed[i] ?? 0, (placed[above] ?? 0) + gap);
  });
  let ceiling = limit;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? 0, ceiling);
    ceiling = (placed[i] ?? 0) - gap;
  }
  return placed;
}
