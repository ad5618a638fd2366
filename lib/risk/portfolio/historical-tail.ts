import { smallestValues } from "../stats/smallest-values";

export interface HistoricalTail {
  /** Positive money lost; 0 when even the tail gains. */
  valueAtRisk: number;
  /** Mean loss of the worst `1 − confidence` share of days, the boundary day counted in part (Acerbi & Tasche 2002). */
  expectedShortfall: number;
}

/**
 * historicalTail reads VaR and expected shortfall off a sample of profits: VaR is the negated (1 − confidence) quantile,
 * linear between order statistics (numpy's default). Null when fewer than one observation lies in the tail.
 */
export function historicalTail(profits: ArrayLike<number>, confidence: number): HistoricalTail | null {
  const tail = profits.length * (1 - confidence);
  // 100 × (1 − 0.99) is 0.99999…: a hair of tolerance keeps round sample sizes on the right side.
  if (tail < 1 - 1e-9) return null;
  const whole = Math.floor(tail + 1e-9);
  const worst = smallestValues(profits, whole + 2);
  let sum = Math.max(0, tail - whole) * (worst[whole] ?? 0);
  for (let i = 0; i < whole; i++) sum += worst[i] ?? 0;
  const position = (1 - confidence) * (profits.length - 1);
  const [below, above] = [worst[Math.floor(position)] ?? 0, worst[Math.ceil(position)] ?? 0];
  return {
    valueAtRisk: Math.max(0, -(below + (above - below) * (position - Math.floor(position)))),
    expectedShortfall: Math.max(0, -sum / tail),
  };
}
