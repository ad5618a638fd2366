import { BRACKETS } from "../accounts/futures-math";
import type { Venue } from "../binance/endpoint";
import { HOUR_MS } from "../market/interval";
import type { OpenRequest } from "../signed-venue";
import { barsOf, dayOf, lotOf, numberAt, perpetualsOf, tickOf } from "../trading-rows";
import { contractName, coinName, pairNamed, spotName } from "./names";

const FUNDING_MS = 8 * HOUR_MS;
/** Share of a day's volume that is open in perpetuals. */
const OPEN_INTEREST_DAYS = 1.6;

/** marketRoutes are KuCoin's market data; perpetuals trade at the spot price, and one contract is one lot. */
export function marketRoutes(venue: Venue): Record<string, (request: OpenRequest) => unknown> {
  return { ...spotRoutes(venue), ...contractRoutes(venue), ...contractHistoryRoutes(venue) };
}

function spotRoutes({ market, now }: Venue): Record<string, (request: OpenRequest) => unknown> {
  return {
    "GET /api/v1/timestamp": (request) => request.now,
    "GET /api/v2/symbols": () =>
      market.instruments().map((pair) => ({
        symbol: spotName(pair),
        name: spotName(pair),
        baseCurrency: pair.base,
        quoteCurrency: pair.quote,
        feeCurrency: pair.quote,
        market: "USDS",
        baseMinSize: lotOf(pair).toFixed(),
        quoteMinSize: "0.1",
        baseIncrement: lotOf(pair).toFixed(),
        quoteIncrement: "0.000001",
        priceIncrement: tickOf(pair),
        minFunds: String(pair.minNotional),
        isMarginEnabled: true,
        enableTrading: true,
      })),
    "GET /api/v1/market/allTickers": () => ({
      time: now(),
      ticker: market.instruments().map((pair) => {
        const { last, volume, quoteVolume } = dayOf(market, pair);
        const price = last.toFixed(pair.priceDecimals);
        const vol = volume.toFixed(8);
        return { symbol: spotName(pair), buy: price, sell: price, last: price, vol, volValue: quoteVolume.toFixed(8) };
      }),
    }),
    "GET /api/v1/market/candles": ({ params }) => {
      const pair = pairNamed(market, params.get("symbol"));
      const interval = params.get("type") === "1day" ? "1d" : "1h";
      const from = (numberAt(params, "startAt") ?? 0) * 1_000;
      const to = (numberAt(params, "endAt") ?? now() / 1_000) * 1_000 - 1;
      return pair === undefined
        ? []
        : barsOf(market, pair, interval, { from, to })
            .map(({ openAt, open, close, high, low, volume, turnover }) => [
              String(openAt / 1_000),
              open,
              close,
              high,
              low,
              volume.toFixed(8),
              turnover.toFixed(8),
            ])
            .reverse();
    },
    "GET /api/v1/market/orderbook/level2_100": ({ params }) => {
      const pair = pairNamed(market, params.get("symbol"));
      const book = pair && market.orderBook(pair.symbol, 100);
      const texts = (side: readonly (readonly [number, number])[] = []) => side.map((level) => level.map(String));
      return { time: now(), sequence: String(now()), bids: texts(book?.bids), asks: texts(book?.asks) };
    },
  };
}

function contractRoutes({ market, now }: Venue): Record<string, (request: OpenRequest) => unknown> {
  return {
    "GET /api/v1/contracts/risk-limit/:symbol": (request) => {
      const symbol = request.part("symbol");
      if (!perpetualsOf(market).some((pair) => contractName(pair) === symbol))
        return Response.json({ code: "100001", msg: "Symbol parameter invalid" }, { status: 400 });
      return BRACKETS.map(([minRiskLimit, maxRiskLimit, maintainMargin, maxLeverage], i) => ({
        symbol,
        level: i + 1,
        maxRiskLimit,
        minRiskLimit,
        maxLeverage,
        initialMargin: 1 / maxLeverage,
        maintainMargin,
      }));
    },
    "GET /api/v1/contracts/active": () =>
      perpetualsOf(market).map((pair) => {
        const { last, volume, quoteVolume } = dayOf(market, pair);
        return {
          symbol: contractName(pair),
          type: "FFWCSX",
          baseCurrency: coinName(pair.base),
          quoteCurrency: pair.quote,
          settleCurrency: pair.quote,
          expireDate: null,
          lotSize: 1,
          tickSize: pair.tickSize,
          multiplier: lotOf(pair).toNumber(),
          takerFeeRate: 0.0006,
          isInverse: false,
          status: "Open",
          openInterest: String(Math.round((volume * OPEN_INTEREST_DAYS) / lotOf(pair).toNumber())),
          turnoverOf24h: quoteVolume,
          volumeOf24h: volume,
          markPrice: last,
          lastTradePrice: last,
          nextFundingRateTime: FUNDING_MS - (now() % FUNDING_MS),
        };
      }),
  };
}

function contractHistoryRoutes({ market, now }: Venue): Record<string, (request: OpenRequest) => unknown> {
  return {
    "GET /api/v1/kline/query": ({ params }) => {
      const pair = pairNamed(market, params.get("symbol"));
      const interval = params.get("granularity") === "1440" ? "1d" : "1h";
      const span = { from: numberAt(params, "from") ?? 0, to: numberAt(params, "to") ?? now() };
      return pair === undefined
        ? []
        : barsOf(market, pair, interval, span)
            .slice(0, 500)
            .map(({ openAt, open, high, low, close, volume, turnover }) => [
              openAt,
              ...[open, high, low, close].map(Number),
              Math.round(volume / lotOf(pair).toNumber()),
              turnover,
            ]);
    },
    "GET /api/v1/level2/depth100": ({ params }) => {
      const pair = pairNamed(market, params.get("symbol"));
      const book = pair && market.orderBook(pair.symbol, 100);
      const inLots = (side: readonly (readonly [number, number])[] = []) =>
        side.map(([price, size]) => [price, Math.round(size / (pair?.stepSize ?? 1))]);
      return { symbol: params.get("symbol"), sequence: now(), bids: inLots(book?.bids), asks: inLots(book?.asks) };
    },
    "GET /api/v1/contract/funding-rates": ({ params }) => {
      const pair = pairNamed(market, params.get("symbol"));
      if (pair === undefined) return [];
      const rows = [];
      const latest = Math.min(now(), numberAt(params, "to") ?? now());
      const oldest = Math.max(numberAt(params, "from") ?? 0, pair.listedAt);
      for (let at = Math.floor(latest / FUNDING_MS) * FUNDING_MS; at >= oldest && rows.length < 100; at -= FUNDING_MS)
        rows.push({
          symbol: contractName(pair),
          fundingRate: Number(market.fundingRate(pair.symbol, at).toFixed(8)),
          timepoint: at,
        });
      return rows;
    },
  };
}
