import type { ReasonCode } from "@/lib/domain/reason-code";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { REFERENCE_ASSET } from "./portfolio/align-returns";

/**
 * rejectInput lists why an assessment is impossible: a number that is not finite anywhere in the input, no reference
 * market, or no positive equity. Empty means every figure downstream can be computed.
 */
export function rejectInput(input: RiskInput): ReasonCode[] {
  if (!hasOnlyFiniteNumbers(input)) return ["invalid_input"];
  const reasons: ReasonCode[] = [];
  const isEmpty = input.account.holdings.length === 0 && input.account.positions.length === 0;
  if (isEmpty && input.account.equityUsd === 0) reasons.push("missing_equity");
  else if (input.account.equityUsd <= 0) reasons.push("equity_not_positive");
  if (input.markets[REFERENCE_ASSET] === undefined) reasons.push("missing_price");
  return reasons;
}

function hasOnlyFiniteNumbers(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  // Arrays apart: they hold most of the numbers, and their keys need not be made.
  return Array.isArray(value) ? value.every(hasOnlyFiniteNumbers) : Object.values(value).every(hasOnlyFiniteNumbers);
}
