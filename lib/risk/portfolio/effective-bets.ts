/**
 * effectiveBets counts how many independent positions of equal risk would spread risk as this book does: the
 * participation ratio (tr A)² ÷ tr(A²) of A = D C D, D = |exposure × volatility|, C the correlation. One asset = 1, N
 * equal uncorrelated assets = N, N equal and perfectly correlated = 1. Null for a book without risk.
 */
export function effectiveBets(risks: readonly number[], correlation: readonly (readonly number[])[]): number | null {
  const squares = risks.map((risk) => risk * risk);
  const trace = squares.reduce((sum, square) => sum + square, 0);
  let traceOfSquare = 0;
  squares.forEach((a, i) => squares.forEach((b, j) => (traceOfSquare += a * b * (correlation[i]?.[j] ?? 0) ** 2)));
  return trace > 0 && traceOfSquare > 0 ? (trace * trace) / traceOfSquare : null;
}
