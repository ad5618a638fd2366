import { loadavg } from "node:os";

/** Measurement is one figure of one run. */
export interface Measurement {
  name: string;
  value: number;
  unit: string;
  /** What the figure does not say by itself. */
  note?: string;
}

/** Comparison puts a figure beside another one of the same unit; the goal is about `value ÷ baseline`. */
export interface Comparison {
  baseline: number;
  /** What the baseline is, such as "numpy 1.24.2" or "the goal of performance-brief". */
  against: string;
  /** Goal of the ratio; left out where nobody set one. */
  goal?: { atMost: number } | { atLeast: number };
}

/** report prints one figure as a JSON line, with the machine's load at that moment: timings mean little without it. */
export function report({ name, value, unit, note }: Measurement, comparison?: Comparison): void {
  const compared = comparison === undefined ? {} : describe(value, comparison);
  const load = round(loadavg()[0] ?? 0);
  print({ name, value: round(value), unit, ...compared, ...(note === undefined ? {} : { note }), load });
}

/** reportSkipped prints why a figure is missing. */
export function reportSkipped(name: string, reason: string): void {
  print({ name, skipped: reason });
}

/** reportFailed prints that a section could not be measured, and makes the run end with 1. */
export function reportFailed(name: string, error: unknown): void {
  print({ name, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exitCode = 1;
}

/** reportContext prints what the figures of this run depend on. */
export function reportContext(facts: Readonly<Record<string, string | number | readonly number[]>>): void {
  print({ name: "context", ...facts });
}

/** atMostGoal compares a figure with an absolute goal of the brief, so that the ratio is the distance to it. */
export function atMostGoal(goal: number): Comparison {
  return { baseline: goal, against: "goal", goal: { atMost: 1 } };
}

function describe(value: number, { baseline, against, goal }: Comparison): Record<string, unknown> {
  const ratio = value / baseline;
  const named = { baseline: round(baseline), ratio: round(ratio), against };
  if (goal === undefined) return named;
  return "atMost" in goal
    ? { ...named, goal: `ratio <= ${goal.atMost}`, isMet: ratio <= goal.atMost }
    : { ...named, goal: `ratio >= ${goal.atLeast}`, isMet: ratio >= goal.atLeast };
}

/** Four significant digits; a fifth would be noise. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
