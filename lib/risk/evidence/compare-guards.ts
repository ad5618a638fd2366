import type { PerformanceMeasures } from "@/lib/domain/evidence";
import { DAY_MS } from "@/lib/domain/units";
import type { LadderState } from "@/lib/domain/ladder";
import { startLadder } from "../ladder/start-ladder";
import { stepLadder } from "../ladder/step-ladder";
import type { Basket } from "./basket";
import { captureRatios } from "./capture-ratios";
import { isCalmDay } from "./dynamic-policy";
import { measurePerformance, simpleReturns } from "./measure-performance";
import { emptyAccount, moveDay, tradeTo, type Account } from "./paper-account";
import type { Sleeve } from "./sleeve";
import type { Universe } from "./universe";

/** Days an on/off lock stays out once the loss limit is lost; then it starts anew from there. */
const LOCK_DAYS = 30;
/** A cut this soon after exposure was restored is a whipsaw. */
const WHIPSAW_DAYS = 60;

export type Guard = "none" | "lock" | "ladder";
export const GUARDS: readonly Guard[] = ["none", "lock", "ladder"];

export interface GuardOutcome extends PerformanceMeasures {
  guard: Guard;
  upCapture: number | null;
  /** Falls of exposure to half or less that came within 60 days of the exposure having been restored. */
  whipsaws: number;
}

export interface GuardOptions {
  firstDay: number;
  lossLimitFraction: number;
  costFraction: number;
}

/** Next exposure from today's equity; remembers what it needs. */
type GuardRule = (day: number, unitValue: number) => number;

/**
 * compareGuards holds a basket in full and lets only the guard change exposure: nothing, a lock that sells all at the loss
 * limit and returns 30 days later, or the product's ladder. Regime, volatility and correlation stay out of it.
 */
export function compareGuards(
  universe: Universe,
  basket: Basket,
  sleeve: Sleeve,
  options: GuardOptions,
): GuardOutcome[] {
  const rules: Record<Guard, GuardRule> = {
    none: () => 1,
    lock: lockRule(options.lossLimitFraction),
    ladder: ladderRule(universe, basket, options.lossLimitFraction),
  };
  const endDays = universe.days.slice(options.firstDay + 1, basket.lastDay + 1);
  const market = sleeve.returns.slice(options.firstDay + 1, basket.lastDay + 1);
  return GUARDS.map((guard) => {
    const account = walkGuard(sleeve, basket, options, rules[guard]);
    const returns = simpleReturns(account.equity.slice(options.firstDay, basket.lastDay + 1));
    const { upCapture } = captureRatios(returns, market, endDays);
    return { guard, ...measurePerformance(returns), upCapture, whipsaws: countWhipsaws(account, options, basket) };
  });
}

function walkGuard(sleeve: Sleeve, basket: Basket, { firstDay, costFraction }: GuardOptions, rule: GuardRule): Account {
  const account = emptyAccount(sleeve.returns.length);
  for (let day = firstDay; day <= basket.lastDay; day++) {
    moveDay(account, sleeve, day, firstDay);
    const target = rule(day, account.equity[day] ?? 1);
    tradeTo(account, sleeve, day, target, day === firstDay ? 0 : costFraction);
  }
  return account;
}

function lockRule(lossLimitFraction: number): GuardRule {
  let [high, lockedUntil] = [0, -1];
  return (day, unitValue) => {
    if (day <= lockedUntil) return 0;
    if (day === lockedUntil + 1) high = unitValue;
    high = Math.max(high, unitValue);
    if (1 - unitValue / high < lossLimitFraction) return 1;
    lockedUntil = day + LOCK_DAYS;
    return 0;
  };
}

function ladderRule(universe: Universe, basket: Basket, lossLimitFraction: number): GuardRule {
  let ladder: LadderState | null = null;
  return (day, unitValue) => {
    const asOf = (universe.days[day] ?? 0) + DAY_MS;
    const start = { asOf, unitValue, highWaterMark: unitValue, highWaterMarkAt: asOf, isHighWaterMarkEstimated: false };
    const isCalm = isCalmDay({ universe, basket }, day);
    ladder =
      ladder === null
        ? startLadder({ ...start, lossLimitFraction })
        : stepLadder(ladder, { asOf, unitValue, isComplete: true, isCalm, lossLimitFraction });
    return ladder.exposureMultiplier;
  };
}

function countWhipsaws({ exposure }: Account, { firstDay }: GuardOptions, { lastDay }: Basket): number {
  let [whipsaws, restoredAt, isCut] = [0, -Infinity, false];
  for (let day = firstDay; day <= lastDay; day++) {
    const now = exposure[day] ?? 0;
    if (isCut && now > 0.9) [isCut, restoredAt] = [false, day];
    else if (!isCut && now <= 0.5) {
      if (day - restoredAt <= WHIPSAW_DAYS) whipsaws++;
      isCut = true;
    }
  }
  return whipsaws;
}
