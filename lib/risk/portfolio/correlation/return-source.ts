import type { AssetClass } from "@/lib/domain/instrument";
import type { MarketState } from "@/lib/domain/market-state";
import type { CorrelationWindow } from "@/lib/domain/portfolio-report";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { marketCalendar } from "../../multi-asset/market-calendar";
import type { DailyReturns } from "../../multi-asset/synchronise-returns";

/** Days each window looks back on; BTC-down days are taken from all that are kept. */
export const WINDOW_DAYS: Readonly<Record<CorrelationWindow, number>> = { d30: 30, d90: 90, btc_down: Infinity };

/** dailyReturnsOf is an asset's own history with its calendar; null when it has none. Nothing is borrowed here. */
export function dailyReturnsOf(market: MarketState | undefined, assetClass: AssetClass): DailyReturns | null {
  if (!market || market.dailyReturnsEndAt === null || market.dailyLogReturns.length === 0) return null;
  const { dailyLogReturns: values, dailyReturnsEndAt: endAt } = market;
  return { values, endAt, calendar: marketCalendar(assetClass, values, endAt) };
}

/** onFallingDays keeps the days on which the reference lost; all others become holes. */
export function onFallingDays(returns: DailyReturns, reference: DailyReturns): DailyReturns {
  const lead = Math.round((returns.endAt - reference.endAt) / DAY_MS);
  const shift = reference.values.length - returns.values.length + lead;
  return {
    ...returns,
    values: Array.from(returns.values, (value, day) => ((reference.values[day + shift] ?? 0) < 0 ? value : NaN)),
  };
}

/** newestOf is the day up to which windows are counted. */
export function newestOf(sources: readonly (DailyReturns | null)[]): EpochMs {
  return Math.max(0, ...sources.map((source) => source?.endAt ?? 0));
}
