import type { Candle } from "@/lib/domain/candle";
import type { EpochMs } from "@/lib/domain/units";

/** Wide enough for any coin in any quote, narrow enough that no product of them leaves the range of a double. */
const PRICE_MIN = 1e-18;
const PRICE_MAX = 1e18;
const VOLUME_MAX = 1e24;
const PRICE_FIELDS = ["open", "high", "low", "close"] as const;
const VOLUME_FIELDS = ["volumeBase", "volumeQuote"] as const;

/** CandleFault says which field of a candle is wrong, with its value and what was expected. */
export interface CandleFault {
  field: keyof Candle;
  value: unknown;
  expected: string;
}

/**
 * findCandleFault checks one candle against the interval's grid and the bar before it (null for the first). Null = sound.
 */
export function findCandleFault(
  candle: Candle,
  previousOpenAt: EpochMs | null,
  intervalMs: number,
): CandleFault | null {
  return findTimeFault(candle.openAt, previousOpenAt, intervalMs) ?? findNumberFault(candle) ?? findShapeFault(candle);
}

function findTimeFault(openAt: EpochMs, previousOpenAt: EpochMs | null, intervalMs: number): CandleFault | null {
  if (!Number.isSafeInteger(openAt) || openAt % intervalMs !== 0) {
    return { field: "openAt", value: openAt, expected: `a multiple of ${intervalMs} ms (UTC)` };
  }
  if (previousOpenAt !== null && openAt <= previousOpenAt) {
    return { field: "openAt", value: openAt, expected: `later than the bar before, ${previousOpenAt}` };
  }
  return null;
}

function findNumberFault(candle: Candle): CandleFault | null {
  for (const field of PRICE_FIELDS) {
    const value = candle[field];
    if (!isWithin(value, PRICE_MIN, PRICE_MAX)) return { field, value, expected: "a price above 0" };
  }
  for (const field of VOLUME_FIELDS) {
    const value = candle[field];
    if (!isWithin(value, 0, VOLUME_MAX)) return { field, value, expected: "a volume of 0 or more" };
  }
  return null;
}

/** False for NaN too, and for a number that arrived as text: "9" > 10 compares as we do not mean. */
function isWithin(value: unknown, low: number, high: number): boolean {
  return typeof value === "number" && value >= low && value <= high;
}

function findShapeFault({ open, high, low, close }: Candle): CandleFault | null {
  if (low > Math.min(open, close)) return { field: "low", value: low, expected: "at or below open and close" };
  if (high < Math.max(open, close)) return { field: "high", value: high, expected: "at or above open and close" };
  return null;
}
