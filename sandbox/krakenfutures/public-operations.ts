import type { Venue } from "../binance/endpoint";
import { openRead, wholeNumber, type Operation } from "../exchange-wire";
import { HOUR_MS, type Interval } from "../market/interval";
import type { Instrument } from "../market/market";
import { contractOf, pairOf } from "./contracts";
import { FuturesError } from "./futures-error";

const FUNDING_MS = 8 * HOUR_MS;
/** Settled rates the sandbox tells. */
const RATES = 300;
const CANDLES_MAX = 2_000;
/** Share of a day's volume that is open in perpetuals. */
const OPEN_INTEREST_DAYS = 1.6;
const RESOLUTIONS: readonly Interval[] = ["1m", "5m", "15m", "30m", "1h", "4h", "12h", "1d", "1w"];

/** publicOperations are Kraken Futures' market data: linear perpetuals at the spot price, without a basis. */
export function publicOperations({ market, now }: Venue): Operation[] {
  const pairs = (): Instrument[] => market.instruments().filter(({ hasPerpetual }) => hasPerpetual);
  const pair = (params: URLSearchParams): Instrument => pairOf(market.instruments(), params.get("symbol"));

  function ticker(each: Instrument): Record<string, unknown> {
    const last = market.lastPrice(each.symbol) ?? 0;
    const day = market.day(each.symbol);
    const top = market.orderBook(each.symbol, 1);
    const settledAt = Math.floor(now() / FUNDING_MS) * FUNDING_MS;
    const relative = market.fundingRate(each.symbol, settledAt);
    return {
      symbol: contractOf(each.base),
      last,
      lastTime: new Date(now()).toISOString(),
      tag: "perpetual",
      pair: `${contractOf(each.base).slice(3, -3)}:USD`,
      markPrice: last,
      bid: top?.bids[0]?.[0] ?? last,
      bidSize: top?.bids[0]?.[1] ?? 0,
      ask: top?.asks[0]?.[0] ?? last,
      askSize: top?.asks[0]?.[1] ?? 0,
      vol24h: day?.volume ?? 0,
      volumeQuote: day?.quoteVolume ?? 0,
      openInterest: (day?.volume ?? 0) * OPEN_INTEREST_DAYS,
      open24h: day?.open ?? last,
      high24h: day?.high ?? last,
      low24h: day?.low ?? last,
      lastSize: 1,
      fundingRate: relative * last,
      fundingRatePrediction: relative * last,
      suspended: false,
      indexPrice: last,
      postOnly: false,
      change24h: 0,
    };
  }

  return [
    openRead("/derivatives/api/v3/instruments", () => ({ instruments: pairs().map(instrumentRow) })),
    openRead("/derivatives/api/v3/tickers", () => ({ tickers: pairs().map(ticker) })),
    openRead("/derivatives/api/v3/orderbook", (params) => {
      const book = market.orderBook(pair(params).symbol, 500);
      return { orderBook: { bids: book?.bids ?? [], asks: book?.asks ?? [] } };
    }),
    openRead("/derivatives/api/v4/historicalfundingrates", (params) => {
      const { symbol } = pair(params);
      const latest = Math.floor(now() / FUNDING_MS) * FUNDING_MS;
      const rates = Array.from({ length: RATES }, (_, i) => latest - (RATES - 1 - i) * FUNDING_MS).map((at) => {
        const relative = market.fundingRate(symbol, at);
        return {
          timestamp: new Date(at).toISOString(),
          fundingRate: relative * (market.priceAt(symbol, at) ?? 0),
          relativeFundingRate: relative,
        };
      });
      return { rates };
    }),
    openRead("/api/charts/v1/:type/:symbol/:resolution", (params) => {
      const each = pair(params);
      const resolution = RESOLUTIONS.find((interval) => interval === params.get("resolution"));
      if (!resolution) throw new FuturesError("Bad Request", 400);
      const from = wholeNumber(params, "from", 0) * 1_000;
      const to = Math.min(wholeNumber(params, "to", Math.floor(now() / 1_000)) * 1_000, now());
      const found = market.candles(each.symbol, resolution, from, to, CANDLES_MAX + 1);
      const print = (price: number): string => price.toFixed(each.priceDecimals);
      const candles = found.slice(0, CANDLES_MAX).map((bar) => ({
        time: bar.openAt,
        open: print(bar.open),
        high: print(bar.high),
        low: print(bar.low),
        close: print(bar.close),
        volume: bar.volume.toFixed(8),
      }));
      return { candles, more_candles: found.length > CANDLES_MAX };
    }),
  ];
}

function instrumentRow(pair: Instrument): Record<string, unknown> {
  return {
    symbol: contractOf(pair.base),
    type: "flexible_futures",
    tickSize: pair.tickSize,
    contractSize: 1,
    tradeable: true,
    impactMidSize: 1,
    maxPositionSize: 1_000_000,
    openingDate: new Date(Math.max(0, pair.listedAt)).toISOString(),
    marginLevels: [
      { numNonContractUnits: 0, initialMargin: 0.02, maintenanceMargin: 0.01 },
      { numNonContractUnits: 500_000, initialMargin: 0.04, maintenanceMargin: 0.02 },
    ],
    fundingRateCoefficient: 8,
    maxRelativeFundingRate: 0.001,
    contractValueTradePrecision: pair.quantityDecimals,
    postOnly: false,
    feeScheduleUid: "sandbox",
    mtf: false,
    base: contractOf(pair.base).slice(3, -3),
    quote: "USD",
    pair: `${contractOf(pair.base).slice(3, -3)}:USD`,
  };
}
