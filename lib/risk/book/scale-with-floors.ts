/**
 * scaleWithFloors scales positive amounts by one common factor so that they add up to `total`, none below its floor: the
 * pro-rata cut of a book in which some parts cannot be sold. When the floors alone exceed `total`, each amount goes to
 * its floor. `floors[i]` is at most `amounts[i]`. Growth (total above the sum) ignores floors.
 */
export function scaleWithFloors(amounts: readonly number[], floors: readonly number[], total: number): number[] {
  let free = amounts.map((_, i) => i);
  let left = Math.max(0, total);
  for (;;) {
    const sum = free.reduce((acc, i) => acc + (amounts[i] ?? 0), 0);
    const factor = sum > 0 ? left / sum : 0;
    const stuck = free.filter((i) => (amounts[i] ?? 0) * factor < (floors[i] ?? 0));
    if (stuck.length === 0) {
      const isFree = new Set(free);
      return amounts.map((amount, i) => (isFree.has(i) ? amount * factor : (floors[i] ?? 0)));
    }
    left = Math.max(0, left - stuck.reduce((acc, i) => acc + (floors[i] ?? 0), 0));
    free = free.filter((i) => !stuck.includes(i));
  }
}
