import type { LadderState } from "@/lib/domain/ladder";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { boundExposure } from "../book/bound-exposure";
import { correlationCap, correlationVolatilities } from "../book/correlation-cap";
import { trendExposure } from "../book/trend-exposure";
import { volatilityCap } from "../book/volatility-cap";
import { alignReturns } from "../portfolio/align-returns";
import { estimateCorrelation } from "../portfolio/estimate-correlation";
import { COVARIANCE_DECAY } from "../portfolio/measure-together";
import { measuresAt, returnHistoryAt, type FactorMeasures } from "./asset-history";
import { memberShares, type Basket } from "./basket";
import { referenceAsset, type Universe } from "./universe";

/** BookFactors are the waterfall's factors before the ladder, of a book that holds its members in a basket's weights. */
export interface BookFactors {
  regime: number;
  volatility: number;
  correlation: number;
}

/** bookFactorsAt multiplies nothing yet: each factor is the product's own function on the day's measures. */
export function bookFactorsAt(
  universe: Universe,
  basket: Pick<Basket, "members" | "weights">,
  day: number,
  lossLimitFraction: number,
): BookFactors {
  const members = basket.members[day] ?? [];
  const shares = memberShares(basket, members);
  const measures = members.flatMap((asset, i) => {
    const history = universe.assets[asset];
    return history === undefined
      ? []
      : [{ share: shares[i] ?? 0, ...measuresAt(history, universe.bars[asset]?.[day] ?? -1) }];
  });
  const mean = (factorOf: (measure: FactorMeasures) => number) =>
    measures.length === 0 ? 1 : measures.reduce((sum, measure) => sum + measure.share * factorOf(measure), 0);
  return {
    regime: mean(({ trendScore }) => trendExposure(trendScore, lossLimitFraction)),
    volatility: mean((measure) => volatilityCap(measure, lossLimitFraction)),
    correlation: correlationFactor(universe, members, shares, day),
  };
}

function correlationFactor(
  universe: Universe,
  members: readonly number[],
  shares: readonly number[],
  day: number,
): number {
  if (members.length < 2) return 1;
  const symbols = members.map((asset) => universe.assets[asset]?.symbol ?? "");
  const histories = [...new Set([...members, referenceAsset(universe)])].flatMap((asset) => {
    const history = universe.assets[asset];
    return history === undefined
      ? []
      : [[history.symbol, returnHistoryAt(history, universe.bars[asset]?.[day] ?? -1)] as const];
  });
  const aligned = alignReturns(symbols, Object.fromEntries(histories));
  if (aligned === null) return 1;
  const { sigmaDaily, correlation } = estimateCorrelation(aligned.rows, COVARIANCE_DECAY);
  return correlationCap(correlationVolatilities(shares, sigmaDaily, correlation));
}

/** targetExposure is HOLD's target: usual exposure × factors × ladder, bounded as in the waterfall. */
export function targetExposure(factors: BookFactors, policy: RiskPolicy, ladder: LadderState, held: number): number {
  const product =
    policy.usualExposureFraction *
    factors.regime *
    factors.volatility *
    factors.correlation *
    ladder.exposureMultiplier;
  return boundExposure(product, policy.grossCapFraction, ladder.state === "PRESERVATION" ? held : null);
}
