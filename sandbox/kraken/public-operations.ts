import type { Venue } from "../binance/endpoint";
import { openRead, wholeNumber, type Operation } from "../exchange-wire";
import { lengthMs, type Interval } from "../market/interval";
import { FIAT_RULES, fiatBook, fiatPrice, type FiatMarket } from "../market/fiat-desk";
import type { Instrument, OrderBook } from "../market/market";
import { KrakenError } from "./kraken-error";
import { assetCode, pairName, pairOf, shortCode } from "./names";

const INTERVALS: Readonly<Record<string, Interval>> = { "1": "1m", "5": "5m", "60": "1h", "240": "4h", "1440": "1d" };
const BARS_MAX = 720;

/** Kraken trades the dollar coins and the euro against dollars: where what a coin costs can be read. */
const FIAT_MARKETS: readonly FiatMarket[] = [
  { base: "USDT", quote: "USD" },
  { base: "USDC", quote: "USD" },
  { base: "EUR", quote: "USD" },
];
const fiatPairOf = (name: string | null): FiatMarket | undefined =>
  FIAT_MARKETS.find((pair) => [pairName(pair), `${assetCode(pair.base)}${assetCode(pair.quote)}`].includes(name ?? ""));

/** publicOperations are Kraken's market data; every market is quoted in USDT but the few against dollars. */
export function publicOperations({ market, now }: Venue): Operation[] {
  const asked = (params: URLSearchParams): readonly Instrument[] => {
    const names = params.get("pair");
    return names === null ? market.instruments() : names.split(",").map((name) => pairOf(market.instruments(), name));
  };
  const one = (params: URLSearchParams): Instrument => pairOf(market.instruments(), params.get("pair"));
  const byPair = (pairs: readonly Instrument[], row: (pair: Instrument) => unknown) =>
    Object.fromEntries(pairs.map((pair) => [pairName(pair), row(pair)]));

  const byFiat = (row: (pair: FiatMarket) => unknown) =>
    Object.fromEntries(FIAT_MARKETS.map((pair) => [pairName(pair), row(pair)]));

  function ticker(pair: Instrument): Record<string, unknown> {
    const last = market.lastPrice(pair.symbol) ?? 0;
    const day = market.day(pair.symbol);
    const top = market.orderBook(pair.symbol, 1);
    const print = (value: number): string => value.toFixed(pair.priceDecimals);
    const average = print(day === undefined || day.volume === 0 ? last : day.quoteVolume / day.volume);
    const volume = (day?.volume ?? 0).toFixed(8);
    const both = (text: string): [string, string] => [text, text];
    return {
      a: [print(top?.asks[0]?.[0] ?? last), "1", "1.000"],
      b: [print(top?.bids[0]?.[0] ?? last), "1", "1.000"],
      c: [print(last), "0.00100000"],
      v: both(volume),
      p: both(average),
      t: [100, 2_000],
      l: both(print(day?.low ?? last)),
      h: both(print(day?.high ?? last)),
      o: print(day?.open ?? last),
    };
  }

  function bars(params: URLSearchParams): unknown {
    const pair = one(params);
    const interval = INTERVALS[params.get("interval") ?? "1"];
    if (!interval) throw new KrakenError("EGeneral:Invalid arguments:interval");
    const oldest = now() - BARS_MAX * lengthMs(interval);
    const since = wholeNumber(params, "since", 0) * 1_000;
    const rows = market
      .candles(pair.symbol, interval, Math.max(oldest, since + 1), now(), BARS_MAX)
      .map((bar) => [
        Math.floor(bar.openAt / 1_000),
        ...[bar.open, bar.high, bar.low, bar.close].map((price) => price.toFixed(pair.priceDecimals)),
        ((bar.open + bar.high + bar.low + bar.close) / 4).toFixed(pair.priceDecimals),
        bar.volume.toFixed(8),
        1_000,
      ]);
    return { [pairName(pair)]: rows, last: rows.at(-2)?.[0] ?? 0 };
  }

  return [
    // Answered with the skewed clock by the mount.
    openRead("/0/public/Time", () => ({})),
    openRead("/0/public/Assets", () =>
      Object.fromEntries(
        [...new Set([...market.instruments().map(({ base }) => base), "USDT", "USD", "EUR"])].map((asset) => [
          assetCode(asset),
          { aclass: "currency", altname: shortCode(asset), decimals: 10, display_decimals: 5, status: "enabled" },
        ]),
      ),
    ),
    openRead("/0/public/AssetPairs", (params) => ({
      ...byPair(asked(params), pairRow),
      ...(params.has("pair") ? {} : byFiat((pair) => pairRow({ ...pair, ...FIAT_RULES }))),
    })),
    openRead("/0/public/Ticker", (params) => ({
      ...byPair(asked(params), ticker),
      ...(params.has("pair") ? {} : byFiat((pair) => still(fiatPrice(market, pair)))),
    })),
    openRead("/0/public/OHLC", bars),
    openRead("/0/public/Depth", (params) => {
      const levels = Math.min(wholeNumber(params, "count", 100), 500);
      const fiat = fiatPairOf(params.get("pair"));
      if (fiat) return depth({ ...fiat, ...FIAT_RULES }, fiatBook(market, fiat, now(), levels), now());
      const pair = one(params);
      return depth(pair, market.orderBook(pair.symbol, levels), now());
    }),
  ];
}

/** The last price of a market of which no day is kept. */
function still(price = 0): Record<string, unknown> {
  const text = price.toFixed(FIAT_RULES.priceDecimals);
  return { a: [text, "1", "1.000"], b: [text, "1", "1.000"], c: [text, "0.00100000"] };
}

function depth(pair: Listed, book: OrderBook | undefined, at: number): unknown {
  const rows = (side: readonly (readonly [number, number])[]) =>
    side.map(([price, size]) => [price.toFixed(pair.priceDecimals), String(size), Math.floor(at / 1_000)]);
  return { [pairName(pair)]: { asks: rows(book?.asks ?? []), bids: rows(book?.bids ?? []) } };
}

/** What a list of markets tells of one. */
type Listed = Pick<
  Instrument,
  "base" | "priceDecimals" | "quantityDecimals" | "stepSize" | "tickSize" | "minNotional"
> & { readonly quote: string };

function pairRow(pair: Listed): Record<string, unknown> {
  return {
    altname: pairName(pair),
    wsname: `${shortCode(pair.base)}/${pair.quote}`,
    aclass_base: "currency",
    base: assetCode(pair.base),
    aclass_quote: "currency",
    quote: assetCode(pair.quote),
    lot: "unit",
    cost_decimals: 5,
    pair_decimals: pair.priceDecimals,
    lot_decimals: pair.quantityDecimals,
    lot_multiplier: 1,
    leverage_buy: [],
    leverage_sell: [],
    fees: [
      [0, 0.4],
      [10_000, 0.35],
    ],
    fees_maker: [
      [0, 0.25],
      [10_000, 0.2],
    ],
    fee_volume_currency: "ZUSD",
    margin_call: 80,
    margin_stop: 40,
    ordermin: pair.stepSize.toFixed(pair.quantityDecimals),
    costmin: String(pair.minNotional),
    tick_size: pair.tickSize.toFixed(pair.priceDecimals),
    status: "online",
  };
}
