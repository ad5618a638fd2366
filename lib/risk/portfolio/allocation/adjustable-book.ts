import type { AccountInput, RiskInput } from "@/lib/domain/risk-assessment";
import type { Together } from "../measure-together";
import type { NetExposure } from "../net-exposures";

/** AdjustableBook is the part of a book that advice on weights may move. */
export interface AdjustableBook {
  /** Indices into `held` of what may be bought and sold. */
  members: readonly number[];
  /** Money in them; it stays in them. */
  budgetUsd: number;
  /** Least share of the budget each must keep: what is locked elsewhere than in one's own stops cannot be sold. */
  floors: readonly number[];
}

/**
 * adjustableBook picks the spot holdings that advice may touch: the policy's rule is "advise" (long-term coins marked
 * "warn only" or "never mention" stay as they are), no derivative hedges or doubles them, and their own history is known.
 * Coins under a resting stop count as free: who placed the stop may move it, and a book protected by stops would otherwise
 * look as if it already stood where each rule wants it. Null with fewer than two, or when all of it is locked.
 */
export function adjustableBook(
  { policy, account }: RiskInput,
  held: readonly NetExposure[],
  together: Together,
): AdjustableBook | null {
  const members = [...held.keys()].filter((i) => {
    const exposure = held[i];
    if (exposure === undefined || together.borrowed.includes(exposure.asset)) return false;
    const rule = policy.assetRules[exposure.asset] ?? "advise";
    return (
      rule === "advise" && exposure.positionUsd === 0 && exposure.holdingUsd > 0 && (together.sigmaDaily[i] ?? 0) > 0
    );
  });
  const budgetUsd = members.reduce((sum, i) => sum + (held[i]?.holdingUsd ?? 0), 0);
  const floors = members.map((i) => {
    const { asset = "", lockedUsd = 0, holdingUsd = 0 } = held[i] ?? {};
    return Math.min(Math.max(0, lockedUsd - underStopsUsd(account, asset)), holdingUsd) / budgetUsd;
  });
  const isFree = floors.reduce((sum, floor) => sum + floor, 0) < 1 - 1e-9;
  return members.length >= 2 && isFree ? { members, budgetUsd, floors } : null;
}

/** Spot coins under resting stops: those of a position name its instrument. */
function underStopsUsd({ openRisks }: AccountInput, asset: string): number {
  return openRisks
    .filter((risk) => risk.asset === asset && risk.stopPriceUsd !== null && risk.instrumentId === undefined)
    .reduce((sum, { quantity, markPriceUsd }) => sum + Math.abs(quantity) * markPriceUsd, 0);
}
