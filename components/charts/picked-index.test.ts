import { expect, test } from "vitest";
import { indexAfter } from "./picked-index";

test.each([
  ["ArrowLeft", 3, 2],
  ["ArrowLeft", 0, 0],
  ["ArrowRight", 9, 9],
  ["Home", 5, 0],
  ["End", 5, 9],
  ["a", 5, null],
])("%s at %i of 9 reads %s", (key, at, expected) => {
  expect(indexAfter({ key }, at, 9)).toBe(expected);
});
