import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";

const HORIZON_DAYS = 30;
/** Two horizons: with less there is nothing to compare. */
const DAYS_MIN = 2 * HORIZON_DAYS;

/** ForwardOutcomes is what the next 30 days brought, per day that has them. */
export interface ForwardOutcomes {
  volatilities: readonly number[];
  drawdowns: readonly number[];
  returns: readonly number[];
}

/** forwardOutcomes looks 30 days ahead of every day but the last 30. For reports only: nothing decided may read it. */
export function forwardOutcomes(
  dates: readonly string[],
  closes: ArrayLike<number>,
  labels: readonly unknown[],
): ForwardOutcomes {
  if (dates.length !== closes.length || labels.length !== closes.length)
    throw new RangeError(`need a date, close and label a day, got ${dates.length}, ${closes.length}, ${labels.length}`);
  if (closes.length < DAYS_MIN) throw new RangeError(`need at least ${DAYS_MIN} days, got ${closes.length}`);
  const volatilities: number[] = [];
  const drawdowns: number[] = [];
  const returns: number[] = [];
  for (let day = 0; day + HORIZON_DAYS < closes.length; day++) {
    const close = closes[day] ?? 1;
    let squares = 0;
    let lowest = close;
    for (let ahead = day + 1; ahead <= day + HORIZON_DAYS; ahead++) {
      squares += Math.log((closes[ahead] ?? 1) / (closes[ahead - 1] ?? 1)) ** 2;
      lowest = Math.min(lowest, closes[ahead] ?? close);
    }
    volatilities.push(Math.sqrt((squares / HORIZON_DAYS) * CRYPTO_DAYS_PER_YEAR));
    drawdowns.push(1 - lowest / close);
    returns.push((closes[day + HORIZON_DAYS] ?? close) / close - 1);
  }
  return { volatilities, drawdowns, returns };
}
