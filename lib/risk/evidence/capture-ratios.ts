import type { EpochMs } from "@/lib/domain/units";

export interface Captures {
  upCapture: number | null;
  downCapture: number | null;
}

/**
 * captureRatios compares a path with its benchmark over calendar months (UTC), Morningstar's way: the geometric mean
 * return in the benchmark's rising months ÷ the benchmark's own, and the same in its falling months. `days[i]` is the day
 * returns[i] ended. Null without such months. The months cut by the ends count as they are.
 */
export function captureRatios(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  days: readonly EpochMs[],
): Captures {
  const own = byMonth(returns, days);
  const market = byMonth(benchmark, days);
  const isUp = market.map((growth) => growth > 1);
  return {
    upCapture: ratio(
      own.filter((_, i) => isUp[i]),
      market.filter((_, i) => isUp[i]),
    ),
    downCapture: ratio(
      own.filter((_, i) => !isUp[i]),
      market.filter((_, i) => !isUp[i]),
    ),
  };
}

function byMonth(returns: ArrayLike<number>, days: readonly EpochMs[]): number[] {
  const months = new Map<string, number>();
  for (let i = 0; i < returns.length; i++) {
    const month = new Date(days[i] ?? 0).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 1) * (1 + (returns[i] ?? 0)));
  }
  return [...months.values()];
}

function ratio(own: readonly number[], market: readonly number[]): number | null {
  const average = (growths: readonly number[]) =>
    growths.reduce((product, growth) => product * growth, 1) ** (1 / growths.length) - 1;
  const base = market.length === 0 ? 0 : average(market);
  return base === 0 ? null : average(own) / base;
}
