import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BarSource } from "../bar-source";
import { DAY_MS } from "../interval";
import { lotGrid } from "../lot-grid";
import type { Bar, Instrument } from "../market";
import { hashText, normal } from "../noise";
import { readBars, type CoinHistory } from "./read-bars";
import { ReplayError } from "./replay-error";

/** What a replay is made from. `asOf` (`YYYY-MM-DD`) is the last closed day; without it the last in the file. */
export interface ReplayOptions {
  readonly dir: string;
  readonly asOf?: string | undefined;
}

const PERPETUALS = new Set(["BTC", "ETH", "SOL", "BNB", "XRP", "ADA", "DOGE", "LTC", "LINK", "AVAX", "DOT"]);
const USUAL_FUNDING = 0.0001;
const COMMON = hashText("replay intraday");
/** Share of inner-bar movement that all coins have in common where only days are recorded. */
const COMMON_SHARE = 0.6;

/**
 * createReplay shows recorded history as if it were now: one whole-day offset, fixed here, maps the venue's time to
 * history so that day `asOf` closed at today's 00:00 UTC. Time of day is kept. Beyond the recorded end prices stand.
 */
export function createReplay(options: ReplayOptions, now: () => number): BarSource {
  const coins = readBars(options.dir);
  const asOfDay = lastClosedDay(coins, options.asOf);
  const offsetDays = Math.floor(now() / DAY_MS) - 1 - asOfDay;
  const endDay = Math.max(...[...coins.values()].map((coin) => coin.lastDay));
  const bySymbol = new Map([...coins.values()].map((coin) => [`${coin.base}USDT`, coin]));
  const funding = readFunding(options.dir);
  return {
    mode: "replay",
    offsetDays,
    label: () => `Replay: market of ${isoDay(Math.floor(now() / DAY_MS) - 1 - offsetDays)}`,
    instruments: [...coins.values()].map((coin) => toInstrument(coin, asOfDay, offsetDays, endDay)),
    day(symbol, dayIndex) {
      const coin = bySymbol.get(symbol);
      return coin && recordedDay(coin, dayIndex - offsetDays);
    },
    hours: (symbol, dayIndex) => bySymbol.get(symbol)?.hours.get(dayIndex - offsetDays),
    noise(symbol, level, index, lane) {
      // Addressed by historical time, so that the same day looks the same whenever it is replayed.
      const historical = index - offsetDays * (level === "minute" ? 1_440 : 24);
      const offset = lane + (level === "minute" ? 20 : 0);
      const own = normal(0, hashText(symbol), historical, offset);
      if (lane !== 0) return own;
      return Math.sqrt(COMMON_SHARE) * normal(0, COMMON, historical, offset) + Math.sqrt(1 - COMMON_SHARE) * own;
    },
    fundingRate(symbol, periodIndex) {
      if (symbol !== "BTCUSDT") return USUAL_FUNDING;
      return funding.get(Math.floor(periodIndex / 3) - offsetDays) ?? USUAL_FUNDING;
    },
  };
}

/** The recorded bar, or the last close held flat for a coin that still trades when the record ends. */
function recordedDay(coin: CoinHistory, day: number): Bar | undefined {
  const recorded = coin.days.get(day);
  if (recorded || day <= coin.lastDay) return recorded;
  const close = coin.days.get(coin.lastDay)?.close;
  return close === undefined ? undefined : { open: close, high: close, low: close, close, volume: 0 };
}

function toInstrument(coin: CoinHistory, asOfDay: number, offsetDays: number, endDay: number): Instrument {
  const price = (coin.days.get(asOfDay) ?? coin.days.get(coin.lastDay) ?? coin.days.get(coin.firstDay))?.close ?? 1;
  const { quantityDecimals, stepSize } = lotGrid(price);
  const instrument: Instrument = {
    symbol: `${coin.base}USDT`,
    base: coin.base,
    quote: "USDT",
    priceDecimals: coin.priceDecimals,
    tickSize: Number((10 ** -coin.priceDecimals).toFixed(coin.priceDecimals)),
    quantityDecimals,
    stepSize,
    minNotional: 5,
    listedAt: (coin.firstDay + offsetDays) * DAY_MS,
    hasPerpetual: PERPETUALS.has(coin.base),
  };
  // A coin whose record stops before the others' was delisted: it trades until its last print.
  return coin.lastDay < endDay ? { ...instrument, delistedAt: (coin.lastDay + 1 + offsetDays) * DAY_MS } : instrument;
}

function lastClosedDay(coins: Map<string, CoinHistory>, asOf: string | undefined): number {
  const histories = [...coins.values()];
  const first = Math.min(...histories.map((coin) => coin.firstDay));
  const last = Math.max(...histories.map((coin) => coin.lastDay));
  if (asOf === undefined) return last;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? Date.parse(`${asOf}T00:00:00Z`) / DAY_MS : NaN;
  if (!Number.isInteger(day))
    throw new ReplayError(`Replay: "${asOf}" is not a date. Use SANDBOX_REPLAY_ASOF=YYYY-MM-DD.`);
  if (!histories.some((coin) => coin.days.has(day))) {
    throw new ReplayError(
      `Replay: there is no bar for ${asOf}. Choose a SANDBOX_REPLAY_ASOF between ${isoDay(first)} and ${isoDay(last)}.`,
    );
  }
  return day;
}

/** Funding of BTC by historical day, where the directory has `funding_btc_daily.csv` (date, mean of three periods). */
function readFunding(directory: string): Map<number, number> {
  const file = join(directory, "funding_btc_daily.csv");
  if (!existsSync(file)) return new Map();
  const rows = readFileSync(file, "utf8").split("\n").slice(1);
  return new Map(
    rows.flatMap((row): [number, number][] => {
      const [date = "", rate = ""] = row.trim().split(",");
      const day = Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY_MS;
      return Number.isFinite(day) && rate !== "" ? [[day, Number(Number(rate).toFixed(8))]] : [];
    }),
  );
}

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
