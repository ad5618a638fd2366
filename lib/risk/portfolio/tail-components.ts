import type { BookScenarios } from "./book-scenarios";
import { historicalTail } from "./historical-tail";

/** TailComponents splits a tail over the assets (Euler: the tail is homogeneous of degree 1 in the exposures). */
export interface TailComponents {
  /** Change of the VaR per extra unit of exposure. */
  marginalVar: readonly number[];
  /** Exposure × marginal; Σ = VaR. */
  componentVar: readonly number[];
  /** Mean loss of the asset on the tail's days; Σ = expected shortfall. */
  componentShortfall: readonly number[];
}

/** Half-width, as a share of the days, of the window of ranks around the VaR that its marginals are averaged over. */
const WINDOW_SHARE = 0.02;

/**
 * tailComponents reads what each asset adds to VaR and expected shortfall off the scenarios: E[−moveᵢ | the book loses
 * its VaR] and E[−moveᵢ | it loses more]. A single day would decide the first, so days near the VaR's rank count by a
 * triangular kernel, and the result is scaled to add up (Epperlein & Smillie 2006; Tasche 2000). Null where the tail is;
 * zeros where it holds no loss.
 */
export function tailComponents(
  { moves, profits }: BookScenarios,
  netUsd: readonly number[],
  confidence: number,
): TailComponents | null {
  const tail = historicalTail(profits, confidence);
  if (tail === null) return null;
  const order = Array.from(profits.keys()).sort((a, b) => (profits[a] ?? 0) - (profits[b] ?? 0) || a - b);
  const expectedLoss = (weights: Float64Array) =>
    moves.map((row) => -order.reduce((sum, day, rank) => sum + (weights[rank] ?? 0) * (row[day] ?? 0), 0));
  const near = expectedLoss(kernelWeights(profits.length, confidence));
  const nearLoss = near.reduce((sum, loss, i) => sum + loss * (netUsd[i] ?? 0), 0);
  const scale = nearLoss > 0 ? tail.valueAtRisk / nearLoss : 0;
  const beyond = tail.expectedShortfall > 0 ? expectedLoss(tailWeights(profits.length, confidence)) : null;
  const marginalVar = near.map((loss) => loss * scale);
  return {
    marginalVar,
    componentVar: marginalVar.map((marginal, i) => marginal * (netUsd[i] ?? 0)),
    componentShortfall: netUsd.map((usd, i) => usd * (beyond?.[i] ?? 0)),
  };
}

/** Weights by rank, worst first, of the mean over the worst 1 − confidence share of days. */
function tailWeights(days: number, confidence: number): Float64Array {
  const tail = days * (1 - confidence);
  return Float64Array.from({ length: days }, (_, rank) => Math.max(0, Math.min(1, tail - rank)) / tail);
}

function kernelWeights(days: number, confidence: number): Float64Array {
  const centre = (1 - confidence) * (days - 1);
  const width = Math.max(1, WINDOW_SHARE * days);
  const raw = Float64Array.from({ length: days }, (_, rank) => Math.max(0, 1 - Math.abs(rank - centre) / width));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight / total);
}
