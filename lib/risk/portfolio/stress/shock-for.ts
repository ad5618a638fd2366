import type { MarketState } from "@/lib/domain/market-state";
import { scholesWilliamsBeta } from "../../multi-asset/scholes-williams-beta";
import { synchroniseReturns, type DailyReturns } from "../../multi-asset/synchronise-returns";
import { clamp } from "../../stats/clamp";
import { covariance } from "../../stats/covariance";
import { variance } from "../../stats/variance";
import { OBSERVATIONS_MIN, REFERENCE_ASSET } from "../align-returns";
import { dailyReturnsOf } from "../correlation/return-source";
import type { NetExposure } from "../net-exposures";
import type { Crisis, Shock } from "./crisis";

export interface AppliedShock {
  shock: Shock;
  /** The asset did not trade then: Bitcoin's shock at the asset's beta. */
  isProxy: boolean;
}

const BETA_DAYS = 365;
const BETA_MAX = 3;
/** For assets too young to have a beta: a coin that is not Bitcoin falls further. */
const BETA_UNKNOWN = 1.5;

/**
 * shockFor is an asset's own shock in a crisis, or Bitcoin's raised to its beta: (1 + s)^β − 1, β of daily log returns over
 * the last year, within [0, 3]; 1.5 when there are fewer than 60 days. Assets whose market closes on weekends use the
 * Scholes–Williams beta on common spans.
 */
export function shockFor(
  { asset, assetClass }: Pick<NetExposure, "asset" | "assetClass">,
  { shocks }: Crisis,
  markets: Readonly<Record<string, MarketState>>,
): AppliedShock {
  const own = shocks[asset];
  if (own !== undefined) return { shock: own, isProxy: false };
  const [close, low, high] = shocks[REFERENCE_ASSET] ?? [0, 0, 0];
  const beta = betaTo(dailyReturnsOf(markets[REFERENCE_ASSET], "crypto"), dailyReturnsOf(markets[asset], assetClass));
  const scaled = (move: number) => (1 + move) ** beta - 1;
  return { shock: [scaled(close), scaled(low), scaled(high)], isProxy: true };
}

function betaTo(reference: DailyReturns | null, own: DailyReturns | null): number {
  if (reference === null || own === null || own.values.length < OBSERVATIONS_MIN) return BETA_UNKNOWN;
  const pairs = synchroniseReturns(reference, own, BETA_DAYS);
  if (own.calendar.closesOnWeekends) return clamp(scholesWilliamsBeta(pairs) ?? BETA_UNKNOWN, 0, BETA_MAX);
  const spread = variance(pairs.x) ?? 0;
  return spread > 0 ? clamp((covariance(pairs.x, pairs.y) ?? 0) / spread, 0, BETA_MAX) : BETA_UNKNOWN;
}
