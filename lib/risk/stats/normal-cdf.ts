// Hart (1968) algorithm 5666 as given by G. West, "Better approximations to cumulative normal functions" (2005).
const NUMERATOR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
] as const;
const DENOMINATOR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
] as const;
const TAIL_START = 7.07106781186547;
const ROOT_OF_TWO_PI = 2.506628274631;

/** normalCdf is the probability that a standard normal variable is at or below `z`; absolute error below 1e-14. */
export function normalCdf(z: number): number {
  const distance = Math.abs(z);
  if (distance > 37) return z > 0 ? 1 : 0;
  const density = Math.exp((-distance * distance) / 2);
  const tail =
    distance < TAIL_START
      ? (density * polynomial(NUMERATOR, distance)) / polynomial(DENOMINATOR, distance)
      : density / (continuedFraction(distance) * ROOT_OF_TWO_PI);
  return z > 0 ? 1 - tail : tail;
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

function continuedFraction(x: number): number {
  return x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
}
