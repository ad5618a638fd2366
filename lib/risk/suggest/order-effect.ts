import { effectiveBets } from "../portfolio/effective-bets";
import type { SuggestContext } from "./suggest-context";

/** The whole change must move this share of equity to be worth a decision; each order in it at least the smaller one. */
const MATERIAL_CHANGE_FRACTION = 0.02;
const MATERIAL_ORDER_FRACTION = 0.01;
const MATERIAL_USD = 10;

/** isMaterialChange tells whether the change of the book as a whole deserves a person's attention. */
export function isMaterialChange(changeUsd: number, equityUsd: number): boolean {
  return changeUsd >= Math.max(MATERIAL_USD, MATERIAL_CHANGE_FRACTION * equityUsd);
}

/** isMaterialOrder tells whether one order of a change is worth placing. */
export function isMaterialOrder(orderUsd: number, equityUsd: number): boolean {
  return orderUsd >= Math.max(MATERIAL_USD, MATERIAL_ORDER_FRACTION * equityUsd);
}

/**
 * orderEffect is the before and after of trading `notionalUsd` of an asset; `direction` −1 takes exposure off, +1 adds.
 * The 1-day loss moves with the asset's share of today's risk, in proportion (exact for small changes). The fall of the
 * market to the ladder's next state is its distance in equity ÷ what is held.
 */
export function orderEffect(
  { book, hold, ladder }: SuggestContext,
  asset: string,
  notionalUsd: number,
  direction: 1 | -1,
): Record<string, number> {
  const netUsd = Math.abs(book.exposures.find((exposure) => exposure.asset === asset)?.netUsd ?? 0);
  const share = book.risk.contributions.find((contribution) => contribution.asset === asset)?.riskFraction ?? 0;
  const { var95Usd } = book.risk;
  const change = var95Usd === null || netUsd <= 0 ? 0 : (var95Usd * share * notionalUsd) / netUsd;
  const sign = book.netFraction < 0 ? -1 : 1;
  const holdAfter = hold.currentFraction + (sign * direction * notionalUsd) / book.equityUsd;
  const distance = ladder.nextDown?.distanceFraction ?? null;
  const betsAfter = effectiveBetsAfter(book, asset, direction * notionalUsd);
  const numbers: Record<string, number> = {
    holdNowFraction: hold.currentFraction,
    holdTargetFraction: hold.targetFraction,
    holdAfterFraction: holdAfter,
    riskChangeUsd: direction * change,
    ...(betsAfter === null ? {} : { effectiveBetsAfter: betsAfter }),
    ...(distance === null || holdAfter === 0 ? {} : { fallToNextStateAfterFraction: distance / Math.abs(holdAfter) }),
  };
  if (var95Usd === null) return numbers;
  return { ...numbers, var95NowUsd: var95Usd, var95AfterUsd: Math.max(0, var95Usd + direction * change) };
}

/** Effective bets once an asset's exposure, in its own direction, changed by `changeUsd`; null without history. */
function effectiveBetsAfter({ together }: SuggestContext["book"], asset: string, changeUsd: number): number | null {
  if (together === null || !together.assets.includes(asset)) return null;
  const risks = together.netUsd.map((usd, i) => {
    const after = together.assets[i] === asset ? Math.sign(usd) * Math.max(0, Math.abs(usd) + changeUsd) : usd;
    return after * (together.sigmaDaily[i] ?? 0);
  });
  return effectiveBets(risks, together.correlation);
}
