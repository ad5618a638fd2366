/**
 * Shock is what an asset did over a crisis, against its last close before it: close of the last day, lowest low and
 * highest high on the way, each minus 1. Lows are prints as the venue kept them: LINK traded at 0.0001 for an instant on
 * 2020-03-12, which stands as a fall of 100 % on the way and reaches every LINK long that has a liquidation price.
 */
export type Shock = readonly [close: number, low: number, high: number];

/** Crisis is a fall that really happened, from the day after Bitcoin's last high close to Bitcoin's lowest close of that fall's first leg. */
export interface Crisis {
  id: string;
  /** Days replayed, inclusive, UTC. */
  from: string;
  to: string;
  shocks: Readonly<Record<string, Shock>>;
}
