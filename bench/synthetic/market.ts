import type { OrderBook } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import type { MarketInput } from "@/lib/domain/market-input";
import type { MarketState } from "@/lib/domain/market-state";
import { DAY_MS, HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { assessMarket } from "@/lib/risk/assess-market";
import { syntheticCandles } from "./candles";

/** Twenty coins people hold. The prices here are made up; only their number and classes matter. */
export const ASSETS = [
  ...["BTC", "ETH", "SOL", "BNB", "XRP", "ADA", "AVAX", "LINK", "DOT", "DOGE"],
  ...["ATOM", "NEAR", "UNI", "AAVE", "LTC", "FIL", "ARB", "OP", "INJ", "RENDER"],
] as const;

/** The history the product keeps of every market. */
const BARS = 1_500;

export interface SyntheticMarket {
  instruments: readonly Instrument[];
  states: Readonly<Record<string, MarketState>>;
}

/** syntheticMarketInput is one asset as `assessMarket` gets it: 1,500 closed days, BTC as benchmark, an order book. */
export function syntheticMarketInput(asset: string, asOf: EpochMs): MarketInput {
  const midnight = Math.floor(asOf / DAY_MS) * DAY_MS;
  const candles = (of: string) => syntheticCandles(ASSETS.findIndex((each) => each === of) + 1, BARS, midnight);
  const dailyCandles = candles(asset);
  const price = dailyCandles.at(-1)?.close ?? 1;
  return {
    asset,
    instrumentId: instrumentIdOf(asset),
    asOf,
    dailyCandles,
    hourlyCandles: null,
    orderBook: syntheticOrderBook(price, asOf),
    lastPrice: { price, asOf: Math.max(midnight, asOf - HOUR_MS / 60) },
    benchmarkDailyCandles: asset === "BTC" ? null : candles("BTC"),
    quoteUsdRate: 1,
  };
}

/** syntheticMarket is the whole market of the twenty assets: what every workspace of a batch shares. */
export function syntheticMarket(asOf: EpochMs): SyntheticMarket {
  const states = ASSETS.map((asset) => assessMarket(syntheticMarketInput(asset, asOf)));
  return {
    instruments: ASSETS.map(syntheticInstrument),
    states: Object.fromEntries(states.map((state) => [state.asset, state])),
  };
}

function syntheticOrderBook(price: number, asOf: EpochMs): OrderBook {
  const levels = (side: 1 | -1) =>
    Array.from({ length: 100 }, (_, level) => [price * (1 + side * 0.0001 * (level + 1)), 200_000 / price] as const);
  return { asOf, bids: levels(-1), asks: levels(1) };
}

function instrumentIdOf(asset: string): string {
  return `binance:${asset}/USDT`;
}

function syntheticInstrument(asset: string): Instrument {
  return {
    id: instrumentIdOf(asset),
    venue: "binance",
    symbol: `${asset}/USDT`,
    base: asset,
    quote: "USDT",
    settle: null,
    kind: "spot",
    priceTick: "0.0001",
    lotStep: "0.0001",
    minQuantity: "0.0001",
    minNotional: "5",
    contractSize: "1",
    takerFeeFraction: 0.001,
    isActive: true,
  };
}
