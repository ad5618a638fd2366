import { expect, test } from "vitest";
import { readPause } from "./read-pause";

test.each<[Record<string, string>, number | undefined]>([
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": "0", "x-ratelimit-reset": "30" }, 0],
  [{ "x-ratelimit-reset": "30.5" }, 30_500],
  [{ "retry-after": "999999" }, 6 * 3_600_000],
  [{ "retry-after": "Sun, 22 Nov 2026 12:00:00 GMT" }, undefined],
  [{ "x-ratelimit-reset": "1795348800" }, undefined],
  [{ "retry-after": "-5" }, undefined],
  [{}, undefined],
])("%o", (headers, expected) => {
  expect(readPause(new Headers(headers))).toBe(expected);
});
