import { filteredReturns } from "./filtered-returns";
import { weightedMoves } from "./weighted-moves";

/** BookScenarios are the one-day moves a tail is read from: each past day, applied to today's net book. */
export interface BookScenarios {
  /** Simple returns by asset, one per day. */
  moves: readonly Float64Array[];
  /** Profit of the whole book on each day, in the exposures' unit. */
  profits: Float64Array;
}

/** historicalScenarios replays past days as they were. Money does not compound within a day, so returns are simple. */
export function historicalScenarios(rows: readonly (readonly number[])[], netUsd: readonly number[]): BookScenarios {
  return withProfits(
    rows.map((row) => toSimple(Float64Array.from(row))),
    netUsd,
  );
}

/**
 * filteredScenarios replays past days at today's volatility of each asset (filtered historical simulation). Filtering by
 * asset keeps what fell together together and makes profits linear in the exposures, so that a tail splits exactly.
 */
export function filteredScenarios(rows: readonly (readonly number[])[], netUsd: readonly number[]): BookScenarios {
  return withProfits(
    rows.map((row) => toSimple(filteredReturns(row))),
    netUsd,
  );
}

/** In place: these arrays are ours, and thousands of numbers pass here in every assessment. */
function toSimple(logReturns: Float64Array): Float64Array {
  for (let day = 0; day < logReturns.length; day++) logReturns[day] = Math.expm1(logReturns[day] ?? 0);
  return logReturns;
}

function withProfits(moves: readonly Float64Array[], netUsd: readonly number[]): BookScenarios {
  return { moves, profits: weightedMoves(moves, netUsd) };
}
