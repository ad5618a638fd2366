import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DAY_MS, HOUR_MS } from "../interval";
import type { Bar } from "../market";
import { ReplayError } from "./replay-error";

/** Recorded history of one coin, by historical day (days since 1970). */
export interface CoinHistory {
  readonly base: string;
  readonly days: Map<number, Bar>;
  /** Hours of the days that have any; a missing hour was an outage. */
  readonly hours: Map<number, (Bar | undefined)[]>;
  firstDay: number;
  lastDay: number;
  priceDecimals: number;
}

/**
 * readBars reads `daily_ohlcv.csv` and, where present, `hourly_ohlcv.csv` of a directory. Extra columns and files are
 * ignored. Throws ReplayError naming file and line on anything that is not a bar.
 */
export function readBars(directory: string): Map<string, CoinHistory> {
  const daily = join(directory, "daily_ohlcv.csv");
  if (!existsSync(daily)) {
    throw new ReplayError(`Replay: ${daily} does not exist. Set SANDBOX_REPLAY to a folder that has daily_ohlcv.csv.`);
  }
  const coins = new Map<string, CoinHistory>();
  readCsv(daily, "date", (at, base, bar, decimals) => {
    const day = Math.floor(at / DAY_MS);
    let coin = coins.get(base);
    if (!coin) {
      coin = { base, days: new Map(), hours: new Map(), firstDay: day, lastDay: day, priceDecimals: 2 };
      coins.set(base, coin);
    }
    coin.days.set(day, bar);
    coin.firstDay = Math.min(coin.firstDay, day);
    coin.lastDay = Math.max(coin.lastDay, day);
    coin.priceDecimals = Math.max(coin.priceDecimals, Math.min(8, decimals));
  });
  if (coins.size === 0) throw new ReplayError(`Replay: ${daily} has no rows.`);
  const hourly = join(directory, "hourly_ohlcv.csv");
  if (existsSync(hourly)) {
    readCsv(hourly, "datetime_utc", (at, base, bar) => {
      const day = Math.floor(at / DAY_MS);
      const coin = coins.get(base);
      if (!coin?.days.has(day)) return;
      const hours = coin.hours.get(day) ?? Array.from({ length: 24 }, () => undefined);
      hours[(at % DAY_MS) / HOUR_MS] = bar;
      coin.hours.set(day, hours);
    });
  }
  return coins;
}

type RowHandler = (at: number, base: string, bar: Bar, priceDecimals: number) => void;

function readCsv(file: string, timeColumn: string, handle: RowHandler): void {
  const lines = readFileSync(file, "utf8").split("\n");
  const header = (lines[0] ?? "").trim().split(",");
  const columns = [timeColumn, "symbol", "open", "high", "low", "close", "volume_base"].map((name) => {
    const index = header.indexOf(name);
    if (index < 0) throw new ReplayError(`Replay: ${file} has no column "${name}" in its first line.`);
    return index;
  });
  const [time = 0, symbol = 0, ...numbers] = columns;
  for (let i = 1; i < lines.length; i++) {
    const line = (lines[i] ?? "").trim();
    if (line === "") continue;
    const cells = line.split(",");
    const at = parseTime(cells[time] ?? "");
    const [open = NaN, high = NaN, low = NaN, close = NaN, volume = NaN] = numbers.map((n) => Number(cells[n] || NaN));
    const base = cells[symbol] ?? "";
    const isBar = low > 0 && volume >= 0 && low <= Math.min(open, close) && high >= Math.max(open, close);
    if (!isBar || !Number.isFinite(at + high) || base === "") {
      throw new ReplayError(`Replay: ${file} line ${i + 1} is not a bar: "${line.slice(0, 120)}".`);
    }
    handle(at, base, { open, high, low, close, volume }, decimalsOf(cells[numbers[3] ?? 0] ?? ""));
  }
}

function parseTime(text: string): number {
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text.slice(0, 19).replace(" ", "T")}Z`);
}

function decimalsOf(text: string): number {
  const dot = text.indexOf(".");
  return dot < 0 || text.includes("e") ? 0 : text.length - dot - 1;
}
