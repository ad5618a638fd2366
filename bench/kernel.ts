import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Comparison } from "./report";

/** Kernel is one vector computation measured beside the same one in Python. */
export interface Kernel {
  name: string;
  /** Name on the Python side. */
  peer: string;
  /** Repetitions in one pass, so that a pass is longer than the clock's grain: ours, theirs. */
  repetitions: readonly [number, number];
  passes: number;
  goal: NonNullable<Comparison["goal"]>;
  note?: string;
  /** Returns one number of the result: both sides must have computed the same. */
  run(): number;
}

/** saveInput gives an array to the Python side: little-endian float64, no header. */
export function saveInput(folder: string, name: string, values: Float64Array): void {
  writeFileSync(join(folder, `${name}.f64`), values);
}
