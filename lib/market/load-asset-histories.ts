import type { Candle } from "@/lib/domain/candle";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { systemDb } from "@/lib/platform/db";
import { buildAssetHistory, type AssetHistory } from "@/lib/risk/evidence/asset-history";
import { buildCandleSeries } from "@/lib/risk/series/build-candle-series";
import { DOLLAR_QUOTES } from "./choose-instrument";

/** As many as are collected (ingest-candles.ts). */
const BARS_READ = 1_500;
/** Bars of a new coin keep arriving for a while, and venues correct old ones. */
const FRESH_MS = 10 * 60_000;
const KEPT_MAX = 100;

interface Kept {
  history: AssetHistory | null;
  loadedAt: EpochMs;
}

/** By instrument and last closed day. Histories are the market's, the same for every workspace that asks. */
const kept = new Map<string, Kept>();

/**
 * loadAssetHistories reads the daily bars stored for each asset up to the last closed UTC day, with the measures the
 * evidence reads from them. An asset without stored or sound bars is absent.
 */
export async function loadAssetHistories(assets: readonly string[], now: EpochMs): Promise<Map<string, AssetHistory>> {
  const lastCloseAt = Math.floor(now / DAY_MS) * DAY_MS;
  const instruments = await trackedInstruments(assets);
  const isDue = (id: string): boolean => now - (kept.get(`${id}@${lastCloseAt}`)?.loadedAt ?? -Infinity) > FRESH_MS;
  const due = [...instruments].filter(([, id]) => isDue(id));
  const candles = await loadDailyCandles(
    due.map(([, id]) => id),
    lastCloseAt,
  );
  for (const [asset, id] of due) {
    keep(`${id}@${lastCloseAt}`, { history: toHistory(asset, candles.get(id) ?? [], lastCloseAt), loadedAt: now });
  }
  return new Map(
    [...instruments].flatMap(([asset, id]) => {
      const history = kept.get(`${id}@${lastCloseAt}`)?.history ?? null;
      return history === null ? [] : [[asset, history] as const];
    }),
  );
}

/** The market whose bars are collected for an asset: one, chosen by loadTrackedMarkets. */
async function trackedInstruments(assets: readonly string[]): Promise<Map<string, string>> {
  const rows = await systemDb().instrumentRow.findMany({
    where: { base: { in: [...assets] }, kind: "spot", quote: { in: [...DOLLAR_QUOTES] } },
    select: { id: true, base: true },
  });
  const tracked = await systemDb().feedStatus.findMany({
    where: { feed: "candles_1d", subject: { in: rows.map(({ id }) => id) }, asOf: { not: null } },
    orderBy: { asOf: "asc" },
    select: { subject: true },
  });
  const bases = new Map(rows.map(({ id, base }) => [id, base]));
  // Where the choice has changed, the market read last comes last and stands.
  return new Map(tracked.map(({ subject }) => [bases.get(subject) ?? "", subject]));
}

async function loadDailyCandles(ids: readonly string[], lastCloseAt: EpochMs): Promise<Map<string, Candle[]>> {
  if (ids.length === 0) return new Map();
  const rows = await systemDb().candleRow.findMany({
    where: {
      instrumentId: { in: [...ids] },
      interval: "1d",
      openAt: { gte: new Date(lastCloseAt - BARS_READ * DAY_MS), lt: new Date(lastCloseAt) },
    },
    orderBy: [{ openAt: "asc" }, { revision: "asc" }],
  });
  const byId = new Map<string, Candle[]>();
  for (const { instrumentId, openAt, open, high, low, close, volumeBase, volumeQuote } of rows) {
    const candles = byId.get(instrumentId) ?? [];
    const candle = { openAt: openAt.getTime(), open, high, low, close, volumeBase, volumeQuote };
    // A correction follows the bar it corrects.
    if (candles.at(-1)?.openAt === candle.openAt) candles.pop();
    candles.push(candle);
    byId.set(instrumentId, candles);
  }
  return byId;
}

function toHistory(asset: string, candles: readonly Candle[], asOf: EpochMs): AssetHistory | null {
  const result = buildCandleSeries(candles, DAY_MS, asOf);
  return result.status === "built" && result.series.length > 0 ? buildAssetHistory(asset, result.series) : null;
}

function keep(key: string, entry: Kept): void {
  kept.delete(key);
  kept.set(key, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_MAX) return;
    kept.delete(oldest);
  }
}
