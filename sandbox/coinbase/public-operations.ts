import type { Venue } from "../binance/endpoint";
import { openRead, wholeNumber, type Operation } from "../exchange-wire";
import { lengthMs, type Interval } from "../market/interval";
import { FIAT_RULES, fiatBook, fiatPrice, type FiatMarket } from "../market/fiat-desk";
import type { Instrument, Market, OrderBook } from "../market/market";
import { CoinbaseError } from "./coinbase-error";

const GRANULARITIES: Readonly<Record<string, Interval>> = {
  ONE_MINUTE: "1m",
  FIVE_MINUTE: "5m",
  ONE_HOUR: "1h",
  SIX_HOUR: "6h",
  ONE_DAY: "1d",
};
const CANDLES_MAX = 350;
const MARKET = "/api/v3/brokerage/market";

/** Where Coinbase tells what a dollar coin costs; dollars buy its own USDC one for one, without a market. */
const FIAT_MARKETS: readonly FiatMarket[] = [
  { base: "USDT", quote: "USD" },
  { base: "USDC", quote: "EUR" },
];

const productOf = ({ base, quote }: { readonly base: string; readonly quote: string }): string => `${base}-${quote}`;

/** publicOperations are Coinbase's market data; every product is spot, quoted in USDT but for a few against currencies. */
export function publicOperations({ market, now }: Venue): Operation[] {
  const pairOf = (params: URLSearchParams): Instrument => {
    const pair = market.instruments().find((each) => productOf(each) === params.get("product_id"));
    if (!pair) throw new CoinbaseError(404, "NOT_FOUND", "product not found");
    return pair;
  };

  function priceBook(pair: Listed, book: OrderBook | undefined): unknown {
    const rows = (side: readonly (readonly [number, number])[]) =>
      side.map(([price, size]) => ({ price: price.toFixed(pair.priceDecimals), size: String(size) }));
    const time = new Date(now()).toISOString();
    return {
      pricebook: { product_id: productOf(pair), bids: rows(book?.bids ?? []), asks: rows(book?.asks ?? []), time },
    };
  }

  function candles(params: URLSearchParams): unknown {
    const pair = pairOf(params);
    const interval = GRANULARITIES[params.get("granularity") ?? ""];
    if (!interval) throw new CoinbaseError(400, "INVALID_ARGUMENT", "granularity is invalid");
    const from = wholeNumber(params, "start", 0) * 1_000;
    const to = wholeNumber(params, "end", 0) * 1_000;
    if ((to - from) / lengthMs(interval) + 1 > CANDLES_MAX)
      throw new CoinbaseError(400, "INVALID_ARGUMENT", "number of candles requested should be less than 350");
    const print = (price: number): string => price.toFixed(pair.priceDecimals);
    const rows = market.candles(pair.symbol, interval, from, Math.min(to, now()), CANDLES_MAX).map((bar) => ({
      start: String(Math.floor(bar.openAt / 1_000)),
      low: print(bar.low),
      high: print(bar.high),
      open: print(bar.open),
      close: print(bar.close),
      volume: bar.volume.toFixed(8),
    }));
    return { candles: rows.reverse() };
  }

  return [
    // Answered with the skewed clock by the mount.
    openRead("/v2/time", () => ({})),
    openRead("/v2/currencies", () => ({ data: [{ id: "USD", name: "US Dollar", min_size: "0.01" }] })),
    openRead("/v2/currencies/crypto", () => ({
      data: [...market.instruments().map(({ base }) => base), "USDT"].map((code) => ({
        asset_id: code,
        code,
        name: code,
        exponent: 8,
        type: "crypto",
      })),
    })),
    openRead("/v2/exchange-rates", () => ({ data: { currency: "USD", rates: { USDT: "1" } } })),
    openRead(`${MARKET}/products`, (params) => {
      const products =
        params.get("product_type") === "FUTURE"
          ? []
          : [
              ...market.instruments().map((pair) => productRow(market, pair)),
              ...FIAT_MARKETS.map((pair) => fiatRow(market, pair)),
            ];
      return { products, num_products: products.length };
    }),
    openRead(`${MARKET}/products/:product_id`, (params) => productRow(market, pairOf(params))),
    openRead(`${MARKET}/products/:product_id/candles`, candles),
    openRead(`${MARKET}/product_book`, (params) => {
      const levels = wholeNumber(params, "limit", 50);
      const fiat = FIAT_MARKETS.find((each) => productOf(each) === params.get("product_id"));
      if (fiat) return priceBook({ ...fiat, ...FIAT_RULES }, fiatBook(market, fiat, now(), levels));
      const pair = pairOf(params);
      return priceBook(pair, market.orderBook(pair.symbol, levels));
    }),
  ];
}

function productRow(market: Market, pair: Instrument): Record<string, unknown> {
  const day = market.day(pair.symbol);
  const turnover = { volume: day?.volume ?? 0, quoteVolume: day?.quoteVolume ?? 0 };
  return listedRow(pair, market.lastPrice(pair.symbol) ?? 0, turnover);
}

/** A market of which no day is kept. */
function fiatRow(market: Market, pair: FiatMarket): Record<string, unknown> {
  return listedRow({ ...pair, ...FIAT_RULES }, fiatPrice(market, pair) ?? 0, { volume: 0, quoteVolume: 0 });
}

/** What a list of products tells of one. */
type Listed = Pick<
  Instrument,
  "base" | "priceDecimals" | "quantityDecimals" | "stepSize" | "tickSize" | "minNotional"
> & { readonly quote: string };

function listedRow(pair: Listed, price: number, day: { volume: number; quoteVolume: number }): Record<string, unknown> {
  return {
    product_id: productOf(pair),
    price: price.toFixed(pair.priceDecimals),
    price_percentage_change_24h: "0",
    volume_24h: day.volume.toFixed(8),
    base_increment: pair.stepSize.toFixed(pair.quantityDecimals),
    quote_increment: pair.tickSize.toFixed(pair.priceDecimals),
    quote_min_size: String(pair.minNotional),
    quote_max_size: "150000000",
    base_min_size: pair.stepSize.toFixed(pair.quantityDecimals),
    base_max_size: "1000000",
    base_name: pair.base,
    quote_name: pair.quote,
    is_disabled: false,
    new: false,
    status: "online",
    cancel_only: false,
    limit_only: false,
    post_only: false,
    trading_disabled: false,
    auction_mode: false,
    product_type: "SPOT",
    quote_currency_id: pair.quote,
    base_currency_id: pair.base,
    alias: "",
    alias_to: [],
    view_only: false,
    price_increment: pair.tickSize.toFixed(pair.priceDecimals),
    display_name: productOf(pair),
    product_venue: "CBE",
    approximate_quote_24h_volume: day.quoteVolume.toFixed(2),
  };
}
