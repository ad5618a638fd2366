/** A column whose part not explained by the others is smaller than this share of it adds nothing. */
const DEPENDENCE_TOLERANCE = 1e-10;

/** LeastSquares is an ordinary regression without a constant of its own: give a column of ones where one is wanted. */
export interface LeastSquares {
  coefficients: readonly number[];
  /** Σ residual² ÷ (rows − columns). */
  residualVariance: number;
}

/**
 * leastSquares regresses `target` on columns of the same length by modified Gram–Schmidt (Björck 1967), which keeps digits
 * normal equations lose. Null when there are not more rows than columns or the columns depend on each other.
 */
export function leastSquares(columns: readonly Float64Array[], target: Float64Array): LeastSquares | null {
  const size = columns.length;
  if (target.length <= size) return null;
  const basis = columns.map((column) => column.slice());
  const residual = target.slice();
  const upper: number[][] = basis.map(() => new Array<number>(size).fill(0));
  const projections: number[] = [];
  for (const [i, column] of basis.entries()) {
    const length = Math.sqrt(dot(column, column));
    const original = columns[i] ?? column;
    if (!(length > DEPENDENCE_TOLERANCE * Math.sqrt(dot(original, original)))) return null;
    scale(column, 1 / length);
    const row = upper[i] ?? [];
    row[i] = length;
    for (let j = i + 1; j < size; j++) {
      const later = basis[j] ?? column;
      row[j] = dot(column, later);
      subtract(later, column, row[j] ?? 0);
    }
    const projection = dot(column, residual);
    projections.push(projection);
    subtract(residual, column, projection);
  }
  return {
    coefficients: backSubstitute(upper, projections),
    residualVariance: dot(residual, residual) / (target.length - size),
  };
}

function backSubstitute(upper: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solution = new Array<number>(right.length).fill(0);
  for (let i = right.length - 1; i >= 0; i--) {
    let value = right[i] ?? 0;
    for (let j = i + 1; j < right.length; j++) value -= (upper[i]?.[j] ?? 0) * (solution[j] ?? 0);
    solution[i] = value / (upper[i]?.[i] ?? 1);
  }
  return solution;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function scale(values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * factor;
}

/** values −= factor × other */
function subtract(values: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) - factor * (other[i] ?? 0);
}
