import { describe, expect, test } from "vitest";
import { en } from "./messages/en";
import { tradeBudgetText } from "./trade-budget-text";

describe("tradeBudgetText", () => {
  const of = (left: number, allowed: number, status?: "sized" | "stand_aside" | "refused") =>
    tradeBudgetText(
      { tradesLeftToday: left, tradesAllowedToday: allowed },
      status === undefined ? null : { status },
      en,
    );
  test("what is left of the day's trades", () => {
    expect(of(3, 5, "sized")).toBe("3 of 5 new trades");
    expect(of(5, 5)).toBe("5 of 5 new trades");
    expect(of(0, 5, "refused")).toBe("0 of 5 new trades");
  });
  test("none is usable while the next trade stands aside", () =>
    expect(of(5, 5, "stand_aside")).toBe("0 usable now: the next trade has no size (5 of 5 left)"));
  test("reductions only", () => expect(of(0, 0, "refused")).toBe("none: reductions only"));
});
