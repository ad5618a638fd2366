/**
 * stratifiedFolds deals the rows of each class to `folds` folds in turn, so that each fold has every class in the same
 * share. Rows of a class are dealt in an order drawn from `seed` (a linear congruential generator, Numerical Recipes'
 * constants). Returns the fold of each row.
 */
export function stratifiedFolds(labels: readonly number[], folds: number, seed: number): number[] {
  const foldOf = new Array<number>(labels.length).fill(0);
  let state = seed >>> 0;
  const draw = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  const order = labels.map((label, row) => ({ row, label, key: draw() }));
  order.sort((a, b) => a.label - b.label || a.key - b.key || a.row - b.row);
  order.forEach(({ row }, position) => {
    foldOf[row] = position % folds;
  });
  return foldOf;
}
