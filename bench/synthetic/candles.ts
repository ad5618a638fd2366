import type { Candle } from "@/lib/domain/candle";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { seededNormal, seededUniform } from "./random";

const SHARED_SEED = 1;
/** About what the large coins share with BTC. */
const SHARED_WEIGHT = 0.75;
const DAILY_VOLATILITY = 0.035;

/**
 * syntheticCandles makes `bars` daily candles that end at `endAt` (a UTC midnight): a random walk that shares most of its
 * moves with the walks of all other seeds, with wicks and volumes.
 */
export function syntheticCandles(seed: number, bars: number, endAt: EpochMs): Candle[] {
  const shared = seededNormal(SHARED_SEED);
  const own = seededNormal(seed + 100);
  const uniform = seededUniform(seed + 200);
  const ownWeight = Math.sqrt(1 - SHARED_WEIGHT ** 2);
  let price = 10 ** (seed % 4);
  return Array.from({ length: bars }, (_, bar) => {
    const open = price;
    price *= Math.exp(DAILY_VOLATILITY * (SHARED_WEIGHT * shared() + ownWeight * own()));
    const volumeQuote = 5e7 * (1 + 9 * uniform());
    return {
      openAt: endAt - (bars - bar) * DAY_MS,
      open,
      high: Math.max(open, price) * (1 + 0.02 * uniform()),
      low: Math.min(open, price) * (1 - 0.02 * uniform()),
      close: price,
      volumeBase: volumeQuote / price,
      volumeQuote,
    };
  });
}
