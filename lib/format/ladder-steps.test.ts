import { expect, test } from "vitest";
import { LADDER_RULES } from "@/lib/risk/ladder/ladder-rules";
import { LADDER_STEPS } from "./ladder-steps";

test("the drawn steps are the engine's steps", () => {
  const drawn = Object.fromEntries(LADDER_STEPS.map(({ state, fromUsed }) => [state, fromUsed]));
  expect(drawn).toEqual({ NORMAL: 0, ...LADDER_RULES.startsAtUsed });
  expect(LADDER_STEPS.at(-1)?.toUsed).toBe(LADDER_RULES.fallToUsed);
});

test("the steps meet without gaps", () => {
  LADDER_STEPS.slice(1).forEach((step, index) => expect(step.fromUsed).toBe(LADDER_STEPS[index]?.toUsed));
});
