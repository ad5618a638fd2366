import { normalCdf } from "./normal-cdf";

/**
 * chiSquareSurvival is the probability that a chi-square variable of `degrees` (1, 2, …) exceeds `x` ≥ 0: the p-value of a
 * likelihood ratio. Closed forms for 1 and 2 degrees, then Q(x; k + 2) = Q(x; k) + (x/2)^(k/2) e^(−x/2) ÷ Γ(k/2 + 1)
 * (Abramowitz & Stegun 26.4.8).
 */
export function chiSquareSurvival(x: number, degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`degrees must be 1, 2, …, got ${degrees}`);
  if (!(x > 0)) return 1;
  const isOdd = degrees % 2 === 1;
  let survival = isOdd ? 2 * normalCdf(-Math.sqrt(x)) : Math.exp(-x / 2);
  let term = isOdd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : (x / 2) * Math.exp(-x / 2);
  for (let k = isOdd ? 1 : 2; k < degrees; k += 2) {
    survival += term;
    term *= x / (k + 2);
  }
  return Math.min(1, survival);
}
