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
export const LEXICON_VERSION = "lexicon-2";

/** Scores nearer to zero than this are neutral: a single weak word (tanh(1 ÷ 2.5) = 0.38) is not enough. */
const NEUTRAL_BELOW = 0.4;

/** How much of the say the lexicon keeps beside a trained model: words nobody labelled an example of still count. */
const LEXICON_SHARE = 0.2;

/**
 * scoreHeadline judges a headline by the shipped lexicon, or by a trained model: then P = 0.8 · P(model) + 0.2 for the
 * lexicon's label, and score = P(+1) − P(−1).
 */
export function scoreHeadline(headline: string, model?: SoftmaxModel): HeadlineScore {
  const byWords = byLexicon(headline);
  return model === undefined ? byWords : byModel(headline, model, byWords.label);
}

function byLexicon(headline: string): HeadlineScore {
  const { score } = readLexicon(headline);
  return { label: score >= NEUTRAL_BELOW ? 1 : score <= -NEUTRAL_BELOW ? -1 : 0, score };
}

function byModel(headline: string, model: SoftmaxModel, lexiconLabel: SentimentLabel): HeadlineScore {
  const probabilities = predictSoftmax(model, headlineFeatures(headline)).map(
    (probability, k) => (1 - LEXICON_SHARE) * probability + (SENTIMENT_LABELS[k] === lexiconLabel ? LEXICON_SHARE : 0),
  );
  const [negative = 0, , positive = 0] = probabilities;
  const best = probabilities.indexOf(Math.max(...probabilities));
  return { label: SENTIMENT_LABELS[best] ?? 0, score: positive - negative };
}
