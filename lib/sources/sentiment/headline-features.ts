import type { SparseVector } from "@/lib/learning/sparse-vector";
import { readLexicon, SATURATION } from "./score-lexicon";
import { stemOf, tokenize } from "./tokenize";

/** Hashed features of each kind, before the dense ones. */
const WORD_BUCKETS = 1 << 14;
const CHAR_BUCKETS = 1 << 14;
const DENSE_AT = WORD_BUCKETS + CHAR_BUCKETS;
const CHAR_LENGTHS = [3, 4, 5];
/** FEATURES_VERSION changes with anything in this file: weights trained on other features are refused. */
export const FEATURES_VERSION = "headline-2";

/** HEADLINE_FEATURES is the length of the vectors `headlineFeatures` makes. */
export const HEADLINE_FEATURES = DENSE_AT + 5;

/**
 * headlineFeatures describes a headline by hashed stems and pairs of stems, hashed runs of 3–5 characters inside words
 * (each group scaled to length 1), and what the lexicon says. How an outlet writes, its capitals and the length of its
 * titles, is left out on purpose: a model that learns the habits of some outlets is lost on the next one.
 */
export function headlineFeatures(headline: string): SparseVector {
  const tokens = tokenize(headline);
  const words = hashed(wordGrams(tokens), { from: 0, buckets: WORD_BUCKETS });
  const chars = hashed(charGrams(tokens), { from: WORD_BUCKETS, buckets: CHAR_BUCKETS });
  const dense = denseFeatures(headline);
  return {
    indices: [...words.indices, ...chars.indices, ...dense.map((_, i) => DENSE_AT + i)],
    values: [...words.values, ...chars.values, ...dense],
  };
}

function denseFeatures(headline: string): number[] {
  const { score, positive, negative, isFramed } = readLexicon(headline);
  return [
    score,
    Math.tanh(positive / SATURATION),
    Math.tanh(negative / SATURATION),
    positive === 0 && negative === 0 ? 1 : 0,
    isFramed ? 1 : 0,
  ];
}

/** Amounts differ in every headline: what matters is that there is one. */
function wordGrams(tokens: readonly string[]): string[] {
  const stems = tokens.map((token) => (/^\$?\d/.test(token) ? (token.startsWith("$") ? "$0" : "0") : stemOf(token)));
  return [...stems, ...stems.slice(1).map((stem, i) => `${stems[i] ?? ""} ${stem}`)];
}

function charGrams(tokens: readonly string[]): string[] {
  return tokens
    .filter((token) => /^[a-z]/.test(token))
    .flatMap((token) => {
      const padded = `<${token}>`;
      return CHAR_LENGTHS.flatMap((length) =>
        Array.from({ length: Math.max(0, padded.length - length + 1) }, (_, at) => padded.slice(at, at + length)),
      );
    });
}

/** Each distinct gram once: in a headline a word that occurs twice says no more than once. */
function hashed(grams: readonly string[], { from, buckets }: { from: number; buckets: number }): SparseVector {
  const indices = [...new Set(grams.map((gram) => from + (hashOf(gram) % buckets)))];
  const value = 1 / Math.sqrt(Math.max(1, indices.length));
  return { indices, values: indices.map(() => value) };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
