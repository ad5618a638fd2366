import type { Hono } from "hono";
import { DAY_MS, HOUR_MS } from "../market/interval";
import type { Market } from "../market/market";
import { hashText, normal } from "../market/noise";
import { dailyCloses, type DailyCloses } from "./daily-closes";
import type { SourceWorld } from "./source-world";

const STEPS: Readonly<Record<string, number>> = { "3600": HOUR_MS, "43200": 12 * HOUR_MS, "1D": DAY_MS };
const ROWS_MAX = 1_000;
const WARM_UP_DAYS = 100;
/** Options cost more than what is realised, and reckon that unrest of a week mostly passes. */
const PREMIUM = 1.1;
const FLOOR = 0.2;
const WINDOWS: readonly (readonly [days: number, share: number])[] = [
  [7, 0.15],
  [30, 0.45],
  [90, 0.4],
];
const STREAM = hashText("implied volatility");

/** mountImpliedVolatility answers Deribit's public/get_volatility_index_data. */
export function mountImpliedVolatility(app: Hono, { market, now }: SourceWorld): void {
  app.get("/sources/www.deribit.com/api/v2/public/get_volatility_index_data", (c) => {
    const { currency = "", resolution = "", start_timestamp, end_timestamp } = c.req.query();
    const stepMs = STEPS[resolution];
    const [from, to] = [Number(start_timestamp), Math.min(Number(end_timestamp), now())];
    if (!["BTC", "ETH"].includes(currency) || stepMs === undefined || !Number.isFinite(from) || !Number.isFinite(to)) {
      return c.json({ jsonrpc: "2.0", error: { code: -32602, message: "Invalid params" } }, 400);
    }
    const first = Math.ceil(Math.max(from, to - (ROWS_MAX - 1) * stepMs) / stepMs);
    const last = Math.floor(to / stepMs);
    const index = volatilityIndex(market, currency, Math.floor((first * stepMs) / DAY_MS), Math.floor(to / DAY_MS));
    const data: number[][] = [];
    for (let i = first; i <= last; i++) {
      const open = index(i * stepMs);
      const close = index(Math.min((i + 1) * stepMs, now()));
      data.push([i * stepMs, open, Math.max(open, close), Math.min(open, close), close]);
    }
    return c.json({
      jsonrpc: "2.0",
      result: { data, continuation: null },
      usIn: 0,
      usOut: 0,
      usDiff: 0,
      testnet: false,
    });
  });
}

/** The index at an instant, in points: what was realised until the last midnight, moved by the day under way. */
function volatilityIndex(market: Market, currency: string, firstDay: number, lastDay: number): (at: number) => number {
  const symbol = `${currency}USDT`;
  const closes = dailyCloses(market, symbol, firstDay - WARM_UP_DAYS, lastDay);
  const stream = STREAM ^ hashText(currency);
  return (at) => {
    const day = Math.floor(at / DAY_MS) - 1;
    const move = moveSince(market, symbol, closes, day, at);
    const realised = WINDOWS.reduce(
      (sum, [days, share]) => sum + share * withMove(closes.volatilityAt(day, days), days, move),
      0,
    );
    const quote = PREMIUM * Math.max(FLOOR, realised) * Math.exp(0.01 * normal(0, stream, Math.floor(at / HOUR_MS)));
    return Number((100 * quote).toFixed(2));
  };
}

function moveSince(market: Market, symbol: string, closes: DailyCloses, day: number, at: number): number {
  const [close, price] = [closes.closeOf(day), market.priceAt(symbol, at)];
  return close === undefined || price === undefined ? 0 : Math.log(price / close);
}

/** Annual volatility of `days` days and a move of part of one more. */
function withMove(volatility: number, days: number, move: number): number {
  return Math.sqrt((volatility ** 2 * days + move ** 2 * 365) / days);
}
