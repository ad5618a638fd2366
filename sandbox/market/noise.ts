/**
 * Repeatable noise addressed by (seed, stream, index, lane): any draw can be made on its own, in any order, and is
 * the same after a restart. That is what lets the simulator answer for any bar of any year without playing the years
 * before it.
 */

const LANE_STEP = 0x9e3779b1;

/** hashText maps a text to an unsigned 32-bit stream number (FNV-1a). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

function scramble(value: number): number {
  let v = value | 0;
  v = Math.imul(v ^ (v >>> 16), 0x7feb352d);
  v = Math.imul(v ^ (v >>> 15), 0x846ca68b);
  return (v ^ (v >>> 16)) >>> 0;
}

/** uniform draws one number in (0, 1), both ends excluded, for the address given. */
export function uniform(seed: number, stream: number, index: number, lane = 0): number {
  const mixed = scramble(
    scramble(scramble(seed ^ stream) + Math.imul(index, LANE_STEP)) ^ Math.imul(lane + 1, 0x85ebca6b),
  );
  return (mixed + 0.5) / 4_294_967_296;
}

/** normal draws one standard normal number for the address given (Box–Muller; uses lanes 2·lane and 2·lane + 1). */
export function normal(seed: number, stream: number, index: number, lane = 0): number {
  const radius = Math.sqrt(-2 * Math.log(uniform(seed, stream, index, 2 * lane)));
  return radius * Math.cos(2 * Math.PI * uniform(seed, stream, index, 2 * lane + 1));
}

/**
 * fatTailed draws a number of mean 0 and variance 1 with heavier tails than the normal (excess kurtosis ≈ 2.2): a
 * normal whose scale is itself log-normal.
 */
export function fatTailed(seed: number, stream: number, index: number, lane = 0): number {
  const logScale = 0.37 * normal(seed, stream, index, 2 * lane + 1);
  return normal(seed, stream, index, 2 * lane) * Math.exp(logScale - 0.37 * 0.37);
}
