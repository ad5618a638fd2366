import { fatTailed, hashText, normal, uniform } from "../noise";

/** One day of what all coins share. Returns are log returns; volatilities daily standard deviations. */
export interface FactorDay {
  readonly regime: Regime;
  readonly marketReturn: number;
  readonly marketVolatility: number;
  /** Scales every beta: coins move together more in bad times. */
  readonly betaScale: number;
  readonly clusterReturns: ReadonlyMap<string, number>;
}

export type Regime = "calm" | "choppy" | "stress" | "panic";

interface RegimeModel {
  readonly volatility: number;
  readonly drift: number;
  readonly betaScale: number;
  /** Chance per day to go to each other regime. */
  readonly leave: Partial<Record<Regime, number>>;
}

const REGIMES: Record<Regime, RegimeModel> = {
  calm: { volatility: 0.014, drift: 0.0012, betaScale: 0.85, leave: { choppy: 0.02, stress: 0.006 } },
  choppy: { volatility: 0.022, drift: 0.0004, betaScale: 1, leave: { calm: 0.04, stress: 0.015 } },
  stress: { volatility: 0.034, drift: -0.002, betaScale: 1.15, leave: { choppy: 0.09, panic: 0.02 } },
  panic: { volatility: 0.06, drift: -0.01, betaScale: 1.3, leave: { stress: 0.35 } },
};

const CLUSTERS = ["l1", "ai", "meme", "defi", "payment", "infra", "game"] as const;
/** Usual daily standard deviation of a cluster factor. */
export const CLUSTER_VOLATILITY = 0.016;
const MARKET = hashText("market");
const JUMP = hashText("market jump");
const SWITCH = hashText("regime");

/** State carried from day to day; `heat` is the variance multiplier of volatility clustering, 1 on average. */
interface Carry {
  readonly regime: Regime;
  readonly heat: number;
}

/**
 * createMarketFactors plays the factor model day by day from day 0 as far as asked and remembers it: a hidden regime
 * (Markov chain) sets volatility, drift and correlation; within it volatility clusters (GARCH-like), shocks have fat
 * tails, and now and then prices jump, mostly down.
 */
export function createMarketFactors(seed: number): (day: number) => FactorDay {
  const days: FactorDay[] = [];
  let carry: Carry = { regime: "choppy", heat: 1 };

  function play(day: number): FactorDay {
    const regime = nextRegime(carry.regime, uniform(seed, SWITCH, day));
    const model = REGIMES[regime];
    const marketVolatility = model.volatility * Math.sqrt(carry.heat);
    const shock = fatTailed(seed, MARKET, day);
    const marketReturn = model.drift + marketVolatility * shock + jump(seed, day);
    const surprise = Math.min(9, (marketReturn / marketVolatility) ** 2);
    carry = { regime, heat: Math.min(4, Math.max(0.35, 0.88 * carry.heat + 0.1 * surprise * carry.heat + 0.02)) };
    const clusterScale = CLUSTER_VOLATILITY * Math.sqrt(carry.heat) * (regime === "panic" ? 1.5 : 1);
    return {
      regime,
      marketReturn,
      marketVolatility,
      betaScale: model.betaScale,
      clusterReturns: new Map(CLUSTERS.map((c) => [c, clusterScale * fatTailed(seed, hashText(c), day)])),
    };
  }
  return (day) => {
    for (let next = days.length; next <= day; next++) days.push(play(next));
    const found = days[day];
    if (!found) throw new RangeError(`day ${day} is before the simulation's first day`);
    return found;
  };
}

function nextRegime(regime: Regime, draw: number): Regime {
  let passed = 0;
  for (const [to, chance] of Object.entries(REGIMES[regime].leave) as [Regime, number][]) {
    passed += chance;
    if (draw < passed) return to;
  }
  return regime;
}

function jump(seed: number, day: number): number {
  if (uniform(seed, JUMP, day) > 0.006) return 0;
  return -0.06 + 0.05 * normal(seed, JUMP, day, 1);
}
