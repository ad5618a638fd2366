import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { nextUnitValue } from "./next-unit-value";

/** QuantityChange is what one event did to the amount held of one asset, signed from the account's view. */
export interface QuantityChange {
  asset: string;
  quantity: number;
  eventAt: EpochMs;
  /** True when value crossed the account's edge (deposit, withdrawal); false for the legs of a trade and for fees. */
  isFlow: boolean;
}

export interface EquityHistoryInput {
  asOf: EpochMs;
  /** Amount held now by asset: holdings plus signed positions are not needed, only owned units. */
  quantities: Readonly<Record<string, number>>;
  changes: readonly QuantityChange[];
  /** Daily closes by asset in one currency, oldest first, all ending on the same UTC day. Missing asset = unpriced. */
  dailyCloses: Readonly<Record<string, readonly number[]>>;
  /** The instant of the last close. */
  lastCloseAt: EpochMs;
  /** How many days to look back, at most the closes there are. */
  days: number;
}

export interface EquityHistoryPoint {
  at: EpochMs;
  equity: number;
  unitValue: number;
}

/**
 * reconstructEquityHistory walks back from what is held now: each past day holds today's amounts minus the changes since,
 * priced at that day's close, and external flows become units instead of profit. The last point has unit value 1. It is
 * an estimate: an asset without a close that day counts as 0 on both sides of the step, amounts never go below 0, and
 * closed derivative positions are unknown. Returns oldest first; empty when no asset is priced.
 */
export function reconstructEquityHistory(input: EquityHistoryInput): EquityHistoryPoint[] {
  const priced = Object.keys(input.dailyCloses).filter((asset) => (input.dailyCloses[asset] ?? []).length > 0);
  const longest = Math.max(0, ...priced.map((asset) => (input.dailyCloses[asset] ?? []).length));
  const days = Math.min(input.days, longest);
  if (days < 1) return [];
  const points: EquityHistoryPoint[] = [];
  for (let ago = days - 1; ago >= 0; ago--) {
    const at = input.lastCloseAt - ago * DAY_MS;
    const unitValue = points.length === 0 ? 1 : stepDay(input, priced, ago, points[points.length - 1]?.unitValue ?? 1);
    points.push({ at, equity: equityAt(input, priced, at, ago), unitValue });
  }
  return rebase(points);
}

function stepDay(input: EquityHistoryInput, priced: readonly string[], ago: number, unitValue: number): number {
  const at = input.lastCloseAt - ago * DAY_MS;
  // Only assets with a close on both days take part, else a first listing would look like profit.
  const common = priced.filter((asset) => closeOf(input, asset, ago + 1) !== null);
  const flows = flowsBetween(input, common, at - DAY_MS, at, ago);
  return nextUnitValue({
    unitValue,
    equityBefore: equityAt(input, common, at - DAY_MS, ago + 1),
    equityAfter: equityAt(input, common, at, ago),
    ...flows,
  });
}

function closeOf(input: EquityHistoryInput, asset: string, ago: number): number | null {
  const closes = input.dailyCloses[asset] ?? [];
  const close = closes[closes.length - 1 - ago];
  return close !== undefined && Number.isFinite(close) && close > 0 ? close : null;
}

function equityAt(input: EquityHistoryInput, assets: readonly string[], at: EpochMs, ago: number): number {
  return assets.reduce((sum, asset) => sum + quantityAt(input, asset, at) * (closeOf(input, asset, ago) ?? 0), 0);
}

function quantityAt(input: EquityHistoryInput, asset: string, at: EpochMs): number {
  const since = input.changes
    .filter((change) => change.asset === asset && change.eventAt > at && change.eventAt <= input.asOf)
    .reduce((sum, change) => sum + change.quantity, 0);
  return Math.max(0, (input.quantities[asset] ?? 0) - since);
}

function flowsBetween(input: EquityHistoryInput, assets: readonly string[], from: EpochMs, to: EpochMs, ago: number) {
  let deposits = 0;
  let withdrawals = 0;
  for (const change of input.changes) {
    if (!change.isFlow || change.eventAt <= from || change.eventAt > to || !assets.includes(change.asset)) continue;
    // A deposit counts from the start of the day, so it is worth the previous close; a withdrawal its own day's.
    const price = closeOf(input, change.asset, change.quantity > 0 ? ago + 1 : ago) ?? 0;
    if (change.quantity > 0) deposits += change.quantity * price;
    else withdrawals -= change.quantity * price;
  }
  return { deposits, withdrawals };
}

function rebase(points: readonly EquityHistoryPoint[]): EquityHistoryPoint[] {
  const last = points[points.length - 1]?.unitValue ?? 1;
  return points.map((point) => ({ ...point, unitValue: last > 0 ? point.unitValue / last : 1 }));
}
