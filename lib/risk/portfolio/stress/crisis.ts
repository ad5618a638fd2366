/**
 * Shock is what an asset did over a crisis, against its last close before it: close of the last day, lowest low and
 * highest high on the way, each minus 1.
 */
export type Shock = readonly [close: number, low: number, high: number];

/** Crisis is a fall that really happened, from the day after Bitcoin's last high close to Bitcoin's lowest close. */
export interface Crisis {
  id: string;
  /** Days replayed, inclusive, UTC. */
  from: string;
  to: string;
  shocks: Readonly<Record<string, Shock>>;
}
