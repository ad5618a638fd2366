import type { RegimeProbabilities } from "@/lib/domain/market-state";
import type { Fraction } from "@/lib/domain/units";
import { normalCdf } from "../stats/normal-cdf";

/** Trend strength at which bull and sideways, or bear and sideways, are equally likely: the outer thirds. */
const BULL_FROM_STRENGTH = 2 / 3;
const BEAR_FROM_STRENGTH = 1 / 3;
/** How blurred the borders are, in strength. */
const BORDER_WIDTH = 0.1;

/**
 * regimeProbabilities places a trend strength (0–1) among three ordered states by an ordered probit with fixed borders.
 * They say which state describes today, not where the price goes. Sum to 1.
 */
export function regimeProbabilities(strength: Fraction): RegimeProbabilities {
  const bull = normalCdf((strength - BULL_FROM_STRENGTH) / BORDER_WIDTH);
  const bear = normalCdf((BEAR_FROM_STRENGTH - strength) / BORDER_WIDTH);
  return { bull, bear, sideways: Math.max(0, 1 - bull - bear) };
}
