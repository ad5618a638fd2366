import type { BarSource } from "../bar-source";
import { DAY_MS } from "../interval";
import { lotGrid } from "../lot-grid";
import type { Bar, Instrument } from "../market";
import { hashText, normal } from "../noise";
import { toGrid } from "../refine-bar";
import { ASSET_MODELS, type AssetModel } from "./asset-model";
import { createAssetPath, type AssetPath } from "./asset-path";
import { createMarketFactors } from "./market-factors";

/** Day 0 of every simulation, whatever the clock says: history is the same after a restart. */
const FIRST_DAY = Date.UTC(2022, 0, 1) / DAY_MS;
const MARKET_NOISE = hashText("intraday market");
const MINUTE_LANE = 40;

function toInstrument(model: AssetModel): Instrument {
  return {
    symbol: `${model.base}USDT`,
    base: model.base,
    quote: "USDT",
    ...lotGrid(model.referencePrice),
    minNotional: 5,
    listedAt: Date.parse(`${model.listedOn}T00:00:00Z`),
    hasPerpetual: model.hasPerpetual,
  };
}

/** createSimulator makes the seeded market: about ninety pairs since 2022, any bar of any of them on demand. */
export function createSimulator(seed: number): BarSource {
  const factors = createMarketFactors(seed);
  const paths = new Map<string, AssetPath>();
  const instruments = ASSET_MODELS.map(toInstrument);
  for (const model of ASSET_MODELS) {
    const tickSize = lotGrid(model.referencePrice).tickSize;
    const path = createAssetPath(seed, model, tickSize, factors);
    const tracked = model.tracks ? paths.get(`${model.tracks}USDT`) : undefined;
    paths.set(`${model.base}USDT`, tracked ? trackingPath(seed, model, tracked, path, tickSize) : path);
  }
  const listedDay = new Map(instruments.map((i) => [i.symbol, i.listedAt / DAY_MS]));
  const streams = new Map(instruments.map((i) => [i.symbol, hashText(i.base)]));
  const clusters = new Map(ASSET_MODELS.map((m) => [`${m.base}USDT`, hashText(`intraday ${m.cluster ?? ""}`)]));
  return {
    mode: "simulator",
    offsetDays: 0,
    label: () => "Simulated market",
    instruments,
    day(symbol, dayIndex) {
      if (dayIndex < (listedDay.get(symbol) ?? Infinity)) return undefined;
      return paths.get(symbol)?.bar(dayIndex - FIRST_DAY);
    },
    hours: () => undefined,
    noise(symbol, level, index, lane) {
      const offset = lane + (level === "minute" ? MINUTE_LANE : MINUTE_LANE / 2);
      const own = normal(seed, streams.get(symbol) ?? 0, index, offset);
      if (lane !== 0) return own;
      const day = Math.floor(index / (level === "minute" ? 1_440 : 24)) - FIRST_DAY;
      const { market, cluster } = paths.get(symbol)?.shares(day) ?? { market: 0, cluster: 0 };
      return (
        Math.sqrt(market) * normal(seed, MARKET_NOISE, index, offset) +
        Math.sqrt(cluster) * normal(seed, clusters.get(symbol) ?? 0, index, offset) +
        Math.sqrt(Math.max(0, 1 - market - cluster)) * own
      );
    },
    fundingRate(symbol, periodIndex) {
      const day = Math.floor(periodIndex / 3) - FIRST_DAY;
      const mood = Math.max(-0.0004, Math.min(0.0006, 0.004 * factors(Math.max(0, day)).marketReturn));
      const own = 0.00005 * normal(seed, streams.get(symbol) ?? 0, periodIndex, 70);
      return Number((0.0001 + mood + own).toFixed(8));
    },
  };
}

/** A wrapped coin: the tracked coin's bars times a premium of a few basis points that is carried over midnight. */
function trackingPath(
  seed: number,
  model: AssetModel,
  tracked: AssetPath,
  own: AssetPath,
  tickSize: number,
): AssetPath {
  const stream = hashText(model.base);
  const premium = (day: number): number => 1 + model.idiosyncraticVolatility * normal(seed, stream, day, 50);
  return {
    shares: tracked.shares,
    bar(day): Bar {
      const bar = tracked.bar(day);
      const [from, to] = [premium(day), premium(day + 1)];
      const open = toGrid(bar.open * from, tickSize);
      const close = toGrid(bar.close * to, tickSize);
      return {
        open,
        close,
        high: Math.max(open, close, toGrid(bar.high * Math.max(from, to), tickSize)),
        low: Math.min(open, close, toGrid(bar.low * Math.min(from, to), tickSize)),
        volume: own.bar(day).volume,
      };
    },
  };
}
