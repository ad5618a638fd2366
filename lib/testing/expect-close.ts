import { expect } from "vitest";

/** expectClose passes when two numbers agree to a relative error (default 1e-9), or an absolute one where 0 is expected. */
export function expectClose(actual: number | null | undefined, expected: number, tolerance = 1e-9): void {
  const scale = Math.abs(expected) > 1e-300 ? Math.abs(expected) : 1;
  expect(actual, `expected ${expected}`).toBeTypeOf("number");
  expect(Math.abs((actual ?? Number.NaN) - expected) / scale, `${actual} against ${expected}`).toBeLessThanOrEqual(
    tolerance,
  );
}

/** expectAllClose compares two series number by number. */
export function expectAllClose(actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-9): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expectClose(actual[i], value, tolerance);
}
