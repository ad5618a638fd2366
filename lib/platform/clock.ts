/** Clock is the only source of "now" in shells; tests pass their own, the pure middle takes `asOf`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
