import type { Bar } from "./market";

/** What refineBar needs besides the parent: `steps` bars, a shape from `noise`, prices on the tick grid. */
export interface Refinement {
  readonly count: number;
  /** Standard normal draw for step `i`; lane 0 is the path, 1 and 2 the wicks, 3 the volume. */
  readonly noise: (i: number, lane: number) => number;
  readonly tickSize: number;
  readonly quantityDecimals: number;
}

/** Range of a Brownian path over its standard deviation is about 1.67 on average (Parkinson 1980). */
const RANGE_TO_SIGMA = 1 / 1.67;

/**
 * refineBar splits a bar into `count` bars that add up to it exactly: the first opens at its open, the last closes at
 * its close, the highest high and the lowest low are its own, volumes sum to its volume. Between those points the
 * closes follow a bridge shaped by the noise. Day → hours → minutes are built with it, so all intervals agree.
 */
export function refineBar(parent: Bar, refinement: Refinement): Bar[] {
  const { count, noise, tickSize } = refinement;
  if (parent.high === parent.low) return flatBars(parent, refinement);
  const closes = bridgeCloses(parent, refinement);
  const wick = (Math.log(parent.high / parent.low) * RANGE_TO_SIGMA * 0.5) / Math.sqrt(count);
  const highs: number[] = [];
  const lows: number[] = [];
  let open = parent.open;
  for (let i = 0; i < count; i++) {
    const close = closes[i] ?? parent.close;
    const up = Math.max(open, close) * Math.exp(wick * Math.abs(noise(i, 1)));
    const down = Math.min(open, close) * Math.exp(-wick * Math.abs(noise(i, 2)));
    highs.push(clamp(toGrid(up, tickSize), Math.max(open, close), parent.high));
    lows.push(clamp(toGrid(down, tickSize), parent.low, Math.min(open, close)));
    open = close;
  }
  highs[indexOfExtreme(highs, 1)] = parent.high;
  lows[indexOfExtreme(lows, -1)] = parent.low;
  const volumes = splitVolume(parent.volume, refinement);
  return closes.map((close, i) => ({
    open: i === 0 ? parent.open : (closes[i - 1] ?? close),
    high: highs[i] ?? close,
    low: lows[i] ?? close,
    close,
    volume: volumes[i] ?? 0,
  }));
}

function bridgeCloses(parent: Bar, { count, noise, tickSize }: Refinement): number[] {
  const draws = Array.from({ length: count }, (_, i) => noise(i, 0));
  const mean = draws.reduce((sum, z) => sum + z, 0) / count;
  const sigma = (Math.log(parent.high / parent.low) * RANGE_TO_SIGMA) / Math.sqrt(count);
  const drift = Math.log(parent.close / parent.open) / count;
  let path = Math.log(parent.open);
  return draws.map((z, i) => {
    path += drift + sigma * (z - mean);
    return i === count - 1 ? parent.close : clamp(toGrid(Math.exp(path), tickSize), parent.low, parent.high);
  });
}

function splitVolume(volume: number, { count, noise, quantityDecimals }: Refinement): number[] {
  const weights = Array.from({ length: count }, (_, i) => Math.exp(0.5 * noise(i, 3)));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const scale = 10 ** quantityDecimals;
  let used = 0;
  return weights.map((weight, i) => {
    if (i === count - 1) return Number((volume - used).toFixed(8));
    const part = Math.floor(((volume * weight) / total) * scale) / scale;
    used += part;
    return part;
  });
}

function flatBars(parent: Bar, refinement: Refinement): Bar[] {
  return splitVolume(parent.volume, refinement).map((volume) => ({ ...parent, volume }));
}

function indexOfExtreme(values: readonly number[], sign: 1 | -1): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (sign * (values[i] ?? 0) > sign * (values[best] ?? 0)) best = i;
  return best;
}

/** toGrid rounds a price to the nearest tick, free of binary dust, never to zero. */
export function toGrid(price: number, tickSize: number): number {
  const decimals = Math.max(0, Math.round(-Math.log10(tickSize)));
  return Math.max(tickSize, Number(price.toFixed(decimals)));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
