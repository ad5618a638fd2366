import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { reportClassification } from "@/lib/learning/classification-metrics";
import { stratifiedFolds } from "@/lib/learning/stratified-folds";
import { scoreHeadline } from "./score-headline";
import { SENTIMENT_LABELS, type SentimentLabel } from "./sentiment-model";
import { trainSentiment, type LabelledHeadline } from "./train-sentiment";

/** The figures of docs/sentiment.md, on the human-labelled headlines beside the repository. */
const FILE = fileURLToPath(new URL("../../../../shared/data/news_labelled_cryptolin.csv", import.meta.url));
const FOLDS = 5;

type Row = LabelledHeadline & { date: string };

function macroF1(rows: readonly Row[], guesses: readonly SentimentLabel[]): number {
  const index = (label: SentimentLabel) => SENTIMENT_LABELS.indexOf(label);
  const report = reportClassification(
    rows.map(({ label }) => index(label)),
    guesses.map(index),
    SENTIMENT_LABELS.length,
  );
  return report.macroF1;
}

describe.skipIf(!existsSync(FILE))("on human-labelled headlines (skipped where ../shared/data is absent)", () => {
  let rows: Row[];
  beforeAll(() => {
    const records: Record<string, string>[] = parse(readFileSync(FILE), { columns: true });
    rows = records
      .map(({ date = "", headline = "", label }) => ({ date, headline, label: Number(label) as SentimentLabel }))
      .sort((a, b) => a.date.localeCompare(b.date) || a.headline.localeCompare(b.headline));
  });

  test("the shipped lexicon reaches a macro-F1 of 0.60", () => {
    const f1 = macroF1(
      rows,
      rows.map(({ headline }) => scoreHeadline(headline).label),
    );
    console.info(`lexicon, all ${rows.length} headlines: macro-F1 ${f1.toFixed(3)}`);
    expect(f1).toBeGreaterThan(0.6);
  });

  test("the trained model beats it on headlines it has not seen, in random folds", () => {
    const folds = stratifiedFolds(
      rows.map(({ label }) => label),
      FOLDS,
      1,
    );
    const guesses = new Array<SentimentLabel>(rows.length).fill(0);
    for (let fold = 0; fold < FOLDS; fold++) {
      const model = trainSentiment(rows.filter((_, i) => folds[i] !== fold));
      rows.forEach(({ headline }, i) => {
        if (folds[i] === fold) guesses[i] = scoreHeadline(headline, model).label;
      });
    }
    const f1 = macroF1(rows, guesses);
    console.info(`trained, ${FOLDS} stratified folds: macro-F1 ${f1.toFixed(3)}`);
    expect(f1).toBeGreaterThan(0.64);
  });

  test("and on the latest 40 % when trained on the earliest 60 %", () => {
    const cut = Math.floor(rows.length * 0.6);
    const [early, late] = [rows.slice(0, cut), rows.slice(cut)];
    const model = trainSentiment(early);
    const f1 = macroF1(
      late,
      late.map(({ headline }) => scoreHeadline(headline, model).label),
    );
    const lexicon = macroF1(
      late,
      late.map(({ headline }) => scoreHeadline(headline).label),
    );
    console.info(`latest ${late.length}: trained ${f1.toFixed(3)}, lexicon ${lexicon.toFixed(3)}`);
    expect(f1).toBeGreaterThan(Math.max(0.65, lexicon));
  });
});
