import type { AllocationInsight } from "@/lib/domain/portfolio-report";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";
import { scaleWithFloors } from "../../book/scale-with-floors";
import { filteredScenarios, type BookScenarios } from "../book-scenarios";
import { effectiveBets } from "../effective-bets";
import { historicalTail } from "../historical-tail";
import { ledoitWolf } from "../ledoit-wolf";
import type { Together } from "../measure-together";
import type { NetExposure } from "../net-exposures";
import { riskContributions } from "../risk-contributions";
import { weightedMoves } from "../weighted-moves";
import { adjustableBook, type AdjustableBook } from "./adjustable-book";
import { equalRiskWeights } from "./equal-risk-weights";
import { hierarchicalRiskParity } from "./hierarchical-risk-parity";
import { minimumShortfallWeights } from "./minimum-shortfall-weights";

const CONFIDENCE = 0.95;
/** A weight this close to its floor stands on it: an interior-point solution stops just short. */
const FLOOR_TOLERANCE = 1e-4;

interface Proposal {
  id: AllocationInsight["id"];
  /** Shares of the budget. */
  weights: ArrayLike<number> | null;
}

/**
 * allocationInsights shows what the adjustable part of the book would look like under three textbook rules, and what the
 * change costs. No forecast of returns enters; money stays in the same assets, nothing is sold short, locked parts stay.
 * Empty when fewer than two holdings may be changed or equity is not positive.
 */
export function allocationInsights(
  input: RiskInput,
  held: readonly NetExposure[],
  together: Together,
): AllocationInsight[] {
  const book = adjustableBook(input, held, together);
  if (book === null || input.account.equityUsd <= 0) return [];
  const scenarios = filteredScenarios(together.rows, together.netUsd);
  const covariance = scaledCovariance(together, book.members);
  const count = book.members.length;
  const proposals: Proposal[] = [
    { id: "equal_risk", weights: equalRiskWeights(covariance, count) },
    { id: "hrp", weights: hierarchicalRiskParity(covariance, count) },
    { id: "min_es", weights: leastShortfall(book, scenarios, together.netUsd) },
  ];
  return proposals.flatMap(({ id, weights }) => {
    if (weights === null) return [];
    const targets = scaleWithFloors(Array.from(weights), book.floors, 1).map((weight) => weight * book.budgetUsd);
    const targetUsd = together.netUsd.map((usd, i) => targets[book.members.indexOf(i)] ?? usd);
    return [
      {
        id,
        isHeldByLocks: book.floors.some((floor, i) => floor > 0 && isAt(floor, (targets[i] ?? 0) / book.budgetUsd)),
        ...describeChange(input, held, together, targetUsd),
        ...compare(input, together, scenarios, targetUsd),
      },
    ];
  });
}

function isAt(floor: number, weight: number): boolean {
  return weight <= floor + FLOOR_TOLERANCE;
}

/** Ledoit–Wolf on returns scaled to 1, so that a wild coin does not set everyone's target, then scaled back to today. */
function scaledCovariance({ rows, sigmaDaily, observations }: Together, members: readonly number[]): Float64Array {
  const scaled = new Float64Array(members.length * observations);
  members.forEach((i, at) =>
    rows[i]?.forEach((value, day) => (scaled[at * observations + day] = value / (sigmaDaily[i] ?? 1))),
  );
  const { covariance } = ledoitWolf(scaled, members.length, observations);
  return covariance.map((value, k) => {
    const [i, j] = [members[Math.floor(k / members.length)] ?? 0, members[k % members.length] ?? 0];
    return value * (sigmaDaily[i] ?? 0) * (sigmaDaily[j] ?? 0);
  });
}

function leastShortfall(book: AdjustableBook, { moves, profits }: BookScenarios, netUsd: readonly number[]) {
  const free = book.members.flatMap((i) => moves.slice(i, i + 1));
  const moved = weightedMoves(
    free,
    book.members.map((i) => netUsd[i] ?? 0),
  );
  const fixedLosses = profits.map((profit, day) => ((moved[day] ?? 0) - profit) / book.budgetUsd);
  return minimumShortfallWeights({ moves: free, fixedLosses, floors: book.floors, confidence: CONFIDENCE });
}

function describeChange(
  input: RiskInput,
  held: readonly NetExposure[],
  together: Together,
  targetUsd: readonly number[],
) {
  const gross = together.netUsd.reduce((sum, usd) => sum + Math.abs(usd), 0);
  const weights = held.map(({ asset, netUsd }, i) => ({
    asset,
    currentFraction: Math.abs(netUsd) / gross,
    targetFraction: Math.abs(targetUsd[i] ?? 0) / gross,
    tradeUsd: (targetUsd[i] ?? 0) - netUsd,
  }));
  const fee = (asset: string) => input.instruments[asset]?.takerFeeFraction ?? input.feeFraction;
  return {
    weights,
    turnoverFraction: weights.reduce((sum, { tradeUsd }) => sum + Math.abs(tradeUsd), 0) / 2 / gross,
    costUsd: weights.reduce((sum, { asset, tradeUsd }) => sum + Math.abs(tradeUsd) * fee(asset), 0),
  };
}

function compare({ account }: RiskInput, together: Together, { moves }: BookScenarios, targetUsd: readonly number[]) {
  const measure = (netUsd: readonly number[]) => {
    const { sigma } = riskContributions(netUsd, together.sigmaDaily, together.correlation);
    const profits = weightedMoves(moves, netUsd);
    const risks = netUsd.map((usd, i) => usd * (together.sigmaDaily[i] ?? 0));
    return {
      volatilityAnnual: (sigma / account.equityUsd) * Math.sqrt(CRYPTO_DAYS_PER_YEAR),
      es95Usd: historicalTail(profits, CONFIDENCE)?.expectedShortfall ?? 0,
      effectiveBets: effectiveBets(risks, together.correlation) ?? 0,
    };
  };
  return { before: measure(together.netUsd), after: measure(targetUsd) };
}
