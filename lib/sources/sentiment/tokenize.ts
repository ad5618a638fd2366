/** Longer input is cut: a headline is a sentence, and this bounds every later loop. */
const CHARS_MAX = 400;
const WORD = /[a-z]+(?:'[a-z]+)?|\$?\d[\d.,]*[a-z%]*|[?!]/g;

/** tokenize splits a headline into lower-case words, numbers and the marks ? and !, in order. */
export function tokenize(headline: string): string[] {
  const plain = headline
    .slice(0, CHARS_MAX)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    // "short-term" is two words, "don't" one; "state-owned's" loses its genitive.
    .replace(/'s\b/g, "");
  return plain.match(WORD) ?? [];
}

/**
 * stemOf strips English inflections so that "hacked", "hacking" and "hacks" meet. Coarse on purpose: it only has to map
 * the same word to the same key, in the lexicon and in a headline alike. "News" is no plural of "new".
 */
export function stemOf(word: string): string {
  if (word.length <= 3 || word === "news" || !/^[a-z']+$/.test(word)) return word;
  const stem = word
    .replace(/n't$/, "nt")
    .replace(/'/g, "")
    .replace(/ies$|ied$|ying$/, "y")
    .replace(/(ss|sh|ch|x|z)es$/, "$1")
    .replace(/([^s])s$/, "$1");
  const bare = stem.replace(/(ing|ed)$/, "");
  const base = bare.length >= 3 && /[aeiouy]/.test(bare) ? undouble(bare) : stem;
  return base.length > 3 ? base.replace(/e$/, "") : base;
}

/** "Banned" → "bann" → "ban"; "added" → "add", which is its own stem. */
function undouble(stem: string): string {
  return stem.length > 3 && /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
