import { BRACKETS } from "../accounts/futures-math";
import type { Venue } from "../binance/endpoint";
import { DAY_MS, HOUR_MS } from "../market/interval";
import type { Instrument } from "../market/market";
import type { OpenRequest } from "../signed-venue";
import { barsOf, dayOf, lotOf, numberAt, perpetualsOf } from "../trading-rows";

const FUNDING_MS = 8 * HOUR_MS;
/** Share of a day's volume that is open in perpetuals. */
const OPEN_INTEREST_DAYS = 1.6;
const LIMIT_MAX = 1_000;
const HISTORY_LIMIT_MAX = 200;

/** marketRoutes are Bitget's market data; perpetuals trade at the spot price, and sizes are in coins. */
export function marketRoutes(venue: Venue): Record<string, (request: OpenRequest) => unknown> {
  return { ...spotRoutes(venue), ...contractRoutes(venue) };
}

function spotRoutes(venue: Venue): Record<string, (request: OpenRequest) => unknown> {
  const { market } = venue;
  return {
    "GET /api/v2/public/time": (request) => ({ serverTime: String(request.now) }),
    "GET /api/v2/spot/public/symbols": () =>
      market.instruments().map((pair) => ({
        symbol: pair.symbol,
        baseCoin: pair.base,
        quoteCoin: pair.quote,
        minTradeAmount: "0",
        maxTradeAmount: "10000000000",
        takerFeeRate: "0.002",
        makerFeeRate: "0.002",
        pricePrecision: String(pair.priceDecimals),
        quantityPrecision: String(pair.quantityDecimals),
        quotePrecision: "8",
        minTradeUSDT: String(pair.minNotional),
        status: "online",
      })),
    "GET /api/v2/spot/market/tickers": () => market.instruments().map((pair) => ticker(venue, pair)),
    "GET /api/v2/spot/market/candles": (request) => bars(venue, request, LIMIT_MAX),
    "GET /api/v2/spot/market/history-candles": (request) => bars(venue, request, HISTORY_LIMIT_MAX),
    "GET /api/v2/spot/market/orderbook": (request) => book(venue, request),
  };
}

function contractRoutes(venue: Venue): Record<string, (request: OpenRequest) => unknown> {
  const { market, now } = venue;
  const contracts = ({ params }: OpenRequest): Instrument[] =>
    params.get("productType")?.toUpperCase() === "USDT-FUTURES" ? perpetualsOf(market) : [];
  return {
    "GET /api/v2/mix/market/contracts": (request) =>
      contracts(request).map((pair) => ({
        symbol: pair.symbol,
        baseCoin: pair.base,
        quoteCoin: pair.quote,
        makerFeeRate: "0.0002",
        takerFeeRate: "0.0006",
        supportMarginCoins: ["USDT"],
        minTradeNum: lotOf(pair).toFixed(),
        priceEndStep: "1",
        volumePlace: String(pair.quantityDecimals),
        pricePlace: String(pair.priceDecimals),
        sizeMultiplier: lotOf(pair).toFixed(),
        symbolType: "perpetual",
        minTradeUSDT: "5",
        symbolStatus: "normal",
        deliveryTime: "",
        fundInterval: "8",
        minLever: "1",
        maxLever: "125",
      })),
    "GET /api/v2/mix/market/tickers": (request) =>
      contracts(request).map((pair) => ({
        ...ticker(venue, pair),
        markPrice: ticker(venue, pair).lastPr,
        holdingAmount: (dayOf(market, pair).volume * OPEN_INTEREST_DAYS).toFixed(8),
      })),
    "GET /api/v2/mix/market/candles": (request) => bars(venue, request, LIMIT_MAX),
    "GET /api/v2/mix/market/history-candles": (request) => bars(venue, request, HISTORY_LIMIT_MAX),
    "GET /api/v2/mix/market/merge-depth": (request) => book(venue, request),
    "GET /api/v2/mix/market/query-position-lever": (request) => {
      const symbol = request.params.get("symbol");
      if (!contracts(request).some((pair) => pair.symbol === symbol))
        return Response.json(
          { code: "40034", msg: "Parameter symbol does not exist", requestTime: request.now, data: null },
          { status: 400 },
        );
      return BRACKETS.map(([from, to, rate, leverage], i) => ({
        symbol,
        level: String(i + 1),
        startUnit: String(from),
        endUnit: String(to),
        leverage: String(leverage),
        keepMarginRate: String(rate),
      }));
    },
    "GET /api/v2/mix/market/history-fund-rate": ({ params }) => {
      const pair = market.instrument(params.get("symbol") ?? "");
      if (pair === undefined) return [];
      const [size, page] = [numberAt(params, "pageSize") ?? 20, numberAt(params, "pageNo") ?? 1];
      const latest = Math.floor(now() / FUNDING_MS) * FUNDING_MS - (page - 1) * size * FUNDING_MS;
      return Array.from({ length: size }, (_, i) => latest - i * FUNDING_MS)
        .filter((at) => at >= pair.listedAt)
        .map((at) => ({
          symbol: pair.symbol,
          fundingRate: market.fundingRate(pair.symbol, at).toFixed(8),
          fundingTime: String(at),
        }));
    },
  };
}

function ticker({ market, now }: Venue, pair: Instrument) {
  const { last, volume, quoteVolume } = dayOf(market, pair);
  const lastPr = last.toFixed(pair.priceDecimals);
  const [baseVolume, quote] = [volume.toFixed(8), quoteVolume.toFixed(8)];
  return { symbol: pair.symbol, lastPr, baseVolume, quoteVolume: quote, usdtVolume: quote, ts: String(now()) };
}

/** Bars that opened before `endTime`, the latest of them. */
function bars({ market, now }: Venue, { params }: OpenRequest, most: number): string[][] {
  const pair = market.instrument(params.get("symbol") ?? "");
  const isDays = params.get("granularity") === "1Dutc";
  const limit = Math.min(numberAt(params, "limit") ?? 100, most);
  const to = Math.min(now(), (numberAt(params, "endTime") ?? now() + 1) - 1);
  const from = numberAt(params, "startTime") ?? to - (limit + 1) * (isDays ? DAY_MS : HOUR_MS);
  if (pair === undefined) return [];
  return barsOf(market, pair, isDays ? "1d" : "1h", { from, to })
    .slice(-limit)
    .map(({ openAt, open, high, low, close, volume, turnover }) => {
      const quote = turnover.toFixed(8);
      return [String(openAt), open, high, low, close, volume.toFixed(8), quote, quote];
    });
}

function book({ market, now }: Venue, { params }: OpenRequest) {
  const found = market.orderBook(params.get("symbol") ?? "", 150);
  const texts = (side: readonly (readonly [number, number])[] = []) => side.map((level) => level.map(String));
  return { asks: texts(found?.asks), bids: texts(found?.bids), ts: String(now()) };
}
