import type { LadderState } from "@/lib/domain/ladder";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { bandSide, noTradeBand } from "../book/no-trade-band";
import { isCalmVolatility } from "../ladder/is-calm-market";
import { startLadder } from "../ladder/start-ladder";
import { stepLadder } from "../ladder/step-ladder";
import type { StoredAdvice } from "../suggest/advice-rules";
import { isWorthAdvising, pacedAdvice, type BookChange } from "./advice-pace";
import { measuresAt } from "./asset-history";
import type { Basket } from "./basket";
import { bookFactorsAt, targetExposure, type BookFactors } from "./book-target";
import { emptyAccount, moveDay, tradeTo, type Account } from "./paper-account";
import type { Sleeve } from "./sleeve";
import { referenceAsset, type Universe } from "./universe";

export interface DynamicOptions {
  policy: RiskPolicy;
  costFraction: number;
  /** Days between a decision at a close and the close it is traded at. */
  delayDays: number;
  /** Whether orders also wait for the product's pauses between them, or follow the no-trade band alone. */
  isPaced: boolean;
}

/** SHIPPED is the policy as studied: traded at the close it is decided at, whenever the band is left. */
export const SHIPPED = { delayDays: 0, isPaced: false } as const;

/** CaseDays is all a policy may read of a case. */
export interface CaseDays {
  universe: Universe;
  basket: Basket;
  sleeve: Sleeve;
  /** Factors before the ladder, per day from the basket's first. */
  factors: readonly BookFactors[];
}

/** caseFactors computes the book's factors once; cost, delay and guard variants share them. */
export function caseFactors(universe: Universe, basket: Basket, lossLimitFraction: number): BookFactors[] {
  return Array.from({ length: basket.lastDay - basket.firstDay + 1 }, (_, i) => {
    const day = basket.firstDay + i;
    return bookFactorsAt(universe, basket, day, lossLimitFraction);
  });
}

/**
 * walkDynamic is the shipped policy on a basket, close by close: step the ladder with today's equity, compute HOLD's
 * target, and trade to it once the book has left the no-trade band. Today's weights earn tomorrow.
 */
export function walkDynamic(days: CaseDays, options: DynamicOptions): Account {
  const { universe, basket, sleeve, factors } = days;
  const account = emptyAccount(universe.days.length);
  const orders: { day: number; target: number }[] = [];
  const advised: StoredAdvice[] = [];
  let ladder: LadderState | null = null;
  for (let day = basket.firstDay; day <= basket.lastDay; day++) {
    moveDay(account, sleeve, day, basket.firstDay);
    const asOf = (universe.days[day] ?? 0) + DAY_MS;
    const unitValue = account.equity[day] ?? 1;
    ladder = stepOrStart(ladder, { asOf, unitValue, isCalm: isCalmDay(days, day), options });
    const held = account.exposure[day] ?? 0;
    const target = targetExposure(factors[day - basket.firstDay] ?? NEUTRAL, options.policy, ladder, held);
    const change = changeOf(held, target, options.policy);
    if (change !== null && isWorthAdvising(change, ladder, asOf) && isSent(change, options, advised, asOf)) {
      orders.push({ day: day + options.delayDays, target });
    }
    const due = orders.find((waiting) => waiting.day === day);
    tradeTo(account, sleeve, day, due?.target ?? held, options.costFraction);
  }
  return account;
}

const NEUTRAL: BookFactors = { regime: 1, volatility: 1, correlation: 1 };

interface LadderDay {
  asOf: number;
  unitValue: number;
  isCalm: boolean;
  options: DynamicOptions;
}

function stepOrStart(ladder: LadderState | null, { asOf, unitValue, isCalm, options }: LadderDay): LadderState {
  const { lossLimitFraction } = options.policy;
  if (ladder !== null) return stepLadder(ladder, { asOf, unitValue, isComplete: true, isCalm, lossLimitFraction });
  return startLadder({
    asOf,
    unitValue,
    highWaterMark: unitValue,
    highWaterMarkAt: asOf,
    isHighWaterMarkEstimated: false,
    lossLimitFraction,
  });
}

function changeOf(held: number, target: number, policy: RiskPolicy): BookChange | null {
  const side = bandSide(held, noTradeBand(target, policy.noTradeBandFraction, policy.grossCapFraction));
  return side === "within" ? null : { held, target, side: side === "above" ? "sell" : "buy" };
}

/** Remembers a paced order in `advised`. */
function isSent(change: BookChange, { isPaced }: DynamicOptions, advised: StoredAdvice[], asOf: EpochMs): boolean {
  if (!isPaced) return true;
  const order = pacedAdvice(change, advised, asOf);
  if (order !== null) advised.push(order);
  return order !== null;
}

/** The ladder's calm is the reference market's, as in the product; where the data have none, the first member's. */
export function isCalmDay({ universe, basket }: Pick<CaseDays, "universe" | "basket">, day: number): boolean {
  const reference = referenceAsset(universe);
  const bar = universe.bars[reference]?.[day] ?? -1;
  const asset = bar >= 0 ? reference : (basket.members[day]?.[0] ?? -1);
  const history = universe.assets[asset];
  if (history === undefined) return false;
  const { ratio, percentile1y } = measuresAt(history, universe.bars[asset]?.[day] ?? -1);
  return isCalmVolatility(ratio, percentile1y);
}
