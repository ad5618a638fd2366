/** trueRange is max(high − low, |high − previous close|, |low − previous close|) of a bar, in quote units (Wilder 1978). */
export function trueRange(high: number, low: number, previousClose: number): number {
  // Comparisons instead of Math.max and min, which must mind NaN and −0: no price is either.
  const top = high > previousClose ? high : previousClose;
  const bottom = low < previousClose ? low : previousClose;
  return top - bottom;
}
