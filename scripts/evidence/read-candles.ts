import { parse } from "csv-parse/sync";
import type { Candle } from "@/lib/domain/candle";
import { DAY_MS } from "@/lib/domain/units";
import { buildCandleSeries } from "@/lib/risk/series/build-candle-series";
import type { CandleSeries } from "@/lib/risk/series/candle-series";

/** BadData is a file the study cannot use; the message names the line and what to change. */
export class BadData extends Error {}

const REQUIRED = ["date", "symbol", "open", "high", "low", "close"] as const;
const DAY_FORMAT = /^\d{4}-\d{2}-\d{2}/;

type Row = Readonly<Record<string, string>>;

/**
 * readCandles turns `daily_ohlcv.csv` into one series per symbol, symbols in alphabetical order, bars by date whatever
 * their order in the file. Extra columns are ignored; without `volume_quote`, volume is `volume_base` × close. Bars after
 * `to` (inclusive day) are dropped unread by anything later. Throws BadData naming the line.
 */
export function readCandles(text: string, file: string, to: number): Map<string, CandleSeries> {
  const rows = parseRows(text, file);
  const bySymbol = new Map<string, { candle: Candle; line: number }[]>();
  rows.forEach((row, i) => {
    const line = i + 2;
    const candle = toCandle(row, `${file} line ${line}`);
    if (candle.openAt > to) return;
    const symbol = (row["symbol"] ?? "").trim();
    if (symbol === "") throw new BadData(`${file} line ${line}: no symbol.`);
    const candles = bySymbol.get(symbol) ?? [];
    candles.push({ candle, line });
    bySymbol.set(symbol, candles);
  });
  if (bySymbol.size === 0) throw new BadData(`${file}: no bars${to < Infinity ? " up to the day given by --to" : ""}.`);
  const symbols = [...bySymbol.keys()].sort();
  return new Map(symbols.map((symbol) => [symbol, toSeries(bySymbol.get(symbol) ?? [], symbol, file)]));
}

function parseRows(text: string, file: string): Row[] {
  try {
    return parse<Row>(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      columns: (header: string[]) => {
        const missing = REQUIRED.filter((name) => !header.includes(name));
        if (missing.length > 0)
          throw new BadData(`${file}: column ${missing.join(", ")} is missing from the first line.`);
        return header;
      },
    });
  } catch (error) {
    if (error instanceof BadData) throw error;
    throw new BadData(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toCandle(row: Row, place: string): Candle {
  const date = (row["date"] ?? "").trim();
  const openAt = DAY_FORMAT.test(date) ? Date.parse(`${date.slice(0, 10)}T00:00:00Z`) : NaN;
  if (!Number.isFinite(openAt)) throw new BadData(`${place}: date "${date}" is no day such as 2020-03-12.`);
  const number = (name: string): number => {
    const cell = (row[name] ?? "").trim();
    const value = Number(cell);
    if (cell === "" || !Number.isFinite(value)) throw new BadData(`${place}: ${name} is "${cell}", not a number.`);
    return value;
  };
  const optional = (name: string): number => ((row[name] ?? "").trim() === "" ? 0 : number(name));
  const close = number("close");
  const volumeBase = optional("volume_base");
  const hasQuote = (row["volume_quote"] ?? "").trim() !== "";
  return {
    openAt,
    open: number("open"),
    high: number("high"),
    low: number("low"),
    close,
    volumeBase,
    volumeQuote: hasQuote ? number("volume_quote") : volumeBase * close,
  };
}

function toSeries(entries: { candle: Candle; line: number }[], symbol: string, file: string): CandleSeries {
  const sorted = [...entries].sort((a, b) => a.candle.openAt - b.candle.openAt);
  for (const [i, { candle, line }] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before?.candle.openAt !== candle.openAt) continue;
    throw new BadData(`${file} lines ${before.line} and ${line}: ${symbol} has two bars for one day.`);
  }
  const candles = sorted.map(({ candle }) => candle);
  const built = buildCandleSeries(candles, DAY_MS, Infinity);
  if (built.status === "built") return built.series;
  const { field, value, expected } = built.fault;
  const line = sorted[built.bar]?.line ?? 0;
  throw new BadData(`${file} line ${line}: ${symbol} ${field} is ${String(value)}, expected ${expected}.`);
}
