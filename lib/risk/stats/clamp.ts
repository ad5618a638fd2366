/** clamp limits `value` to [low, high]. NaN is the caller's error and comes back as NaN. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
