import type { MarketState, RegimeLabel } from "@/lib/domain/market-state";
import type { ReasonCode } from "@/lib/domain/reason-code";
import type { RiskInput, StepInput } from "@/lib/domain/risk-assessment";
import { REFERENCE_ASSET } from "../portfolio/align-returns";
import type { Book } from "../portfolio/measure-book";
import type { NetExposure } from "../portfolio/net-exposures";
import { riskContributions } from "../portfolio/risk-contributions";
import { DRAWDOWN_REASON } from "../sizing/factors/drawdown-factor";
import { regimeReason } from "../sizing/factors/regime-factor";
import type { Factor } from "../sizing/trade-step";
import { clamp } from "../stats/clamp";

/** Share of the usual exposure in each regime; within the bounds of the market's own multiplier, neutral until warmed up. */
const HOLD_MULTIPLIER: Readonly<Record<RegimeLabel, number>> = { bull: 1, sideways: 0.65, bear: 0.3 };
const VOLATILITY_FLOOR = 0.25;
/** Volatility may exceed its own past by this much before the book is asked to change. */
const VOLATILITY_TOLERANCE = 1.25;
const CORRELATION_FLOOR = 0.75;
/** Correlation of the pairs in a book that spreads its risk as users expect of "several assets". */
const CORRELATION_USUAL = 0.6;

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
 * bookRegimeFactor is the money-weighted worth of the regimes held. It goes by the label, which changes with hysteresis
 * and dwell, not by the daily probabilities that size the next trade: a book should not be traded on their wobble.
 */
export function bookRegimeFactor(weighted: readonly Weighted[]): Factor {
  const heaviest = [...weighted].sort((a, b) => b.weight - a.weight)[0]?.market;
  return {
    id: "regime",
    factor: mean(weighted, holdMultiplier),
    inputs: weighted.map((entry) =>
      ratioInput(`holdMultiplier.${entry.market.asset}`, holdMultiplier(entry.market), entry.market.asOf),
    ),
    formula: `sum(weight * holdMultiplier); bull ${HOLD_MULTIPLIER.bull}, sideways ${HOLD_MULTIPLIER.sideways}, bear ${HOLD_MULTIPLIER.bear}`,
    reason: heaviest === undefined ? "regime_warming_up" : regimeReason(heaviest.regime),
  };
}

function holdMultiplier({ regime }: MarketState): number {
  return regime.isWarmedUp ? HOLD_MULTIPLIER[regime.label] : 1;
}

/**
 * bookVolatilityFactor caps exposure when volatility is well above its own past: 1.25 ÷ the larger of EWMA against its
 * 30-day mean and EWMA against the 90-day realised volatility, within [0.25, 1]. Calm buys nothing here.
 */
export function bookVolatilityFactor(weighted: readonly Weighted[]): Factor {
  return {
    id: "volatility",
    factor: mean(weighted, (market) => clamp(VOLATILITY_TOLERANCE / excessVolatility(market), VOLATILITY_FLOOR, 1)),
    inputs: weighted.map(({ market }) =>
      ratioInput(`excessVolatility.${market.asset}`, excessVolatility(market), market.asOf),
    ),
    formula: `sum(weight * clamp(${VOLATILITY_TOLERANCE} / excessVolatility, ${VOLATILITY_FLOOR}, 1)); excessVolatility = max(ewma / ewmaMean30d, ewma / realized90d)`,
    reason: weighted.some(({ market }) => (market.volatility.ratio ?? 0) > 2) ? "volatility_shock" : "volatility_high",
  };
}

function excessVolatility({ volatility }: MarketState): number {
  const { ratio, ewma, realized90d } = volatility;
  const againstQuarter = ewma !== null && realized90d !== null && realized90d > 0 ? ewma / realized90d : 0;
  const excess = Math.max(ratio ?? 0, againstQuarter);
  return excess > 0 ? excess : 1;
}

/** bookCorrelationFactor is the book's volatility if its pairs correlated at 0.6, over what it has, within [0.75, 1]. */
export function bookCorrelationFactor(book: Book, input: RiskInput): Factor {
  const { together } = book;
  const usual = together?.correlation.map((row, i) => row.map((_, j) => (i === j ? 1 : CORRELATION_USUAL))) ?? [];
  const now =
    together === null ? 0 : riskContributions(together.netUsd, together.sigmaDaily, together.correlation).sigma;
  const then = together === null ? 0 : riskContributions(together.netUsd, together.sigmaDaily, usual).sigma;
  return {
    id: "correlation",
    factor: now > 0 ? clamp(then / now, CORRELATION_FLOOR, 1) : 1,
    inputs: [ratioInput("averageCorrelation", book.risk.averageCorrelation, input.account.asOf)],
    formula: `clamp(volatility at correlation ${CORRELATION_USUAL} / volatility now, ${CORRELATION_FLOOR}, 1)`,
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
      { name: "drawdownFraction", value: ladder.drawdownFraction, unit: "fraction", asOf: account.asOf },
      ratioInput("exposureMultiplier", ladder.exposureMultiplier, ladder.steppedAt),
    ],
    formula: "exposureMultiplier",
    reason,
  };
}

function ratioInput(name: string, value: number | null, asOf: number): StepInput {
  return { name, value, unit: "ratio", asOf };
}
