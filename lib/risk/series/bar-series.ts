/**
 * BarSeries is one number per bar from bar `firstBar` on (values[i] belongs to bar firstBar + i). Bars before it have too
 * little history; saying so by position keeps NaN out of the arithmetic.
 */
export interface BarSeries {
  readonly firstBar: number;
  readonly values: Float64Array;
}

/** valueAtBar is the series' number at a bar; null where it has none. */
export function valueAtBar(series: BarSeries, bar: number): number | null {
  return series.values[bar - series.firstBar] ?? null;
}

/** lastValue is the newest number; null for an empty series. */
export function lastValue(series: BarSeries): number | null {
  return series.values.at(-1) ?? null;
}
