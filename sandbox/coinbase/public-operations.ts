import type { Venue } from "../binance/endpoint";
import { openRead, wholeNumber, type Operation } from "../exchange-wire";
import { lengthMs, type Interval } from "../market/interval";
import type { Instrument, Market } from "../market/market";
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

const productOf = ({ base, quote }: Instrument): string => `${base}-${quote}`;

/** publicOperations are Coinbase's market data; every product is spot and quoted in USDT. */
export function publicOperations({ market, now }: Venue): Operation[] {
  const pairOf = (params: URLSearchParams): Instrument => {
    const pair = market.instruments().find((each) => productOf(each) === params.get("product_id"));
    if (!pair) throw new CoinbaseError(404, "NOT_FOUND", "product not found");
    return pair;
  };

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
        params.get("product_type") === "FUTURE" ? [] : market.instruments().map((pair) => productRow(market, pair));
      return { products, num_products: products.length };
    }),
    openRead(`${MARKET}/products/:product_id`, (params) => productRow(market, pairOf(params))),
    openRead(`${MARKET}/products/:product_id/candles`, candles),
    openRead(`${MARKET}/product_book`, (params) => {
      const pair = pairOf(params);
      const book = market.orderBook(pair.symbol, wholeNumber(params, "limit", 50));
      const rows = (side: readonly (readonly [number, number])[]) =>
        side.map(([price, size]) => ({ price: price.toFixed(pair.priceDecimals), size: String(size) }));
      const time = new Date(now()).toISOString();
      return {
        pricebook: { product_id: productOf(pair), bids: rows(book?.bids ?? []), asks: rows(book?.asks ?? []), time },
      };
    }),
  ];
}

function productRow(market: Market, pair: Instrument): Record<string, unknown> {
  const day = market.day(pair.symbol);
  return {
    product_id: productOf(pair),
    price: (market.lastPrice(pair.symbol) ?? 0).toFixed(pair.priceDecimals),
    price_percentage_change_24h: "0",
    volume_24h: (day?.volume ?? 0).toFixed(8),
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
    approximate_quote_24h_volume: (day?.quoteVolume ?? 0).toFixed(2),
  };
}
