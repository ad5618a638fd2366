import type { MarketState } from "@/lib/domain/market-state";
import type { CorrelationCluster, CorrelationView, CorrelationWindow } from "@/lib/domain/portfolio-report";
import type { DailyReturns } from "../../multi-asset/synchronise-returns";
import { REFERENCE_ASSET } from "../align-returns";
import { CLUSTER_CORRELATION, clusterAssets } from "../cluster-assets";
import { effectiveBets } from "../effective-bets";
import type { Together } from "../measure-together";
import type { NetExposure } from "../net-exposures";
import { seriate } from "../seriate";
import { sharedSector } from "../exposure-sector";
import { measurePair } from "./measure-pair";
import { dailyReturnsOf, newestOf, onFallingDays } from "./return-source";

export interface ViewSubject {
  /** Held assets without dust, in the order of `together.assets`. */
  held: readonly NetExposure[];
  markets: Readonly<Record<string, MarketState>>;
  together: Together;
  /** Share of the book's variance by asset, in the same order. */
  riskShares: readonly number[];
}

/**
 * correlationView is one heatmap: plain correlations of the window as measured, in seriated order. Cells with too few
 * common days are null; clusters, order and bets take the model's correlation (exponentially weighted, shrunk) there.
 */
export function correlationView(subject: ViewSubject, window: CorrelationWindow): CorrelationView {
  const { held, together } = subject;
  const { values, observations } = measureAll(subject, window);
  const complete = values.map((row, i) => row.map((value, j) => value ?? together.correlation[i]?.[j] ?? 0));
  const order = seriate(complete);
  const inOrder = <T>(matrix: readonly (readonly T[])[]) =>
    order.map((i) => order.flatMap((j) => matrix[i]?.slice(j, j + 1) ?? []));
  const known = values.flatMap((row, i) => row.slice(i + 1)).filter((value) => value !== null);
  return {
    window,
    assets: order.map((i) => held[i]?.asset ?? ""),
    values: inOrder(values),
    observations: inOrder(observations),
    clusters: clusterAssets(complete, CLUSTER_CORRELATION)
      .map((members) => describeCluster(subject, complete, members))
      .sort((a, b) => b.weightFraction - a.weightFraction),
    effectiveBets: effectiveBets(
      together.netUsd.map((usd, i) => usd * (together.sigmaDaily[i] ?? 0)),
      complete,
    ),
    averageCorrelation: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length,
  };
}

function measureAll({ held, markets }: ViewSubject, window: CorrelationWindow) {
  const reference = dailyReturnsOf(markets[REFERENCE_ASSET], "crypto");
  const own = held.map(({ asset, assetClass }) => dailyReturnsOf(markets[asset], assetClass));
  const newest = newestOf([reference, ...own]);
  const select = (source: DailyReturns | null) =>
    source && reference && window === "btc_down" ? onFallingDays(source, reference) : source;
  const sources = own.map(select);
  const values = held.map((_, i) => held.map((__, j): number | null => (i === j ? 1 : null)));
  const observations = held.map(() => held.map(() => 0));
  for (const [i, a] of sources.entries()) {
    for (const [j, b] of sources.entries()) {
      if (j < i || a === null || b === null) continue;
      const { value, pairs } = measurePair(a, b, window, newest);
      setBoth(observations, i, j, pairs.x.length);
      if (i !== j) setBoth(values, i, j, value);
    }
  }
  return { values, observations };
}

function setBoth<T>(matrix: T[][], i: number, j: number, value: T): void {
  const [upper, lower] = [matrix[i], matrix[j]];
  if (upper) upper[j] = value;
  if (lower) lower[i] = value;
}

function describeCluster(
  { held, riskShares }: ViewSubject,
  correlation: readonly (readonly number[])[],
  members: readonly number[],
): CorrelationCluster {
  const gross = held.reduce((sum, { netUsd }) => sum + Math.abs(netUsd), 0);
  const own = members.reduce((sum, i) => sum + Math.abs(held[i]?.netUsd ?? 0), 0);
  const pairs = members.flatMap((i, at) => members.slice(at + 1).map((j) => correlation[i]?.[j] ?? 0));
  return {
    assets: members.map((i) => held[i]?.asset ?? ""),
    sector: sharedSector(members.flatMap((i) => held.slice(i, i + 1))),
    averageCorrelation: pairs.length === 0 ? null : pairs.reduce((sum, value) => sum + value, 0) / pairs.length,
    weightFraction: gross > 0 ? own / gross : 0,
    riskFraction: members.reduce((sum, i) => sum + (riskShares[i] ?? 0), 0),
  };
}
