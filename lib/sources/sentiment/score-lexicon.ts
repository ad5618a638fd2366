import { LEXICON } from "./lexicon";
import { stemOf, tokenize } from "./tokenize";

/** What the lexicon found in a headline. */
export interface LexiconReading {
  /** −1…1. */
  score: number;
  /** Sum of the weights that speak for coins (≥ 0) and against them (≥ 0). */
  positive: number;
  negative: number;
  /** A question, a guide, a list: it says half as much. */
  isFramed: boolean;
}

/** How many words after a negation, a reversal, a spoiler are turned round; how many after a concession count little. */
const REACH = 3;
const CONCESSION_REACH = 5;
const CONCEDED = 0.3;
/** "Not falling" is less than "rising". */
const TURNED = -0.6;
/** Sums beyond this are as good as certain. */
export const SATURATION = 2.5;
const PHRASE_WORDS_MAX = 3;

const stems = (words: string): string[] => words.split(" ").map(stemOf);
const WEIGHTS = new Map(LEXICON.weighted.flatMap(([weight, words]) => stems(words).map((stem) => [stem, weight])));
const PHRASES = new Map(
  LEXICON.phrases.flatMap(([weight, phrases]) => phrases.map((phrase) => [stems(phrase).join(" "), weight])),
);
/** Most words begin no phrase: those need no look at what follows. */
const PHRASE_STARTS = new Set([...PHRASES.keys()].map((phrase) => phrase.split(" ", 1)[0]));
const NEGATIONS = new Set(stems(LEXICON.negations));
const FACTORS = new Map(LEXICON.intensifiers.flatMap(([factor, words]) => stems(words).map((stem) => [stem, factor])));
const REVERSALS = new Set(stems(LEXICON.reversals));
const SPOILERS = new Set(stems(LEXICON.spoilers));
const CONCESSIONS = new Set(stems(LEXICON.concessions));
const OPENINGS = new Set(LEXICON.openings.split(" "));
const FRAMES = LEXICON.frames.map((frame) => ` ${stems(frame).join(" ")} `);
const FRAMED = 0.5;

/**
 * readLexicon sums the weights of a headline's words and phrases: longest phrase first, times the intensifier before it,
 * turned round after a negation, bad words beside a reversal, good ones after a spoiler, and little of what follows a
 * concession; `score` = tanh(sum ÷ 2.5), of half the sum where the headline asks or explains.
 */
export function readLexicon(headline: string): LexiconReading {
  const tokens = tokenize(headline);
  const words = tokens
    .filter((token) => token !== "?" && token !== "!")
    .map((token) => (token.endsWith("%") ? "%" : stemOf(token)));
  let positive = 0;
  let negative = 0;
  for (let at = 0; at < words.length;) {
    const { weight, length } = longestMatch(words, at);
    const value = weight === 0 ? 0 : weight * factorBefore(words, at) * turnOf(words, at, length, weight);
    if (value > 0) positive += value;
    else negative -= value;
    at += length;
  }
  const text = ` ${tokens.map(stemOf).join(" ")} `;
  const isFramed = OPENINGS.has(tokens[0] ?? "") || FRAMES.some((frame) => text.includes(frame));
  const sum = (isFramed ? FRAMED : 1) * (positive - negative);
  return { score: Math.tanh(sum / SATURATION), positive, negative, isFramed };
}

function longestMatch(words: readonly string[], at: number): { weight: number; length: number } {
  for (let length = PHRASE_STARTS.has(words[at]) ? PHRASE_WORDS_MAX : 1; length > 1; length--) {
    const weight = at + length > words.length ? undefined : PHRASES.get(words.slice(at, at + length).join(" "));
    if (weight !== undefined) return { weight, length };
  }
  return { weight: WEIGHTS.get(words[at] ?? "") ?? 0, length: 1 };
}

function factorBefore(words: readonly string[], at: number): number {
  return FACTORS.get(words[at - 1] ?? "") ?? 1;
}

function turnOf(words: readonly string[], at: number, length: number, weight: number): number {
  const before = (reach: number): readonly string[] => words.slice(Math.max(0, at - reach), at);
  if (before(CONCESSION_REACH).some((word) => CONCESSIONS.has(word))) return CONCEDED;
  if (before(REACH).some((word) => NEGATIONS.has(word))) return TURNED;
  if (weight > 0) return before(REACH).some((word) => SPOILERS.has(word)) ? TURNED : 1;
  const near = [...before(REACH), ...words.slice(at + length, at + length + 1)];
  return near.some((word) => REVERSALS.has(word)) ? TURNED : 1;
}
