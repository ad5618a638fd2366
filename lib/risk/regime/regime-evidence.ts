import type { RegimeLabel } from "@/lib/domain/market-state";
import { mean } from "../stats/mean";
import { forwardOutcomes, type ForwardOutcomes } from "./forward-outcomes";
import { explainedShare, shuffleBlocks } from "./label-separation";

const LABELS: readonly RegimeLabel[] = ["bull", "sideways", "bear"];

export interface RegimeEvidenceOptions {
  /** Of the placebo's shuffles. */
  seed: number;
  /** Contiguous blocks the labels are cut into before they are shuffled, so that a placebo lasts as long as the real ones. */
  blocks: number;
  iterations: number;
}

/** LabelOutcome is what followed the days of one label, over 30 days; null for a label that never occurred. */
export interface LabelOutcome {
  label: RegimeLabel;
  days: number;
  /** Annualised √ of the mean squared log return. */
  forwardVolatility: number | null;
  /** Deepest fall from the day's close, positive. */
  forwardDrawdown: number | null;
  /** Simple return. */
  forwardReturn: number | null;
}

export interface Separation {
  /** Share of the outcome's variance the labels explain (η²). */
  explainedShare: number;
  /** Share of shuffled labels that explain as much, (1 + hits) ÷ (1 + iterations). */
  placeboP: number;
}

export interface RegimeEvidence {
  from: string;
  to: string;
  days: number;
  byLabel: readonly LabelOutcome[];
  /** Of the logarithm of forward volatility. */
  volatility: Separation;
  drawdown: Separation;
  /** The direction test: does return differ by label, and the mean after bull minus that after bear. */
  direction: Separation & { bullMinusBear: number | null };
}

/**
 * regimeEvidence asks what a regime's labels said about the 30 days after them: volatility and drawdown, which they are for,
 * and direction beside it, whatever comes out. Takes one date, close and label per day, oldest first. Blocks are shuffled
 * by a generator seeded in `options`, so the same call gives the same report. Throws RangeError for unequal lengths or less
 * than 60 days.
 */
export function regimeEvidence(
  dates: readonly string[],
  closes: ArrayLike<number>,
  labels: readonly RegimeLabel[],
  options: RegimeEvidenceOptions,
): RegimeEvidence {
  const outcomes = forwardOutcomes(dates, closes, labels);
  const days = outcomes.returns.length;
  const known = labels.slice(0, days);
  const placebos = shuffleBlocks(known, options);
  const separation = (values: readonly number[]): Separation => {
    const actual = explainedShare(known, values);
    const hits = placebos.filter((shuffled) => explainedShare(shuffled, values) >= actual).length;
    return { explainedShare: actual, placeboP: (1 + hits) / (1 + placebos.length) };
  };
  const byLabel = LABELS.map((label) => describe(label, known, outcomes));
  const [bull, , bear] = byLabel.map(({ forwardReturn }) => forwardReturn);
  return {
    from: dates[0] ?? "",
    to: dates[days - 1] ?? "",
    days,
    byLabel,
    volatility: separation(outcomes.volatilities.map((value) => Math.log(Math.max(1e-6, value)))),
    drawdown: separation(outcomes.drawdowns),
    direction: { ...separation(outcomes.returns), bullMinusBear: bull == null || bear == null ? null : bull - bear },
  };
}

function describe(
  label: RegimeLabel,
  labels: readonly RegimeLabel[],
  { volatilities, drawdowns, returns }: ForwardOutcomes,
): LabelOutcome {
  const of = (values: readonly number[]): number[] => values.filter((_, day) => labels[day] === label);
  return {
    label,
    days: of(returns).length,
    forwardVolatility: mean(of(volatilities)),
    forwardDrawdown: mean(of(drawdowns)),
    forwardReturn: mean(of(returns)),
  };
}
