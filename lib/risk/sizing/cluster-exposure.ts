import type { MarketState } from "@/lib/domain/market-state";
import { alignReturns } from "../portfolio/align-returns";
import { CLUSTER_CORRELATION } from "../portfolio/cluster-assets";
import { estimateCorrelation } from "../portfolio/estimate-correlation";
import type { Book } from "../portfolio/measure-book";
import { COVARIANCE_DECAY } from "../portfolio/measure-together";

/**
 * clusterExposureUsd is the signed exposure of everything held that is the same bet as `asset`: its own cluster when it
 * is held, else the clusters whose mean correlation with it passes the threshold. Without history the whole book counts.
 */
export function clusterExposureUsd(asset: string, book: Book, markets: Readonly<Record<string, MarketState>>): number {
  const { together } = book;
  if (together === null) return book.exposures.reduce((sum, exposure) => sum + exposure.netUsd, 0);
  const sum = (group: readonly number[]) => group.reduce((total, i) => total + (together.netUsd[i] ?? 0), 0);
  const own = together.assets.indexOf(asset);
  if (own >= 0) return sum(together.clusters.find((group) => group.includes(own)) ?? []);
  const correlation = correlationTo(asset, together.assets, markets);
  if (correlation === null) return sum(together.assets.map((_, i) => i));
  const mean = (group: readonly number[]) =>
    group.reduce((total, i) => total + (correlation[i] ?? 0), 0) / group.length;
  return together.clusters.filter((group) => mean(group) > CLUSTER_CORRELATION).reduce((total, g) => total + sum(g), 0);
}

function correlationTo(
  asset: string,
  held: readonly string[],
  markets: Readonly<Record<string, MarketState>>,
): readonly number[] | null {
  const aligned = alignReturns([...held, asset], markets);
  if (aligned === null) return null;
  const model = estimateCorrelation(aligned.rows, COVARIANCE_DECAY);
  return model.correlation[held.length]?.slice(0, held.length) ?? null;
}
