import type { ReactNode } from "react";
import type { AccountMessages } from "@/lib/format/messages/en-account";
import { moneyInUnits } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import type { Answer, Question, SavedAnswers } from "@/lib/workspace/onboarding/answers";

interface Option {
  value: string;
  title: ReactNode;
  detail: ReactNode;
}

/** The answer of each card, by the card's key; the first column of `optionsOf`. */
const VALUES = {
  lossLimit: { "15": 0.15, "25": 0.25, "40": 0.4, "60": 0.6 },
  tradeRisk: { low: 0.005, normal: 0.01, high: 0.02, unknown: null },
  leverage: { none: 1, two: 2, five: 5, more: 10 },
} as const;

/** What is chosen before anybody chose. */
const DEFAULTS: Record<Question, string> = {
  activity: "trade",
  currency: "USD",
  lossLimit: "25",
  tradeRisk: "normal",
  leverage: "none",
  longTerm: "advise",
};

const EXAMPLE_EQUITY = 10_000;

/** optionsOf is the cards of a question, with what each answer means in numbers. */
export function optionsOf(question: Question, words: AccountMessages["onboarding"]): readonly Option[] {
  if (question !== "lossLimit")
    return Object.entries(words[question].options).map(([value, { title, detail }]) => ({ value, title, detail }));
  return Object.entries(VALUES.lossLimit).map(([value, fraction]) => ({
    value,
    title: words.lossLimit.option(textOf(percent(fraction, { decimals: 0 }))),
    detail: words.lossLimit.detail(
      textOf(moneyInUnits(-EXAMPLE_EQUITY * fraction, "USD")),
      textOf(percent(1 / (1 - fraction) - 1, { decimals: 0, sign: "always" })),
    ),
  }));
}

/** savedOption is the card of the answer given before, else of the default. */
export function savedOption(question: Question, answers: SavedAnswers): string {
  const saved = question === "longTerm" ? answers.longTerm?.rule : answers[question];
  if (saved === undefined) return DEFAULTS[question];
  if (!(question in VALUES)) return String(saved);
  const entries = Object.entries(VALUES[question as keyof typeof VALUES]);
  return entries.find(([, value]) => value === saved)?.[0] ?? DEFAULTS[question];
}

/** readOption turns a chosen card into the answer the API takes. */
export function readOption(question: Question, choice: string, assets: readonly string[]): Answer {
  if (question === "longTerm") return { question, value: { rule: choice, assets } } as Answer;
  const value =
    question in VALUES ? (VALUES[question as keyof typeof VALUES] as Record<string, unknown>)[choice] : choice;
  return { question, value } as Answer;
}
