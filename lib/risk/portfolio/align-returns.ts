import type { MarketState } from "@/lib/domain/market-state";
import { DAY_MS } from "@/lib/domain/units";

export interface AlignedReturns {
  assets: readonly string[];
  /** Daily log returns by asset, same days for all, oldest first; every row has `observations` numbers. */
  rows: readonly (readonly number[])[];
  observations: number;
  /** Assets too young for their own history: they borrow the reference's moves at their own scale. */
  borrowed: readonly string[];
}

export const REFERENCE_ASSET = "BTC";
/** Fewer daily returns than this say nothing about a tail or a correlation. */
export const OBSERVATIONS_MIN = 60;
const LAG_DAYS_MAX = 2;
const BORROWED_SCALE_UNKNOWN = 1.5;

/**
 * alignReturns puts the assets' daily returns on the same UTC days (by `dailyReturnsEndAt`, never by position). An asset
 * with too little or too old history is not dropped, which would hide its risk: it is taken to move with BTC, day by
 * day, scaled by its volatility against BTC's (at least 1, or 1.5 when unknown). Null without a usable reference.
 */
export function alignReturns(
  assets: readonly string[],
  markets: Readonly<Record<string, MarketState>>,
): AlignedReturns | null {
  const reference = markets[REFERENCE_ASSET];
  if (reference === undefined || !hasHistory(reference)) return null;
  const newest = Math.max(...[reference, ...assets.map((asset) => markets[asset])].map(endOf));
  if (newest - endOf(reference) > LAG_DAYS_MAX * DAY_MS) return null;
  const isUsable = (market: MarketState | undefined): market is MarketState =>
    market !== undefined && hasHistory(market) && newest - endOf(market) <= LAG_DAYS_MAX * DAY_MS;
  const usable = assets.map((asset) => markets[asset]).filter(isUsable);
  const end = Math.min(...[reference, ...usable].map(endOf));
  const lengths = [reference, ...usable].map((market) => returnsUntil(market, end).length);
  const observations = Math.min(...lengths);
  if (observations < OBSERVATIONS_MIN - LAG_DAYS_MAX) return null;
  const own = (market: MarketState) => returnsUntil(market, end).slice(-observations);
  const borrow = (market: MarketState | undefined) => own(reference).map((value) => value * scaleTo(market, reference));
  const borrowed = assets.filter((asset) => !isUsable(markets[asset]));
  const rows = assets.map((asset) => {
    const market = markets[asset];
    return isUsable(market) ? own(market) : borrow(market);
  });
  return { assets, rows, observations, borrowed };
}

function hasHistory(market: MarketState): boolean {
  return market.dailyReturnsEndAt !== null && market.dailyLogReturns.length >= OBSERVATIONS_MIN;
}

function endOf(market: MarketState | undefined): number {
  return market !== undefined && hasHistory(market) ? (market.dailyReturnsEndAt ?? 0) : 0;
}

function returnsUntil(market: MarketState, end: number): readonly number[] {
  const extra = Math.round((endOf(market) - end) / DAY_MS);
  return extra <= 0 ? market.dailyLogReturns : market.dailyLogReturns.slice(0, -extra);
}

function scaleTo(market: MarketState | undefined, reference: MarketState): number {
  const own = market?.volatility.ewma ?? null;
  const base = reference.volatility.ewma ?? null;
  return own === null || base === null || base <= 0 ? BORROWED_SCALE_UNKNOWN : Math.max(1, own / base);
}
