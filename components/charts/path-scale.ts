import { niceTicks } from "./nice-ticks";

/** PathScale maps values to heights: 0 at the top, 1 at the bottom. */
export interface PathScale {
  ticks: readonly number[];
  heightOf: (value: number) => number;
}

const LOG_STEPS = [1, 2, 5] as const;

/** logScale spans positive values with ticks at 1, 2 and 5 × 10ⁿ; tens only where those would be many. */
export function logScale(values: readonly number[]): PathScale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const powers = Array.from(
    { length: Math.ceil(Math.log10(high)) - Math.floor(Math.log10(low)) + 1 },
    (_, i) => 10 ** (Math.floor(Math.log10(low)) + i),
  );
  const steps = powers.length > 3 ? [1] : LOG_STEPS;
  const candidates = powers.flatMap((power) => steps.map((step) => step * power));
  const first = candidates.findLast((tick) => tick <= low) ?? low;
  const last = candidates.find((tick) => tick >= high) ?? high;
  const span = Math.log(last / first) || 1;
  return {
    ticks: candidates.filter((tick) => tick >= first && tick <= last),
    heightOf: (value) => 1 - Math.log(value / first) / span,
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
