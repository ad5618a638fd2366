import { LEXICON } from "./lexicon";
import { stemOf, tokenize } from "./tokenize";

/** What the lexicon found in a headline. */
export interface LexiconReading {
  /** −1…1. */
  score: number;
  /** Sum of the weights that speak for coins (≥ 0) and against them (≥ 0). */
  positive: number;
  negative: number;
}

/** How many words after a negation are turned round, and before or after a reversal. */
const NEGATION_REACH = 3;
const REVERSAL_REACH = 3;
/** "Not falling" is less than "rising". */
const TURNED = -0.5;
/** Sums beyond this are as good as certain. */
const SATURATION = 2.5;
const PHRASE_WORDS_MAX = 3;

const stems = (words: string): string[] => words.split(" ").map(stemOf);
const WEIGHTS = new Map(LEXICON.weighted.flatMap(([weight, words]) => stems(words).map((stem) => [stem, weight])));
const PHRASES = new Map(
  LEXICON.phrases.flatMap(([weight, phrases]) => phrases.map((phrase) => [stems(phrase).join(" "), weight])),
);
const NEGATIONS = new Set(stems(LEXICON.negations));
const FACTORS = new Map(LEXICON.intensifiers.flatMap(([factor, words]) => stems(words).map((stem) => [stem, factor])));
const REVERSALS = new Set(stems(LEXICON.reversals));

/**
 * readLexicon sums the weights of a headline's words and phrases: longest phrase first, times the intensifier before it,
 * turned round after a negation or beside a word of reversal; `score` = tanh(sum ÷ 2.5). A question says half as much.
 */
export function readLexicon(headline: string): LexiconReading {
  const tokens = tokenize(headline);
  const words = tokens.filter((token) => token !== "?" && token !== "!").map(stemOf);
  let positive = 0;
  let negative = 0;
  for (let at = 0; at < words.length;) {
    const { weight, length } = longestMatch(words, at);
    const value = weight * factorBefore(words, at) * turnOf(words, at, length, weight);
    if (value > 0) positive += value;
    else negative -= value;
    at += length;
  }
  const certainty = tokens.includes("?") ? 0.5 : 1;
  return { score: Math.tanh((certainty * (positive - negative)) / SATURATION), positive, negative };
}

function longestMatch(words: readonly string[], at: number): { weight: number; length: number } {
  for (let length = PHRASE_WORDS_MAX; length > 1; length--) {
    const weight = at + length > words.length ? undefined : PHRASES.get(words.slice(at, at + length).join(" "));
    if (weight !== undefined) return { weight, length };
  }
  return { weight: WEIGHTS.get(words[at] ?? "") ?? 0, length: 1 };
}

function factorBefore(words: readonly string[], at: number): number {
  return FACTORS.get(words[at - 1] ?? "") ?? 1;
}

function turnOf(words: readonly string[], at: number, length: number, weight: number): number {
  const before = words.slice(Math.max(0, at - NEGATION_REACH), at);
  if (before.some((word) => NEGATIONS.has(word))) return TURNED;
  if (weight >= 0) return 1;
  const near = [...words.slice(Math.max(0, at - REVERSAL_REACH), at), ...words.slice(at + length, at + length + 1)];
  return near.some((word) => REVERSALS.has(word)) ? TURNED : 1;
}
