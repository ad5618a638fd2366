import type { MarketState } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR, DAY_MS, type EpochMs } from "@/lib/domain/units";
import { ewmaVolatility } from "@/lib/risk/volatility/ewma-volatility";

/**
 * volatilityPath is the EWMA volatility, annualised, at the last `days` daily closes that a state still carries the returns
 * of, oldest first. Without the move since the last close, which `volatility.ewma` has.
 */
export function volatilityPath(
  { dailyLogReturns, dailyReturnsEndAt }: Pick<MarketState, "dailyLogReturns" | "dailyReturnsEndAt">,
  days: number,
): { at: EpochMs; value: number }[] {
  if (dailyReturnsEndAt === null) return [];
  const returns = { firstBar: 0, values: Float64Array.from(dailyLogReturns) };
  const values = Array.from(ewmaVolatility(returns, CRYPTO_DAYS_PER_YEAR).values).slice(-days);
  const lastCloseAt = dailyReturnsEndAt + DAY_MS;
  return values.map((value, i) => ({ at: lastCloseAt - (values.length - 1 - i) * DAY_MS, value }));
}
