import { describe, expect, it } from "vitest";
import { enAccount as en } from "@/lib/format/messages/en-account";
import { answerSchema, QUESTIONS } from "@/lib/workspace/onboarding/answers";
import { optionsOf, readOption, savedOption } from "./question-options";

describe("every card of every question", () => {
  const cards = QUESTIONS.flatMap((question) =>
    optionsOf(question, en.onboarding).map(({ value }) => [question, value] as const),
  );

  it.each(cards)("%s: %s is an answer the API takes, and is found again", (question, choice) => {
    const answer = readOption(question, choice, []);
    expect(answerSchema.safeParse(answer).error).toBeUndefined();
    expect(savedOption(question, { [question]: answer.value })).toBe(choice);
  });

  it.each(QUESTIONS)("%s has a default among its cards", (question) => {
    expect(optionsOf(question, en.onboarding).map(({ value }) => value)).toContain(savedOption(question, {}));
  });

  it("takes no answer and null apart", () => {
    expect(savedOption("tradeRisk", { tradeRisk: null })).toBe("unknown");
  });
});
