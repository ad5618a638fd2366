/**
 * smallestValues are the `count` smallest of the values, ascending (all of them when there are no more). Selection before
 * sorting: a tail of 25 days out of 500 needs no order among the other 475 (Hoare 1961, median-of-three pivots).
 */
export function smallestValues(values: ArrayLike<number>, count: number): Float64Array {
  const work = Float64Array.from(values);
  if (count >= work.length) return work.sort();
  let [low, high] = [0, work.length - 1];
  while (low < high) {
    const [left, right] = partition(work, low, high);
    if (count - 1 <= right) high = right;
    else if (count - 1 >= left) low = left;
    else break;
  }
  return work.subarray(0, count).sort();
}

/** Puts what is at most the pivot up to `right`, what is at least it from `left` on; returns both, right < left. */
function partition(work: Float64Array, low: number, high: number): [number, number] {
  const pivot = medianOfThree(work[low] ?? 0, work[(low + high) >> 1] ?? 0, work[high] ?? 0);
  let [left, right] = [low, high];
  while (left <= right) {
    while ((work[left] ?? 0) < pivot) left++;
    while ((work[right] ?? 0) > pivot) right--;
    if (left > right) break;
    const moved = work[left] ?? 0;
    work[left++] = work[right] ?? 0;
    work[right--] = moved;
  }
  return [left, right];
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
