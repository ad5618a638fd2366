import { predictSoftmax, type SoftmaxModel } from "@/lib/learning/softmax-regression";
import { headlineFeatures } from "./headline-features";
import { readLexicon } from "./score-lexicon";
import { SENTIMENT_LABELS, type SentimentLabel } from "./sentiment-model";

/** What a headline does to somebody who holds coins. */
export interface HeadlineScore {
  label: SentimentLabel;
  /** −1…1. */
  score: number;
}

/** LEXICON_VERSION names the shipped scorer in what is stored; it changes with the lexicon or its rules. */
export const LEXICON_VERSION = "lexicon-1";

/** Scores nearer to zero than this are neutral: less than one clear word. */
const NEUTRAL_BELOW = 0.2;

/** scoreHeadline judges a headline by the shipped lexicon, or by a trained model: then score = P(+1) − P(−1). */
export function scoreHeadline(headline: string, model?: SoftmaxModel): HeadlineScore {
  return model === undefined ? byLexicon(headline) : byModel(headline, model);
}

function byLexicon(headline: string): HeadlineScore {
  const { score } = readLexicon(headline);
  return { label: score >= NEUTRAL_BELOW ? 1 : score <= -NEUTRAL_BELOW ? -1 : 0, score };
}

function byModel(headline: string, model: SoftmaxModel): HeadlineScore {
  const probabilities = predictSoftmax(model, headlineFeatures(headline));
  const [negative = 0, , positive = 0] = probabilities;
  const best = probabilities.indexOf(Math.max(...probabilities));
  return { label: SENTIMENT_LABELS[best] ?? 0, score: positive - negative };
}
