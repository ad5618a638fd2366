import type { Venue } from "../binance/endpoint";
import { BRACKETS } from "../accounts/futures-math";
import { openRead, wholeNumber, type Operation } from "../exchange-wire";
import { DAY_MS, HOUR_MS, lengthMs, type Interval } from "../market/interval";
import type { Instrument } from "../market/market";
import { BybitError } from "./bybit-error";

const FUNDING_MS = 8 * HOUR_MS;
/** Share of a day's volume that is open in perpetuals. */
const OPEN_INTEREST_DAYS = 1.6;

/** Symbols of one page of risk limits. */
const RISK_LIMIT_SYMBOLS = 15;

const INTERVALS: Readonly<Record<string, Interval>> = {
  "1": "1m",
  "5": "5m",
  "15": "15m",
  "60": "1h",
  "240": "4h",
  D: "1d",
  W: "1w",
  M: "1M",
};

/** publicOperations are Bybit's market data; perpetuals trade at the spot price, without a basis. */
export function publicOperations(venue: Venue): Operation[] {
  const { market, now } = venue;
  /** Spot pairs, USDT perpetuals; of inverse contracts and options the sandbox has none. */
  const pairsOf = (category: string | null): readonly Instrument[] => {
    if (category === "spot") return market.instruments();
    if (category === "linear") return market.instruments().filter(({ hasPerpetual }) => hasPerpetual);
    if (category === "inverse" || category === "option") return [];
    throw new BybitError(10_001, "params error: Category is invalid");
  };
  const pairOf = (params: URLSearchParams): Instrument => {
    const pair = pairsOf(params.get("category")).find(({ symbol }) => symbol === params.get("symbol"));
    if (!pair) throw new BybitError(10_001, "params error: symbol invalid");
    return pair;
  };
  const asked = (params: URLSearchParams): readonly Instrument[] =>
    params.has("symbol") ? [pairOf(params)] : pairsOf(params.get("category"));
  const list = (params: URLSearchParams, rows: readonly unknown[], rest: object = {}) => ({
    category: params.get("category"),
    list: rows,
    ...rest,
  });

  return [
    openRead("/v5/market/time", () => ({ timeSecond: String(Math.floor(now() / 1_000)), timeNano: `${now()}000000` })),
    openRead("/v5/market/instruments-info", (params) =>
      list(
        params,
        asked(params).map((pair) => (params.get("category") === "spot" ? spotRow(pair) : linearRow(pair))),
        { nextPageCursor: "" },
      ),
    ),
    openRead("/v5/market/tickers", (params) =>
      list(
        params,
        asked(params).map((pair) => tickerRow(venue, pair, params.get("category"))),
      ),
    ),
    openRead("/v5/market/kline", (params) => list(params, klineRows(venue, pairOf(params), params))),
    openRead("/v5/market/orderbook", (params) => {
      const pair = pairOf(params);
      const book = market.orderBook(pair.symbol, wholeNumber(params, "limit", 25));
      const rows = (side: readonly (readonly [number, number])[]) =>
        side.map(([level, size]) => [level.toFixed(pair.priceDecimals), String(size)]);
      const second = Math.floor(now() / 1_000);
      return {
        s: pair.symbol,
        b: rows(book?.bids ?? []),
        a: rows(book?.asks ?? []),
        ts: now(),
        u: second,
        seq: second,
        cts: now(),
      };
    }),
    openRead("/v5/market/funding/history", (params) => list(params, fundingRows(venue, pairOf(params), params))),
    openRead("/v5/market/risk-limit", (params) => {
      if (params.get("category") === "spot") throw new BybitError(10_001, "params error: Category is invalid");
      const symbols = asked(params).slice(0, RISK_LIMIT_SYMBOLS);
      return list(params, symbols.flatMap(riskLimitRows), { nextPageCursor: "" });
    }),
    openRead("/v5/market/open-interest", (params) => {
      const pair = pairOf(params);
      const open = (market.day(pair.symbol)?.volume ?? 0) * OPEN_INTEREST_DAYS;
      const timestamp = String(Math.floor(now() / HOUR_MS) * HOUR_MS);
      return list(params, [{ openInterest: open.toFixed(pair.quantityDecimals), timestamp }], {
        symbol: pair.symbol,
        nextPageCursor: "",
      });
    }),
  ];
}

function tickerRow({ market, now }: Venue, pair: Instrument, category: string | null): Record<string, string> {
  const last = market.lastPrice(pair.symbol) ?? 0;
  const day = market.day(pair.symbol);
  const top = market.orderBook(pair.symbol, 1);
  const next = (Math.floor(now() / FUNDING_MS) + 1) * FUNDING_MS;
  const open = (day?.volume ?? 0) * OPEN_INTEREST_DAYS;
  const print = (value: number): string => value.toFixed(pair.priceDecimals);
  const perpetual = {
    indexPrice: print(last),
    markPrice: print(last),
    openInterest: open.toFixed(pair.quantityDecimals),
    openInterestValue: (open * last).toFixed(2),
    fundingRate: market.fundingRate(pair.symbol, next - FUNDING_MS).toFixed(8),
    nextFundingTime: String(next),
    predictedDeliveryPrice: "",
    basisRate: "",
    deliveryFeeRate: "",
    deliveryTime: "0",
  };
  return {
    symbol: pair.symbol,
    bid1Price: print(top?.bids[0]?.[0] ?? last),
    bid1Size: String(top?.bids[0]?.[1] ?? 0),
    ask1Price: print(top?.asks[0]?.[0] ?? last),
    ask1Size: String(top?.asks[0]?.[1] ?? 0),
    lastPrice: print(last),
    prevPrice24h: print(day?.open ?? last),
    price24hPcnt: day === undefined ? "0" : ((last - day.open) / day.open).toFixed(4),
    highPrice24h: print(day?.high ?? last),
    lowPrice24h: print(day?.low ?? last),
    turnover24h: (day?.quoteVolume ?? 0).toFixed(8),
    volume24h: (day?.volume ?? 0).toFixed(8),
    ...(category === "linear" ? perpetual : { usdIndexPrice: print(last) }),
  };
}

