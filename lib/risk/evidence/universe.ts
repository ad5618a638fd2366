import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { REFERENCE_ASSET } from "../portfolio/align-returns";
import { newestBars, type AssetHistory } from "./asset-history";

/** Bars before an asset may be held: EWMA needs 30 returns and its mean 30 values. */
export const HISTORY_BARS_MIN = 60;
/** Days without a print after which a coin counts as delisted; until then its last price stands. */
const SILENT_DAYS_MAX = 7;

/** Universe is every asset on one calendar of consecutive UTC days. */
export interface Universe {
  days: readonly EpochMs[];
  assets: readonly AssetHistory[];
  /** Per asset and day, the newest bar; −1 before the first. */
  bars: readonly Int32Array[];
}

/** buildUniverse spans the calendar from the first to the last bar of any asset. Throws RangeError without bars. */
export function buildUniverse(assets: readonly AssetHistory[]): Universe {
  const first = Math.min(...assets.map(({ daily }) => daily.openAt[0] ?? Infinity));
  const last = Math.max(...assets.map(({ daily }) => daily.openAt.at(-1) ?? -Infinity));
  if (!(first <= last)) throw new RangeError("a universe needs at least one bar");
  const days = Array.from({ length: (last - first) / DAY_MS + 1 }, (_, i) => first + i * DAY_MS);
  return { days, assets, bars: assets.map((asset) => newestBars(asset, days)) };
}

/** referenceAsset is the index of the market's reference, BTC; −1 where the data have none. */
export function referenceAsset({ assets }: Universe): number {
  return assets.findIndex(({ symbol }) => symbol === REFERENCE_ASSET);
}

/** isListed is true while an asset has enough history and printed within the last week. */
export function isListed({ days, assets, bars }: Universe, asset: number, day: number): boolean {
  const bar = bars[asset]?.[day] ?? -1;
  if (bar < HISTORY_BARS_MIN - 1) return false;
  const printedAt = assets[asset]?.daily.openAt[bar] ?? -Infinity;
  return (days[day] ?? 0) - printedAt <= SILENT_DAYS_MAX * DAY_MS;
}

/** assetReturn is the simple return of an asset from the day before to this day; 0 while it does not print. */
export function assetReturn({ assets, bars }: Universe, asset: number, day: number): number {
  const [before, now] = [bars[asset]?.[day - 1] ?? -1, bars[asset]?.[day] ?? -1];
  if (before < 0 || now === before) return 0;
  const close = assets[asset]?.daily.close;
  return (close?.[now] ?? 0) / (close?.[before] ?? 1) - 1;
}
