/** Anchor is one corner of a piecewise-linear curve. */
export type Anchor = readonly [x: number, y: number];

/**
 * interpolate reads a piecewise-linear curve at `x`. Anchors in strictly rising x; flat beyond both ends, so the result
 * never leaves the anchors' range. Throws RangeError without anchors.
 */
export function interpolate(anchors: readonly Anchor[], x: number): number {
  const first = anchors[0];
  const last = anchors.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("interpolate needs at least one anchor");
  if (x <= first[0]) return first[1];
  let from = first;
  for (const to of anchors) {
    if (x < to[0]) return from[1] + ((to[1] - from[1]) * (x - from[0])) / (to[0] - from[0]);
    from = to;
  }
  return last[1];
}
