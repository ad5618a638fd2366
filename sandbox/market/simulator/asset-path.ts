import type { Bar } from "../market";
import { fatTailed, hashText, normal, uniform } from "../noise";
import { toGrid } from "../refine-bar";
import type { AssetModel } from "./asset-model";
import { CLUSTER_VOLATILITY, type FactorDay } from "./market-factors";

/** How fast log prices return to their reference, per day: a half-life of about nine months. */
const REVERSION = 0.9 / 365;
const CALM_REVERSION = 3 / 365;
const STABLE_REVERSION = 0.3;

interface PlayedDay {
  readonly bar: Bar;
  readonly shares: VarianceShares;
}

/** Parts of a day's variance, 0..1, that come from the market factor and from the coin's cluster. */
export interface VarianceShares {
  readonly market: number;
  readonly cluster: number;
}

/** One coin's days, counted from the simulation's first. */
export interface AssetPath {
  bar(day: number): Bar;
  shares(day: number): VarianceShares;
}

/**
 * createAssetPath plays one coin over the shared factors: beta × market + cluster factor + its own fat-tailed noise
 * with clustered volatility and rare jumps, drawn slowly back to a reference level. The day's high and low are drawn
 * from the distribution of a Brownian path's extremes given its end points.
 */
export function createAssetPath(
  seed: number,
  model: AssetModel,
  tickSize: number,
  factors: (day: number) => FactorDay,
): AssetPath {
  const stream = hashText(model.base);
  const played: PlayedDay[] = [];
  const reference = Math.log(model.referencePrice);
  let logPrice = reference + (model.isCalm ? 0 : 0.25 * normal(seed, stream, -1));
  let heat = 1;

  function play(day: number): PlayedDay {
    const factor = factors(day);
    const market = model.isCalm ? 0 : model.beta * factor.betaScale * factor.marketReturn;
    const cluster = model.cluster ? model.clusterBeta * (factor.clusterReturns.get(model.cluster) ?? 0) : 0;
    const ownVolatility = model.idiosyncraticVolatility * Math.sqrt(heat);
    const own = ownVolatility * fatTailed(seed, stream, day) + (model.isCalm ? 0 : ownJump(seed, stream, day));
    const pull = reversionOf(model) * (reference - logPrice);
    const surprise = Math.min(9, (own / ownVolatility) ** 2);
    heat = Math.min(5, Math.max(0.4, 0.86 * heat + 0.1 * surprise * heat + 0.04));
    const open = Math.exp(logPrice);
    logPrice += market + cluster + own + pull;
    const commonVariance = model.isCalm ? 0 : (model.beta * factor.betaScale * factor.marketVolatility) ** 2;
    const clusterVariance = (model.clusterBeta * CLUSTER_VOLATILITY) ** 2;
    const variance = commonVariance + clusterVariance + ownVolatility ** 2;
    const bar = dayBar({ seed, stream, day, open, close: Math.exp(logPrice), sigma: Math.sqrt(variance), tickSize });
    const usual = factor.marketVolatility / 0.022;
    const turnover = model.turnoverUsd * Math.exp(0.25 * normal(seed, stream, day, 6)) * (0.5 + 0.5 * usual);
    return {
      bar: { ...bar, volume: Number((turnover / bar.close).toFixed(0)) },
      shares: { market: commonVariance / variance, cluster: clusterVariance / variance },
    };
  }
  const at = (day: number): PlayedDay => {
    for (let next = played.length; next <= day; next++) played.push(play(next));
    const found = played[day];
    if (!found) throw new RangeError(`day ${day} is before the simulation's first day`);
    return found;
  };
  return { bar: (day) => at(day).bar, shares: (day) => at(day).shares };
}

function reversionOf(model: AssetModel): number {
  if (model.idiosyncraticVolatility < 0.001 && model.isCalm) return STABLE_REVERSION;
  return model.isCalm ? CALM_REVERSION : REVERSION;
}

function ownJump(seed: number, stream: number, day: number): number {
  return uniform(seed, stream, day, 20) < 0.005 ? 0.14 * normal(seed, stream, day, 11) : 0;
}

interface DayInput {
  readonly seed: number;
  readonly stream: number;
  readonly day: number;
  readonly open: number;
  readonly close: number;
  readonly sigma: number;
  readonly tickSize: number;
}

/** P(max of the path > m | end r) = exp(−2m(m − r)/σ²), inverted at a uniform draw; the low by symmetry. */
function dayBar({ seed, stream, day, open, close, sigma, tickSize }: DayInput): Bar {
  const end = Math.log(close / open);
  const extreme = (r: number, draw: number): number => (r + Math.sqrt(r * r - 2 * sigma * sigma * Math.log(draw))) / 2;
  const up = extreme(end, uniform(seed, stream, day, 30));
  const down = extreme(-end, uniform(seed, stream, day, 31));
  const grid = (price: number): number => toGrid(price, tickSize);
  return {
    open: grid(open),
    close: grid(close),
    high: Math.max(grid(open), grid(close), grid(open * Math.exp(up))),
    low: Math.min(grid(open), grid(close), grid(open * Math.exp(-down))),
    volume: 0,
  };
}
