import type { MarketState, RegimeState } from "@/lib/domain/market-state";
import type { ReasonCode } from "@/lib/domain/reason-code";
import type { RiskInput, StepInput } from "@/lib/domain/risk-assessment";
import { REFERENCE_ASSET } from "../portfolio/align-returns";
import type { Book } from "../portfolio/measure-book";
import type { NetExposure } from "../portfolio/net-exposures";
import { DRAWDOWN_REASON } from "../sizing/factors/drawdown-factor";
import type { Factor } from "../sizing/trade-step";
import { CORRELATION_CAP_RULES, correlationCap, correlationVolatilities } from "./correlation-cap";
import { trendExposure, trendFloor } from "./trend-exposure";
import { VOLATILITY_CAP_RULES, volatilityCap, volatilityToday } from "./volatility-cap";

interface Weighted {
  market: MarketState;
  weight: number;
}

/** weighMarkets gives each advised asset's market its share of the money; an empty book looks at BTC. */
export function weighMarkets(advised: readonly NetExposure[], markets: RiskInput["markets"]): Weighted[] {
  const known = advised.flatMap((exposure) => {
    const market = markets[exposure.asset];
    return market === undefined ? [] : [{ market, weight: Math.abs(exposure.netUsd) }];
  });
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  if (total > 0) return known.map(({ market, weight }) => ({ market, weight: weight / total }));
  const reference = markets[REFERENCE_ASSET];
  return reference === undefined ? [] : [{ market: reference, weight: 1 }];
}

const mean = (weighted: readonly Weighted[], measure: (market: MarketState) => number) =>
  weighted.length === 0 ? 1 : weighted.reduce((sum, { market, weight }) => sum + weight * measure(market), 0);

/**
 * bookRegimeFactor is the money-weighted `trendExposure` of what is held. It goes by the trend score, not by the
 * probabilities that size the next trade: on real data the score needs fewer changes for the same protection. Never
 * below `factorMin`, which the waterfall needs where something is multiplied back.
 */
export function bookRegimeFactor(weighted: readonly Weighted[], lossLimitFraction: number, factorMin: number): Factor {
  const floor = trendFloor(lossLimitFraction);
  const formula = `sum(weight * (${plain(floor)} + ${plain(1 - floor)} * trendScore))`;
  const heaviest = [...weighted].sort((a, b) => b.weight - a.weight)[0]?.market;
  return {
    id: "regime",
    factor: Math.max(
      factorMin,
      mean(weighted, ({ regime }) => trendExposure(knownScore(regime), lossLimitFraction)),
    ),
    inputs: weighted.flatMap(({ market, weight }) => [
      fractionInput(`weight.${market.asset}`, weight, market.asOf),
      ratioInput(`trendScore.${market.asset}`, knownScore(market.regime), market.asOf),
    ]),
    formula: factorMin > 0 ? `max(${factorMin}, ${formula})` : formula,
    reason: heaviest === undefined ? "regime_warming_up" : trendReason(knownScore(heaviest.regime)),
  };
}

/** A parameter as one would write it: 0.4 − 0.25 is 0.15, not 0.15000000000000002. */
function plain(parameter: number): number {
  return Number(parameter.toFixed(12));
}

function knownScore({ isWarmedUp, trendScore }: RegimeState): number | null {
  return isWarmedUp ? trendScore : null;
}

/** Named after the score that made the factor: the label changes later, with hysteresis, and would explain another number. */
function trendReason(trendScore: number | null): ReasonCode {
  if (trendScore === null) return "regime_warming_up";
  if (trendScore > 0.6) return "regime_bull";
  return trendScore < 0.4 ? "regime_bear" : "regime_sideways";
}

/** bookVolatilityFactor is the money-weighted `volatilityCap` of what is held. */
export function bookVolatilityFactor(weighted: readonly Weighted[], lossLimitFraction: number): Factor {
  const { floor, ratioTolerance } = VOLATILITY_CAP_RULES;
  return {
    id: "volatility",
    factor: mean(weighted, ({ volatility }) => volatilityCap(volatility, lossLimitFraction)),
    inputs: weighted.flatMap(({ market, weight }) => [
      fractionInput(`weight.${market.asset}`, weight, market.asOf),
      fractionInput(`volatility.${market.asset}`, volatilityToday(market.volatility), market.asOf),
      ratioInput(`volatilityRatio.${market.asset}`, market.volatility.ratio, market.asOf),
    ]),
    formula: `sum(weight * clamp(min(${lossLimitFraction} / volatility, ${ratioTolerance} / volatilityRatio), ${floor}, 1)); volatility = max(ewma, realized30d)`,
    reason: weighted.some(({ market }) => (market.volatility.ratio ?? 0) > 2) ? "volatility_shock" : "volatility_high",
  };
}

/** bookCorrelationFactor is the book's `correlationCap`. */
export function bookCorrelationFactor({ together, risk, equityUsd }: Book, { account }: RiskInput): Factor {
  const volatilities = together && correlationVolatilities(together.netUsd, together.sigmaDaily, together.correlation);
  const share = (usd: number | undefined) => (usd === undefined || equityUsd <= 0 ? null : usd / equityUsd);
  return {
    id: "correlation",
    factor: volatilities === null ? 1 : correlationCap(volatilities),
    inputs: [
      ratioInput("averageCorrelation", risk.averageCorrelation, account.asOf),
      fractionInput("bookVolatilityDaily", share(volatilities?.now), account.asOf),
      fractionInput("bookVolatilityDailyUsual", share(volatilities?.usual), account.asOf),
    ],
    formula: `clamp(bookVolatilityDailyUsual / bookVolatilityDaily, ${CORRELATION_CAP_RULES.floor}, 1)`,
    reason: "correlation_high",
  };
}

/** bookDrawdownFactor is the ladder's exposure multiplier. */
export function bookDrawdownFactor({ ladder, account }: RiskInput): Factor {
  const reason: ReasonCode | null = DRAWDOWN_REASON[ladder.state];
  return {
    id: "drawdown",
    factor: ladder.exposureMultiplier,
    inputs: [
      fractionInput("drawdownFraction", ladder.drawdownFraction, account.asOf),
      ratioInput("exposureMultiplier", ladder.exposureMultiplier, ladder.steppedAt),
    ],
    formula: "exposureMultiplier",
    reason,
  };
}

function ratioInput(name: string, value: number | null, asOf: number): StepInput {
  return { name, value, unit: "ratio", asOf };
}

function fractionInput(name: string, value: number | null, asOf: number): StepInput {
  return { name, value, unit: "fraction", asOf };
}
