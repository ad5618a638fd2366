import type { CorrelationView } from "@/lib/domain/portfolio-report";

/** One line of the heatmap: an asset, or a whole cluster folded into one. */
export interface HeatmapRow {
  key: string;
  assets: readonly string[];
  isFolded: boolean;
}

/** Lines that stand together: a cluster, or one asset on its own. */
export interface HeatmapBlock {
  /** Index in `view.clusters`; null for an asset that no cluster names. */
  cluster: number | null;
  assets: readonly string[];
  rows: readonly HeatmapRow[];
}

/** From this many assets on the clusters come first; their members one press away. */
export const FOLD_ABOVE = 25;

/**
 * heatmapBlocks puts the assets of a view into blocks by cluster, in the view's seriated order; a cluster in `folded`
 * is one line. Clusters of one asset cannot be folded.
 */
export function heatmapBlocks(view: CorrelationView, folded: ReadonlySet<number>): HeatmapBlock[] {
  const clusterOf = new Map(view.clusters.flatMap(({ assets }, i) => assets.map((asset) => [asset, i] as const)));
  const blocks = new Map<string, { cluster: number | null; assets: string[] }>();
  for (const asset of view.assets) {
    const cluster = clusterOf.get(asset) ?? null;
    const key = cluster === null ? asset : `#${cluster}`;
    const block = blocks.get(key) ?? { cluster, assets: [] };
    block.assets.push(asset);
    blocks.set(key, block);
  }
  return [...blocks].map(([key, { cluster, assets }]) => ({
    cluster,
    assets,
    rows:
      cluster !== null && assets.length > 1 && folded.has(cluster)
        ? [{ key, assets, isFolded: true }]
        : assets.map((asset) => ({ key: asset, assets: [asset], isFolded: false })),
  }));
}

/** foldableClusters are the indices of clusters with several members. */
export function foldableClusters(view: CorrelationView): number[] {
  return view.clusters.flatMap(({ assets }, i) => (assets.length > 1 ? [i] : []));
}

export interface HeatmapCell {
  /** Mean over all pairs that are known; null when none is. */
  value: number | null;
  /** Fewest common days among the pairs. */
  observations: number;
}

/** heatmapCell is what two lines have in common: one pair's correlation, or the mean over the pairs of folded clusters. */
export function heatmapCell(view: CorrelationView, row: HeatmapRow, column: HeatmapRow): HeatmapCell {
  const index = new Map(view.assets.map((asset, i) => [asset, i]));
  const values: number[] = [];
  let observations = Number.POSITIVE_INFINITY;
  for (const a of row.assets) {
    for (const b of column.assets) {
      if (a === b && row.assets.length + column.assets.length > 2) continue;
      const [i, j] = [index.get(a) ?? -1, index.get(b) ?? -1];
      const value = view.values[i]?.[j] ?? null;
      if (value !== null) values.push(value);
      observations = Math.min(observations, view.observations[i]?.[j] ?? 0);
    }
  }
  const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return { value: mean, observations: Number.isFinite(observations) ? observations : 0 };
}

export interface HeatmapPair {
  a: string;
  b: string;
  value: number | null;
  observations: number;
}

/** heatmapPairs lists every pair once, closest first, unknown ones last. */
export function heatmapPairs(view: CorrelationView): HeatmapPair[] {
  const pairs = view.assets.flatMap((a, i) =>
    view.assets.slice(i + 1).map((b, offset) => {
      const j = i + 1 + offset;
      return { a, b, value: view.values[i]?.[j] ?? null, observations: view.observations[i]?.[j] ?? 0 };
    }),
  );
  return pairs.sort((x, y) => (y.value ?? -2) - (x.value ?? -2));
}
