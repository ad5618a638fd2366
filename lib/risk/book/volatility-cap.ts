import type { VolatilityState } from "@/lib/domain/market-state";
import { clamp } from "../stats/clamp";

export const VOLATILITY_CAP_RULES = {
  /** However rough the market, a tenth is not cut by this rule alone. */
  floor: 0.1,
  /** Volatility may exceed its own month by this much before that alone counts. */
  ratioTolerance: 1.25,
} as const;

export type CappedVolatility = Pick<VolatilityState, "ewma" | "realized30d" | "ratio">;

/** volatilityToday is the larger of the fast estimate (EWMA) and the month's, annualised; null when neither is known. */
export function volatilityToday({ ewma, realized30d }: CappedVolatility): number | null {
  return ewma === null && realized30d === null ? null : Math.max(ewma ?? 0, realized30d ?? 0);
}

/**
 * volatilityCap is the share of the usual exposure that keeps a year's volatility within the user's loss limit: who
 * would stop at −25 % should not hold what moves 80 % a year in full. A shock counts even below the limit: 1.25 ÷ ratio,
 * so that volatility twice its month always cuts. The smaller of the two, within [0.1, 1]: calm buys nothing here.
 */
export function volatilityCap(volatility: CappedVolatility, lossLimitFraction: number): number {
  const today = volatilityToday(volatility);
  const level = today !== null && today > 0 ? lossLimitFraction / today : 1;
  const ratio = volatility.ratio ?? 0;
  const change = ratio > 0 ? VOLATILITY_CAP_RULES.ratioTolerance / ratio : 1;
  return clamp(Math.min(level, change), VOLATILITY_CAP_RULES.floor, 1);
}