function riskLimitRows({ symbol }: Instrument): Record<string, unknown>[] {
  return BRACKETS.map(([, to, rate, leverage, deducted], i) => ({
    id: i + 1,
    symbol,
    riskLimitValue: String(to),
    maintenanceMargin: String(rate),
    initialMargin: String(1 / leverage),
    isLowestRisk: i === 0 ? 1 : 0,
    maxLeverage: leverage.toFixed(2),
    mmDeduction: i === 0 ? "" : String(deducted),
  }));
}

function klineRows({ market, now }: Venue, pair: Instrument, params: URLSearchParams): string[][] {
  const interval = INTERVALS[params.get("interval") ?? ""];
  if (!interval) throw new BybitError(10_001, "Invalid period!");
  const limit = Math.min(wholeNumber(params, "limit", 200), 1_000);
  const span = (limit - 1) * lengthMs(interval);
  const start = wholeNumber(params, "start", -1);
  const to = Math.min(wholeNumber(params, "end", start < 0 ? now() : start + span), now());
  const from = start < 0 ? to - span : start;
  const rows = market
    .candles(pair.symbol, interval, from, to, Infinity)
    .slice(-limit)
    .map((bar) => {
      const turnover = (bar.volume * (bar.open + bar.high + bar.low + bar.close)) / 4;
      const prices = [bar.open, bar.high, bar.low, bar.close].map((value) => value.toFixed(pair.priceDecimals));
      return [String(bar.openAt), ...prices, bar.volume.toFixed(8), turnover.toFixed(8)];
    });
  return rows.reverse();
}

function fundingRows({ market, now }: Venue, pair: Instrument, params: URLSearchParams): unknown[] {
  if (params.has("startTime") && !params.has("endTime"))
    throw new BybitError(10_001, "params error: endTime is required with startTime");
  const limit = Math.min(wholeNumber(params, "limit", 200), 200);
  const to = Math.floor(Math.min(wholeNumber(params, "endTime", now()), now()) / FUNDING_MS) * FUNDING_MS;
  const from = Math.max(wholeNumber(params, "startTime", 0), pair.listedAt);
  const rows = [];
  for (let at = to; at >= from && rows.length < limit; at -= FUNDING_MS)
    rows.push({
      symbol: pair.symbol,
      fundingRate: market.fundingRate(pair.symbol, at).toFixed(8),
      fundingRateTimestamp: String(at),
    });
  return rows;
}

function spotRow(pair: Instrument): Record<string, unknown> {
  return {
    symbol: pair.symbol,
    baseCoin: pair.base,
    quoteCoin: pair.quote,
    innovation: "0",
    status: "Trading",
    marginTrading: "utaOnly",
    stTag: "0",
    lotSizeFilter: {
      basePrecision: pair.stepSize.toFixed(pair.quantityDecimals),
      quotePrecision: "0.00000001",
      minOrderQty: pair.stepSize.toFixed(pair.quantityDecimals),
      maxOrderQty: "1000000000",
      minOrderAmt: String(pair.minNotional),
      maxOrderAmt: "4000000",
    },
    priceFilter: { tickSize: pair.tickSize.toFixed(pair.priceDecimals) },
    riskParameters: { priceLimitRatioX: "0.05", priceLimitRatioY: "0.05" },
  };
}

function linearRow(pair: Instrument): Record<string, unknown> {
  return {
    symbol: pair.symbol,
    contractType: "LinearPerpetual",
    status: "Trading",
    baseCoin: pair.base,
    quoteCoin: pair.quote,
    launchTime: String(Math.max(0, pair.listedAt + DAY_MS)),
    deliveryTime: "0",
    deliveryFeeRate: "",
    priceScale: String(pair.priceDecimals),
    leverageFilter: { minLeverage: "1", maxLeverage: "100.00", leverageStep: "0.01" },
    priceFilter: {
      minPrice: pair.tickSize.toFixed(pair.priceDecimals),
      maxPrice: "1999999.80",
      tickSize: pair.tickSize.toFixed(pair.priceDecimals),
    },
    lotSizeFilter: {
      maxOrderQty: "1000000.000",
      minOrderQty: pair.stepSize.toFixed(pair.quantityDecimals),
      qtyStep: pair.stepSize.toFixed(pair.quantityDecimals),
      postOnlyMaxOrderQty: "1000000.000",
      minNotionalValue: String(pair.minNotional),
    },
    unifiedMarginTrade: true,
    fundingInterval: 480,
    settleCoin: pair.quote,
    copyTrading: "none",
    upperFundingRate: "0.00375",
    lowerFundingRate: "-0.00375",
  };
}
