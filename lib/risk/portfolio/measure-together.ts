import type { MarketState } from "@/lib/domain/market-state";
import { alignReturns, type AlignedReturns } from "./align-returns";
import { CLUSTER_CORRELATION, clusterAssets } from "./cluster-assets";
import { estimateCorrelation, type CorrelationModel } from "./estimate-correlation";
import type { NetExposure } from "./net-exposures";

/** Together is how the held assets (without dust) move, all members in one order. */
export interface Together extends AlignedReturns, CorrelationModel {
  /** Groups of indices into `assets` that are one bet. */
  clusters: readonly (readonly number[])[];
  /** Signed exposure in USD, in the order of `assets`. */
  netUsd: readonly number[];
}

/** Decay of the covariance per day: a half-life of 23 days (evidence-brief "book volatility cap"). */
export const COVARIANCE_DECAY = 0.97;

/** measureTogether estimates co-movement of what is held. Null when nothing is held or BTC lacks history. */
export function measureTogether(
  exposures: readonly NetExposure[],
  markets: Readonly<Record<string, MarketState>>,
): Together | null {
  const held = exposures.filter((exposure) => !exposure.isDust);
  if (held.length === 0) return null;
  const aligned = alignReturns(
    held.map((exposure) => exposure.asset),
    markets,
  );
  if (aligned === null) return null;
  const model = estimateCorrelation(aligned.rows, COVARIANCE_DECAY);
  const clusters = clusterAssets(model.correlation, CLUSTER_CORRELATION);
  return { ...aligned, ...model, clusters, netUsd: held.map((exposure) => exposure.netUsd) };
}
