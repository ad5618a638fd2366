import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Candle } from "@/lib/domain/candle";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";

const directory = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const dailyFile = `${directory}daily_ohlcv.csv`;
const hourlyFile = `${directory}hourly_ohlcv.csv`;
let dailyBySymbol: Map<string, Candle[]> | null = null;

/** hasRealData is true where the developers' market data lie beside the repository; tests on them skip visibly elsewhere. */
export function hasRealData(): boolean {
  return existsSync(dailyFile);
}

/** loadDaily is a symbol's real daily candles (Binance spot, USDT), oldest first. Throws for a symbol not in the file. */
export function loadDaily(symbol: string): Candle[] {
  dailyBySymbol ??= readDaily();
  const candles = dailyBySymbol.get(symbol);
  if (candles === undefined) throw new Error(`${dailyFile} has no rows for ${symbol}`);
  return candles;
}

/** listSymbols names the symbols `loadDaily` knows, alphabetically; none where the data are absent. */
export function listSymbols(): string[] {
  if (!hasRealData()) return [];
  dailyBySymbol ??= readDaily();
  return [...dailyBySymbol.keys()].sort();
}

/** hourlyVariances is each day's sum of squared hourly log returns, by the day's opening instant; days with a gap are left out. */
export function hourlyVariances(symbol: string): Map<number, number> {
  const [header = "", ...rows] = readFileSync(hourlyFile, "utf8").trim().split("\n");
  const names = header.split(",");
  const [timeAt, symbolAt, closeAt] = ["datetime_utc", "symbol", "close"].map((name) => names.indexOf(name));
  const squaresByDay = new Map<number, number[]>();
  let previous: { at: number; close: number } | null = null;
  for (const row of rows) {
    const cells = row.split(",");
    if (cells[symbolAt ?? -1] !== symbol) continue;
    const at = Date.parse(`${(cells[timeAt ?? -1] ?? "").slice(0, 19).replace(" ", "T")}Z`);
    const close = Number(cells[closeAt ?? -1]);
    if (previous !== null && at - previous.at === HOUR_MS) {
      const day = Math.floor(at / DAY_MS) * DAY_MS;
      const squares = squaresByDay.get(day) ?? [];
      squares.push(Math.log(close / previous.close) ** 2);
      squaresByDay.set(day, squares);
    }
    previous = { at, close };
  }
  const whole = [...squaresByDay].filter(([, squares]) => squares.length === 24);
  return new Map(whole.map(([day, squares]) => [day, squares.reduce((sum, square) => sum + square, 0)]));
}

function readDaily(): Map<string, Candle[]> {
  const [header = "", ...rows] = readFileSync(dailyFile, "utf8").trim().split("\n");
  const names = header.split(",");
  const bySymbol = new Map<string, Candle[]>();
  for (const row of rows) {
    const cells = row.split(",");
    const cell = (name: string): string => cells[names.indexOf(name)] ?? "";
    const candle: Candle = {
      openAt: Date.parse(`${cell("date").slice(0, 10)}T00:00:00Z`),
      open: Number(cell("open")),
      high: Number(cell("high")),
      low: Number(cell("low")),
      close: Number(cell("close")),
      volumeBase: Number(cell("volume_base")),
      volumeQuote: Number(cell("volume_quote")),
    };
    const candles = bySymbol.get(cell("symbol")) ?? [];
    candles.push(candle);
    bySymbol.set(cell("symbol"), candles);
  }
  for (const candles of bySymbol.values()) candles.sort((a, b) => a.openAt - b.openAt);
  return bySymbol;
}
