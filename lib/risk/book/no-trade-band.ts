export interface NoTradeBand {
  low: number;
  high: number;
}

/** noTradeBand is ± the policy's fraction around a target; it never reaches beyond what the gross cap allows. */
export function noTradeBand(target: number, bandFraction: number, grossCapFraction: number): NoTradeBand {
  return {
    low: target * (1 - bandFraction),
    // A band that reaches beyond what the gross cap allows would invite it.
    high: Math.min(target * (1 + bandFraction), Math.max(target, grossCapFraction)),
  };
}

// A hair: an account that just obeyed a bound must not be told again over rounding.
const TOLERANCE = 1e-9;

/** bandSide says on which side of the band a book stands. */
export function bandSide(current: number, { low, high }: NoTradeBand): "above" | "within" | "below" {
  if (current > high + TOLERANCE) return "above";
  return current < low - TOLERANCE ? "below" : "within";
}
