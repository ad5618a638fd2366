/** SparseVector lists the non-zero entries of a long vector. */
export interface SparseVector {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** dotSparse multiplies a sparse vector with a part of a dense one that begins at `offset`. */
export function dotSparse(sparse: SparseVector, dense: Float64Array, offset: number): number {
  let sum = 0;
  for (let i = 0; i < sparse.indices.length; i++)
    sum += (sparse.values[i] ?? 0) * (dense[offset + (sparse.indices[i] ?? 0)] ?? 0);
  return sum;
}

/** addSparse adds `factor` × sparse to a part of a dense vector that begins at `offset`, in place. */
export function addSparse(dense: Float64Array, offset: number, sparse: SparseVector, factor: number): void {
  for (let i = 0; i < sparse.indices.length; i++) {
    const at = offset + (sparse.indices[i] ?? 0);
    dense[at] = (dense[at] ?? 0) + factor * (sparse.values[i] ?? 0);
  }
}
