/**
 * weightedMoves is Σᵢ weightᵢ × movesᵢ day by day: the profit of a book in each scenario. Four assets at a time, so that
 * each sum is read and written once for four products.
 */
export function weightedMoves(moves: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(moves[0]?.length ?? 0);
  const nothing = new Float64Array(sums.length);
  for (let i = 0; i < moves.length; i += 4) {
    const [a, b, c, d] = [moves[i], moves[i + 1], moves[i + 2], moves[i + 3]].map((row) => row ?? nothing);
    if (!a || !b || !c || !d) continue;
    addFour(sums, [a, b, c, d], [weights[i] ?? 0, weights[i + 1] ?? 0, weights[i + 2] ?? 0, weights[i + 3] ?? 0]);
  }
  return sums;
}

type Four<T> = readonly [T, T, T, T];

function addFour(sums: Float64Array, [a, b, c, d]: Four<Float64Array>, [p, q, r, s]: Four<number>): void {
  for (let day = 0; day < sums.length; day++) {
    const moved = p * (a[day] ?? 0) + q * (b[day] ?? 0) + (r * (c[day] ?? 0) + s * (d[day] ?? 0));
    sums[day] = (sums[day] ?? 0) + moved;
  }
}
