import type { RegimeLabel } from "@/lib/domain/market-state";
import { seededRandom } from "../evidence/seeded-random";

/** explainedShare is the share of the values' variance that the means of their labels explain (η²), 0–1; 0 for no variance. */
export function explainedShare(labels: readonly RegimeLabel[], values: readonly number[]): number {
  const sums: Record<RegimeLabel, number> = { bull: 0, sideways: 0, bear: 0 };
  const counts: Record<RegimeLabel, number> = { bull: 0, sideways: 0, bear: 0 };
  let sum = 0;
  for (const [day, label] of labels.entries()) {
    sums[label] += values[day] ?? 0;
    counts[label]++;
    sum += values[day] ?? 0;
  }
  const center = sum / values.length;
  const total = values.reduce((all, value) => all + (value - center) ** 2, 0);
  if (!(total > 0)) return 0;
  const between = (Object.keys(sums) as RegimeLabel[]).reduce(
    (all, label) => all + (counts[label] === 0 ? 0 : counts[label] * (sums[label] / counts[label] - center) ** 2),
    0,
  );
  return between / total;
}

/**
 * shuffleBlocks cuts labels into `blocks` contiguous pieces of (nearly) equal length and returns them in `iterations` random
 * orders (Fisher–Yates): placebos that last as long as regimes do, and know nothing of the days they stand on.
 */
export function shuffleBlocks(
  labels: readonly RegimeLabel[],
  { seed, blocks, iterations }: { seed: number; blocks: number; iterations: number },
): readonly (readonly RegimeLabel[])[] {
  const random = seededRandom(seed);
  const pieces = Array.from({ length: blocks }, (_, i) =>
    labels.slice(Math.floor((i * labels.length) / blocks), Math.floor(((i + 1) * labels.length) / blocks)),
  );
  return Array.from({ length: iterations }, () => {
    const order = [...pieces];
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const [a = [], b = []] = [order[i], order[j]];
      order[i] = b;
      order[j] = a;
    }
    return order.flat();
  });
}
