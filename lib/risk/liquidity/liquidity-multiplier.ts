import { interpolate, type Anchor } from "../stats/interpolate";

/** Spread, as a fraction → factor. Half at freqtrade's SpreadFilter cut-off of 0.5 %. */
const SPREAD_ANCHORS: readonly Anchor[] = [
  [0.001, 1],
  [0.005, 0.5],
  [0.02, 0.25],
];
/** log10 of daily dollar volume → factor: full size from $10 M a day, half at $1 M, a quarter at $100 k. */
const VOLUME_ANCHORS: readonly Anchor[] = [
  [5, 0.25],
  [6, 0.5],
  [7, 1],
];
/** log10 of the thinner side's dollars within ±1 % → factor. How much of it one order may take is a cap of sizing. */
const DEPTH_ANCHORS: readonly Anchor[] = [
  [3, 0.25],
  [4, 0.5],
  [5, 1],
];
/** A market of which neither book nor volume is known is treated as thin. */
const UNKNOWN_MULTIPLIER = 0.5;

export interface LiquidityInputs {
  spreadFraction: number | null;
  /** The thinner side within ±1 % of mid. */
  depthUsd: number | null;
  volumeDailyUsd: number | null;
}

/**
 * liquidityMultiplier shrinks size in thin markets: the smallest of three factors, each in [0.25, 1]. What is missing takes
 * no part; with nothing known it is 0.5.
 */
export function liquidityMultiplier(inputs: LiquidityInputs): number {
  const factors = [
    inputs.spreadFraction === null ? null : interpolate(SPREAD_ANCHORS, inputs.spreadFraction),
    inputs.depthUsd === null ? null : interpolate(DEPTH_ANCHORS, orderOfMagnitude(inputs.depthUsd)),
    inputs.volumeDailyUsd === null ? null : interpolate(VOLUME_ANCHORS, orderOfMagnitude(inputs.volumeDailyUsd)),
  ].filter((factor) => factor !== null);
  return factors.length === 0 ? UNKNOWN_MULTIPLIER : Math.min(...factors);
}

function orderOfMagnitude(usd: number): number {
  return Math.log10(Math.max(1, usd));
}
