import { trainSoftmax, type SoftmaxModel } from "@/lib/learning/softmax-regression";
import { HEADLINE_FEATURES, headlineFeatures } from "./headline-features";
import { SENTIMENT_LABELS, type SentimentLabel } from "./sentiment-model";

export interface LabelledHeadline {
  headline: string;
  label: SentimentLabel;
}

/** Round values; cross-validated macro-F1 is flat around them (docs/sentiment.md). */
const L2 = 0.001;
const ITERATIONS = 100;

/**
 * trainSentiment fits the headline model. Classes weigh by the square root of their rarity: half way to counting equally,
 * since what is judged is the mean of the classes' F1 and bad news is rare. Deterministic. Throws RangeError when a class
 * has no headline.
 */
export function trainSentiment(rows: readonly LabelledHeadline[]): SoftmaxModel {
  const counts = SENTIMENT_LABELS.map((label) => rows.filter((row) => row.label === label).length);
  const missing = SENTIMENT_LABELS.filter((_, k) => counts[k] === 0);
  if (missing.length > 0) throw new RangeError(`no headline is labelled ${missing.join(" or ")}`);
  return trainSoftmax(
    rows.map(({ headline }) => headlineFeatures(headline)),
    rows.map(({ label }) => SENTIMENT_LABELS.indexOf(label)),
    {
      classes: SENTIMENT_LABELS.length,
      features: HEADLINE_FEATURES,
      l2: L2,
      classWeights: counts.map((count) => Math.sqrt(rows.length / (SENTIMENT_LABELS.length * count))),
      iterations: ITERATIONS,
    },
  );
}
