import type { ReasonCode } from "@/lib/domain/reason-code";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { REFERENCE_ASSET } from "./portfolio/align-returns";

/**
 * rejectInput lists why an assessment is impossible: a number that is not finite (or is text) anywhere in the input, no
 * reference market, or no positive equity. Empty means every figure downstream can be computed.
 */
export function rejectInput(input: RiskInput): ReasonCode[] {
  // Every loss is measured against the limit; without one nothing can be said.
  if (!hasOnlyFiniteNumbers(input) || input.policy.lossLimitFraction <= 0) return ["invalid_input"];
  const reasons: ReasonCode[] = [];
  const isEmpty = input.account.holdings.length === 0 && input.account.positions.length === 0;
  if (isEmpty && input.account.equityUsd === 0) reasons.push("missing_equity");
  else if (input.account.equityUsd <= 0) reasons.push("equity_not_positive");
  if (input.markets[REFERENCE_ASSET] === undefined) reasons.push("missing_price");
  return reasons;
}

/**
 * Names carry their units at the end, so a text under one of these is a number that arrived as text. An instrument's own
 * rules (`minQuantity`, `lotStep`, …) are decimal texts by contract.
 */
const NUMBER_NAME =
  /(Usd|Fraction|Price|leverage|[mM]ultiplier|[rR]atio|[sS]core|At|asOf|Rate|Value|Days|Today|ewma|policyVersion)$|^(quantity|freeQuantity|lockedQuantity)$/;

function hasOnlyFiniteNumbers(value: unknown, name = ""): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return !NUMBER_NAME.test(name);
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return isFiniteList(value);
  // In place of Object.entries, which would copy each of some thousand small objects.
  const record = value as Readonly<Record<string, unknown>>;
  for (const key in record) if (!hasOnlyFiniteNumbers(record[key], key)) return false;
  return true;
}

function isFiniteList(values: readonly unknown[]): boolean {
  if (typeof values[0] === "number") return isFiniteSeries(values);
  for (const value of values) if (!hasOnlyFiniteNumbers(value)) return false;
  return true;
}

/** Apart, so that the engine sees nothing but lists of doubles here: they hold nearly all numbers, 500 returns a market. */
function isFiniteSeries(values: readonly unknown[]): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    // x − x is 0 for every finite x and NaN for the rest.
    if (typeof value !== "number" || value - value !== 0) return false;
  }
  return true;
}
