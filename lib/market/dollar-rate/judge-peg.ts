import type { DollarReading } from "@/lib/domain/dollar-rate";
import type { EpochMs } from "@/lib/domain/units";

/** What a dollar coin should be worth. */
const PEG = 1;
/** Further off than this the peg does not hold. The de-peg warning begins at the same distance (`lib/risk`). */
export const PEG_TOLERANCE = 0.01;
/** Once off it holds again only this close: a price on the edge does not switch valuations to and fro. */
const PEG_REGAINED = 0.005;
/** One exchange alone can be wrong, halted or cut off from its bank. */
export const READINGS_MIN = 2;

/**
 * agreedPrice makes one price of what exchanges say: the median, and of an even number the middle one nearer to the peg,
 * so that no single exchange takes a coin off it. Null below READINGS_MIN readings.
 */
export function agreedPrice(readings: readonly DollarReading[]): number | null {
  if (readings.length < READINGS_MIN) return null;
  const sorted = readings.map(({ priceUsd }) => priceUsd).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? PEG;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? PEG;
  return Math.abs(upper - PEG) < Math.abs(lower - PEG) ? upper : lower;
}

/** offPegSince says since when a coin is off its peg, given its price now and what was found before; null = it holds. */
export function offPegSince(priceUsd: number, at: EpochMs, before: EpochMs | null): EpochMs | null {
  const distance = Math.abs(priceUsd - PEG);
  if (before === null) return distance > PEG_TOLERANCE ? at : null;
  return distance > PEG_REGAINED ? before : null;
}
