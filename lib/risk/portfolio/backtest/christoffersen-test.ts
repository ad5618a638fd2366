import { chiSquareSurvival } from "../../stats/chi-square-survival";
import { kupiecTest, term, type LikelihoodRatio } from "./kupiec-test";

export interface ChristoffersenTest {
  /** Are exceedances independent of the day before? Chi-square, 1 degree. */
  independence: LikelihoodRatio;
  /** Right share and independent at once. Chi-square, 2 degrees. */
  conditionalCoverage: LikelihoodRatio;
}

/**
 * christoffersenTest asks whether exceedances cluster: a first-order Markov chain of the hits against independence, and
 * that together with Kupiec's coverage (Christoffersen 1998, "Evaluating interval forecasts"). The first day has no day
 * before it and enters coverage only. Null with fewer than two days.
 */
export function christoffersenTest(hits: readonly boolean[], probability: number): ChristoffersenTest | null {
  const coverage = kupiecTest(hits.filter(Boolean).length, hits.length, probability);
  if (coverage === null || hits.length < 2) return null;
  const [calm, first, ended, repeated] = transitions(hits);
  const pooled = (first + repeated) / (hits.length - 1);
  const afterCalm = first / Math.max(1, calm + first);
  const afterHit = repeated / Math.max(1, ended + repeated);
  const chain =
    term(calm, 1 - afterCalm) + term(first, afterCalm) + term(ended, 1 - afterHit) + term(repeated, afterHit);
  const alike = term(calm + ended, 1 - pooled) + term(first + repeated, pooled);
  const statistic = Math.max(0, 2 * (chain - alike));
  const joint = coverage.statistic + statistic;
  return {
    independence: { statistic, pValue: chiSquareSurvival(statistic, 1) },
    conditionalCoverage: { statistic: joint, pValue: chiSquareSurvival(joint, 2) },
  };
}

/** Days by (hit yesterday, hit today): neither, today only, yesterday only, both. */
function transitions(hits: readonly boolean[]): [number, number, number, number] {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (let day = 1; day < hits.length; day++) {
    const kind = (hits[day - 1] === true ? 2 : 0) + (hits[day] === true ? 1 : 0);
    counts[kind as 0 | 1 | 2 | 3]++;
  }
  return counts;
}
