import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { FUTURES_RULES } from "./futures-rules";
import { maintenanceMargin, tierAt } from "./maintenance-margin";

export interface LeverageQuestion {
  side: "long" | "short";
  /** Size at the mark, in the settlement currency. */
  notional: number;
  tiers: readonly LeverageTier[];
  isInverse: boolean;
  /** Daily volatility, not annualised. */
  sigmaDaily: number;
  stopDistanceFraction: number;
}

/**
 * sensibleLeverage is the largest isolated leverage at which liquidation stays both 6 daily σ and 1.5 stop distances away,
 * within the venue's own maximum for the size; in steps of 0.1, rounded down. It is what the volatility allows: the
 * policy's limit, which may be lower, is named beside it. The margin that puts liquidation exactly there is maintenance at
 * that price plus the loss on the way, and leverage = notional ÷ margin. Below 1 even a fully paid position comes too near.
 * Null where an input is not positive.
 */
export function sensibleLeverage(question: LeverageQuestion): number | null {
  const { side, notional, tiers, isInverse, sigmaDaily, stopDistanceFraction } = question;
  if (![notional, sigmaDaily].every((value) => Number.isFinite(value) && value > 0)) return null;
  const distance = Math.max(
    FUTURES_RULES.liquidationSigmaMin * sigmaDaily,
    FUTURES_RULES.liquidationStopMultiple * stopDistanceFraction,
  );
  const move = side === "long" ? Math.max(NEAR_ZERO, 1 - distance) : 1 + distance;
  // Notional at the liquidation price: size × price, or size ÷ price where the contract is worth a fixed sum of dollars.
  const then = isInverse ? notional / move : notional * move;
  const margin = maintenanceMargin(tiers, then) + Math.abs(then - notional);
  const leverage = Math.min(notional / margin, tierAt(tiers, notional).leverageMax);
  return Number((Math.floor(leverage / FUTURES_RULES.leverageStep + EPSILON) * FUTURES_RULES.leverageStep).toFixed(1));
}

/** A price cannot fall below zero, however many σ away. */
const NEAR_ZERO = 0.01;
/** 3 ÷ 0.1 is a hair below 30 in binary. */
const EPSILON = 1e-9;
