import type { MarketState, VolatilityState } from "@/lib/domain/market-state";
import { DAY_MS } from "@/lib/domain/units";

/** ReturnHistory is the part of a market state that says how an asset moved. */
export interface ReturnHistory extends Pick<MarketState, "dailyLogReturns" | "dailyReturnsEndAt"> {
  volatility: Pick<VolatilityState, "ewma">;
}

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
 * alignReturns puts the assets' daily returns on the days of the reference, BTC (by `dailyReturnsEndAt`, never by
 * position). Days an asset has no return for, because it is young or its newest are missing for long, are not dropped,
 * which would hide its risk or shorten everybody's history: on them it is taken to move with BTC, scaled by its
 * volatility against BTC's (at least 1, or 1.5 when unknown). Null without a usable reference.
 */
export function alignReturns(
  assets: readonly string[],
  markets: Readonly<Record<string, ReturnHistory>>,
): AlignedReturns | null {
  const reference = markets[REFERENCE_ASSET];
  if (reference === undefined || !hasHistory(reference)) return null;
  const newest = Math.max(...[reference, ...assets.map((asset) => markets[asset])].map(endOf));
  if (newest - endOf(reference) > LAG_DAYS_MAX * DAY_MS) return null;
  const isUsable = (market: ReturnHistory | undefined): market is ReturnHistory =>
    market !== undefined && hasHistory(market) && newest - endOf(market) <= LAG_DAYS_MAX * DAY_MS;
  const usable = assets.map((asset) => markets[asset]).filter(isUsable);
  const end = Math.min(...[reference, ...usable].map(endOf));
  const base = returnsUntil(reference, end);
  if (base.length < OBSERVATIONS_MIN - LAG_DAYS_MAX) return null;
  const rows = assets.map((asset) => {
    const market = markets[asset];
    const own = isUsable(market) ? returnsUntil(market, end).slice(-base.length) : [];
    return own.length === base.length ? own : fillOlder(own, base, scaleTo(market, reference));
  });
  return { assets, rows, observations: base.length, borrowed: assets.filter((asset) => !isUsable(markets[asset])) };
}

/** The reference's days, scaled, up to where the asset's own begin. */
function fillOlder(own: readonly number[], base: readonly number[], scale: number): number[] {
  const missing = base.length - own.length;
  return base.map((value, day) => (day < missing ? value * scale : (own[day - missing] ?? 0)));
}

function hasHistory(market: ReturnHistory): boolean {
  return market.dailyReturnsEndAt !== null && market.dailyLogReturns.length >= OBSERVATIONS_MIN;
}

function endOf(market: ReturnHistory | undefined): number {
  return market !== undefined && hasHistory(market) ? (market.dailyReturnsEndAt ?? 0) : 0;
}

function returnsUntil(market: ReturnHistory, end: number): readonly number[] {
  const extra = Math.round((endOf(market) - end) / DAY_MS);
  return extra <= 0 ? market.dailyLogReturns : market.dailyLogReturns.slice(0, -extra);
}

function scaleTo(market: ReturnHistory | undefined, reference: ReturnHistory): number {
  const own = market?.volatility.ewma ?? null;
  const base = reference.volatility.ewma ?? null;
  return own === null || base === null || base <= 0 ? BORROWED_SCALE_UNKNOWN : Math.max(1, own / base);
}
