import { stemOf, tokenize } from "../sentiment/tokenize";

const COMMON = new Set(
  "a an the of to in on for and or at by with as is are be was from its it that this after over says say report new will has have".split(
    " ",
  ),
);
/** Share of significant words two titles of one story have in common; below it they tell different ones. */
const SAME_STORY = 0.7;
/** Shorter titles agree by chance. */
const WORDS_MIN = 4;

/** titleFingerprint is the sorted set of a title's significant stems and numbers. */
export function titleFingerprint(title: string): string {
  const words = tokenize(title).filter((token) => /^[$\da-z]/.test(token) && !COMMON.has(token));
  return [...new Set(words.map((word) => stemOf(word.replace(/[.,]+$/, ""))))].sort().join(" ");
}

/**
 * isSameStory compares two fingerprints by Jaccard similarity (shared ÷ all words) ≥ 0.7. Numbers must agree: "falls below
 * $40,000" and "falls below $30,000" are two events.
 */
export function isSameStory(a: string, b: string): boolean {
  if (a === b) return a !== "";
  const one = a.split(" ");
  const other = new Set(b.split(" "));
  if (Math.min(one.length, other.size) < WORDS_MIN) return false;
  if (numbersOf(a) !== numbersOf(b)) return false;
  const shared = one.filter((word) => other.has(word)).length;
  return shared / (one.length + other.size - shared) >= SAME_STORY;
}

const numbersOf = (fingerprint: string): string =>
  fingerprint
    .split(" ")
    .filter((word) => /^\$?\d/.test(word))
    .join(" ");
