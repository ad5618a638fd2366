import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import { decaySentiment } from "./decay-sentiment";
import { LEXICON } from "./lexicon";
import { scoreHeadline } from "./score-headline";
import { parseWeights, printWeights } from "./sentiment-model";
import { stemOf } from "./tokenize";
import { trainSentiment, type LabelledHeadline } from "./train-sentiment";

describe("the lexicon", () => {
  test.each([
    ["Lending protocol hacked, attacker drains $30 million", -1],
    ["Regulator bans retail trading of derivatives", -1],
    ["Prosecutors charge exchange founder with fraud", -1],
    ["Ether plunges to a six-month low", -1],
    ["Bank launches custody service for institutional clients", 1],
    ["Startup raises $20 million in seed round", 1],
    ["Bitcoin hits all-time high", 1],
    ["What is a block explorer?", 0],
    ["A conversation about consensus", 0],
    // Turned round.
    ["Court lifts ban on crypto trading", 1],
    ["Regulator drops lawsuit against exchange", 1],
    ["Network is not hacked, team says", 1],
    ["Regulator will not approve the fund", -1],
    ["Miners fail to recover", -1],
    ["Bitcoin rallies despite crackdown", 1],
    // Numbers, forms of words, and headlines that tell little.
    ["Token down 40% since Monday", -1],
    ["Exchange adds two stablecoins", 1],
    ["How to launch a node", 0],
    ["Fund opens, miner sells + more news", 0],
    ["Nothing new under the sun in the news", 0],
    ["", 0],
  ])("%s: %d", (headline, label) => {
    expect(scoreHeadline(headline).label).toBe(label);
  });

  test("gives every stem one weight, so that the order of its lists means nothing", () => {
    const weights = new Map<string, Set<number>>();
    for (const [weight, words] of LEXICON.weighted)
      for (const stem of words.split(" ").map(stemOf)) weights.set(stem, (weights.get(stem) ?? new Set()).add(weight));
    expect([...weights].filter(([, each]) => each.size > 1).map(([stem]) => stem)).toEqual([]);
    const phrases = LEXICON.phrases.flatMap(([, each]) =>
      each.map((phrase) => phrase.split(" ").map(stemOf).join(" ")),
    );
    expect(new Set(phrases).size).toBe(phrases.length);
  });

  test.each(["add adds added adding", "ban bans banned banning", "rise rises rising", "steal steals stealing"])(
    "%s have one stem",
    (forms) => {
      expect(new Set(forms.split(" ").map(stemOf)).size).toBe(1);
    },
  );

  test("intensifiers count", () => {
    const score = (headline: string) => scoreHeadline(headline).score;
    expect(score("Massive hack of a bridge")).toBeLessThan(score("Hack of a bridge"));
    expect(score("Slightly lower volume")).toBeGreaterThan(score("Lower volume"));
  });

  test("any text has a score in −1…1 and the label of its sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
        const { label, score } = scoreHeadline(text);
        expect(Math.abs(score)).toBeLessThanOrEqual(1);
        expect(label === 0 || label === Math.sign(score)).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});

const SMALL: LabelledHeadline[] = [
  { headline: "Quokka token stolen by thieves", label: -1 },
  { headline: "Quokka vault emptied overnight", label: -1 },
  { headline: "Wombat fund opens its doors", label: 1 },
  { headline: "Wombat index welcomes savers", label: 1 },
  { headline: "Reading the numbers of the week", label: 0 },
  { headline: "The week and its numbers", label: 0 },
];

describe("a trained model", () => {
  test("is the same every time and survives its file", () => {
    const model = trainSentiment(SMALL);
    const text = printWeights(model, SMALL.length);
    expect(printWeights(trainSentiment(SMALL), SMALL.length)).toBe(text);
    const read = parseWeights(text);
    for (const { headline, label } of SMALL) {
      expect(scoreHeadline(headline, read).label).toBe(label);
      expect(scoreHeadline(headline, read).score).toBeCloseTo(scoreHeadline(headline, model).score, 4);
    }
  });

  test("learns words the lexicon does not know, and leaves it a fifth of the say", () => {
    const model = trainSentiment(SMALL);
    expect(scoreHeadline("Quokka again").label).toBe(0);
    expect(scoreHeadline("Quokka again", model).label).toBe(-1);
    const { score } = scoreHeadline("Exchange hacked", model);
    expect(score).toBeLessThan(0);
    expect(Math.abs(score)).toBeLessThanOrEqual(1);
  });

  test("needs every class", () => {
    expect(() => trainSentiment(SMALL.filter(({ label }) => label !== -1))).toThrow(/no headline is labelled -1/);
  });

  test.each(["", "{}", "null", '{"format":"ballast-sentiment","features":"other"}'])("refuses the file %s", (text) => {
    expect(() => parseWeights(text)).toThrow();
  });
});

describe("decaySentiment", () => {
  const NOW = Date.parse("2026-11-22T00:00:00Z");
  test("weighs a day-old headline half, against two neutral ones", () => {
    expect(decaySentiment([{ publishedAt: NOW, score: 0.6 }], NOW)).toBeCloseTo(0.6 / 3, 12);
    expect(decaySentiment([{ publishedAt: NOW - 24 * HOUR_MS, score: 0.6 }], NOW)).toBeCloseTo(0.3 / 2.5, 12);
  });

  test("is null without a headline of the last three days, and blind to the future", () => {
    expect(decaySentiment([], NOW)).toBeNull();
    expect(decaySentiment([{ publishedAt: NOW - 73 * HOUR_MS, score: 1 }], NOW)).toBeNull();
    expect(decaySentiment([{ publishedAt: NOW + 1, score: 1 }], NOW)).toBeNull();
  });
});
