import type { Suggestion } from "@/lib/domain/risk-assessment";

/** Excess over the target, as a share of it, from which a trim is a warning, and critical, no longer a notice. */
const EXCESS_WARNING = 0.5;
const EXCESS_CRITICAL = 1;

/** trimSeverity ranks a trim by how far the book stands above its target: `excess` 0.5 = half as much again. */
export function trimSeverity(excess: number): Suggestion["severity"] {
  if (excess > EXCESS_CRITICAL) return "critical";
  return excess > EXCESS_WARNING ? "warning" : "notice";
}
