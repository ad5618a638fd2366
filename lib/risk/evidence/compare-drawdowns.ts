import type { DrawdownRatio, EvidencePath } from "@/lib/domain/evidence";
import { simpleReturns, walkEquity } from "./measure-performance";
import { MEAN_BLOCK_DAYS, type CaseOptions } from "./run-case";
import { seededRandom } from "./seeded-random";
import { bootstrapIntervals } from "./stationary-bootstrap";

/**
 * compareDrawdowns is a path's maximum drawdown ÷ its rival's, with the 90 % interval of resamples that draw the same
 * days for both. 1 where the rival never fell.
 */
export function compareDrawdowns(
  own: EvidencePath,
  rival: EvidencePath,
  { resamples, seed }: Pick<CaseOptions, "resamples" | "seed">,
): DrawdownRatio {
  const series = [own, rival].map(({ equity }) => simpleReturns(equity));
  const { ratio: ci90 } = bootstrapIntervals(series, (resampled) => ({ ratio: ratioOf(resampled) }), {
    resamples,
    meanBlockDays: MEAN_BLOCK_DAYS,
    random: seededRandom(seed),
  });
  return { value: ratioOf(series), ci90 };
}

function ratioOf([own, rival]: readonly Float64Array[]): number {
  const base = walkEquity(rival ?? []).maxDrawdown;
  return base > 0 ? walkEquity(own ?? []).maxDrawdown / base : 1;
}
