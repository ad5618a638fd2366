import { BRACKETS } from "../accounts/futures-math";
import type { Venue } from "../binance/endpoint";
import { HOUR_MS, nextOpen } from "../market/interval";
import type { OpenRequest } from "../signed-venue";
import { barsOf, dayOf, lotOf, numberAt, perpetualsOf, tickOf } from "../trading-rows";
import { pairName, pairNamed } from "./names";

const FUNDING_MS = 8 * HOUR_MS;
/** Share of a day's volume that is open in perpetuals. */
const OPEN_INTEREST_DAYS = 1.6;

const intervalOf = (params: URLSearchParams) => (params.get("interval") === "1d" ? "1d" : "1h");
const spanOf = (params: URLSearchParams, now: number) => ({
  from: (numberAt(params, "from") ?? 0) * 1_000,
  to: Math.min(now, (numberAt(params, "to") ?? Math.floor(now / 1_000)) * 1_000),
});

/** marketRoutes are Gate's market data; contracts settled in Tether trade at the spot price, one lot each. */
export function marketRoutes(venue: Venue): Record<string, (request: OpenRequest) => unknown> {
  return { ...spotRoutes(venue), ...contractRoutes(venue), ...contractHistoryRoutes(venue) };
}

function spotRoutes({ market, now }: Venue): Record<string, (request: OpenRequest) => unknown> {
  return {
    "GET /api/v4/spot/time": (request) => ({ server_time: request.now }),
    "GET /api/v4/spot/currency_pairs": () =>
      market.instruments().map((pair) => ({
        id: pairName(pair),
        base: pair.base,
        base_name: pair.base,
        quote: pair.quote,
        quote_name: pair.quote,
        fee: "0.2",
        min_base_amount: lotOf(pair).toFixed(),
        min_quote_amount: String(pair.minNotional),
        amount_precision: pair.quantityDecimals,
        precision: pair.priceDecimals,
        trade_status: "tradable",
        type: "normal",
      })),
    "GET /api/v4/spot/tickers": () =>
      market.instruments().map((pair) => {
        const { last, volume, quoteVolume } = dayOf(market, pair);
        return {
          currency_pair: pairName(pair),
          last: last.toFixed(pair.priceDecimals),
          base_volume: volume.toFixed(8),
          quote_volume: quoteVolume.toFixed(8),
        };
      }),
    "GET /api/v4/spot/candlesticks": ({ params }) => {
      const pair = pairNamed(market, params.get("currency_pair"));
      const interval = intervalOf(params);
      return pair === undefined
        ? []
        : barsOf(market, pair, interval, spanOf(params, now())).map((bar) => [
            String(bar.openAt / 1_000),
            bar.turnover.toFixed(8),
            bar.close,
            bar.high,
            bar.low,
            bar.open,
            bar.volume.toFixed(8),
            String(nextOpen(interval, bar.openAt) <= now()),
          ]);
    },
    "GET /api/v4/spot/order_book": ({ params }) => {
      const pair = pairNamed(market, params.get("currency_pair"));
      const book = pair && market.orderBook(pair.symbol, numberAt(params, "limit") ?? 10);
      const texts = (side: readonly (readonly [number, number])[] = []) => side.map((level) => level.map(String));
      return { current: now(), update: now(), asks: texts(book?.asks), bids: texts(book?.bids) };
    },
  };
}

function contractRoutes({ market }: Venue): Record<string, (request: OpenRequest) => unknown> {
  const linear = (request: OpenRequest) => (request.part("settle") === "usdt" ? perpetualsOf(market) : []);
  return {
    "GET /api/v4/futures/:settle/contracts": (request) =>
      linear(request).map((pair) => ({
        name: pairName(pair),
        type: "direct",
        quanto_multiplier: lotOf(pair).toFixed(),
        order_price_round: tickOf(pair),
        order_size_min: 1,
        taker_fee_rate: "0.0005",
        mark_price: String(dayOf(market, pair).last),
        funding_interval: FUNDING_MS / 1_000,
        in_delisting: false,
      })),
    "GET /api/v4/futures/:settle/risk_limit_tiers": (request) => {
      const contract = request.params.get("contract");
      if (!linear(request).some((pair) => pairName(pair) === contract))
        return Response.json({ label: "CONTRACT_NOT_FOUND", message: "Contract not found" }, { status: 400 });
      return BRACKETS.map(([, to, rate, leverage, deducted], i) => ({
        contract,
        tier: i + 1,
        risk_limit: String(to),
        initial_rate: String(1 / leverage),
        maintenance_rate: String(rate),
        leverage_max: String(leverage),
        deduction: String(deducted),
      }));
    },
    "GET /api/v4/futures/:settle/tickers": (request) =>
      linear(request).map((pair) => {
        const { last, volume, quoteVolume } = dayOf(market, pair);
        return {
          contract: pairName(pair),
          last: last.toFixed(pair.priceDecimals),
          mark_price: String(last),
          total_size: String(Math.round((volume * OPEN_INTEREST_DAYS) / pair.stepSize)),
          volume_24h_base: volume.toFixed(0),
          volume_24h_quote: quoteVolume.toFixed(0),
        };
      }),
  };
}

function contractHistoryRoutes({ market, now }: Venue): Record<string, (request: OpenRequest) => unknown> {
  return {
    "GET /api/v4/futures/:settle/candlesticks": ({ params }) => {
      const pair = pairNamed(market, params.get("contract"));
      return pair === undefined
        ? []
        : barsOf(market, pair, intervalOf(params), spanOf(params, now())).map((bar) => ({
            t: bar.openAt / 1_000,
            v: Math.round(bar.volume / pair.stepSize),
            o: bar.open,
            h: bar.high,
            l: bar.low,
            c: bar.close,
            sum: bar.turnover.toFixed(8),
          }));
    },
    "GET /api/v4/futures/:settle/order_book": ({ params }) => {
      const pair = pairNamed(market, params.get("contract"));
      const book = pair && market.orderBook(pair.symbol, numberAt(params, "limit") ?? 10);
      const inLots = (side: readonly (readonly [number, number])[] = []) =>
        side.map(([price, size]) => ({ p: String(price), s: Math.round(size / (pair?.stepSize ?? 1)) }));
      return { current: now() / 1_000, update: now() / 1_000, asks: inLots(book?.asks), bids: inLots(book?.bids) };
    },
    "GET /api/v4/futures/:settle/funding_rate": ({ params }) => {
      const pair = pairNamed(market, params.get("contract"));
      if (pair === undefined) return [];
      const { from, to } = spanOf(params, now());
      const rows = [];
      const most = numberAt(params, "limit") ?? 100;
      const oldest = Math.max(from, pair.listedAt);
      for (let at = Math.floor(to / FUNDING_MS) * FUNDING_MS; at >= oldest && rows.length < most; at -= FUNDING_MS)
        rows.push({ t: at / 1_000, r: market.fundingRate(pair.symbol, at).toFixed(6) });
      return rows;
    },
  };
}
