import type { TailEstimate } from "@/lib/domain/portfolio-report";
import { filteredScenarios, historicalScenarios } from "./book-scenarios";
import { historicalTail, type HistoricalTail } from "./historical-tail";
import type { Together } from "./measure-together";
import { normalTail } from "./normal-tail";

const CONFIDENCES = [0.95, 0.99] as const;
/** Fewer days than this in the tail are too few to lean on (conventions.md "Tail risk"). */
const TAIL_DAYS_MIN = 5;

/**
 * tailEstimates puts three readings of the 1-day loss beside each other, at 95 and 99 %: past days as they were, past days
 * at today's volatility, and the normal law with the book's `sigmaUsd`. Losses are positive money.
 */
export function tailEstimates(together: Together, sigmaUsd: number): TailEstimate[] {
  const historical = historicalScenarios(together.rows, together.netUsd).profits;
  const filtered = filteredScenarios(together.rows, together.netUsd).profits;
  return CONFIDENCES.flatMap((confidence) => {
    const describe = (method: TailEstimate["method"], tail: HistoricalTail | null): TailEstimate => ({
      confidence,
      method,
      varUsd: tail?.valueAtRisk ?? null,
      esUsd: tail?.expectedShortfall ?? null,
      observations: together.observations,
      // A hair of tolerance: 100 × (1 − 0.95) is 5.000…04.
      isThin: together.observations * (1 - confidence) < TAIL_DAYS_MIN - 1e-9,
    });
    return [
      describe("historical", historicalTail(historical, confidence)),
      describe("filtered_historical", historicalTail(filtered, confidence)),
      describe("normal", normalTail(sigmaUsd, confidence)),
    ];
  });
}
