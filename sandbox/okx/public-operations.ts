import type { Venue } from "../binance/endpoint";
import { BRACKETS } from "../accounts/futures-math";
import { openRead, wholeNumber, type Operation } from "../exchange-wire";
import { HOUR_MS, lengthMs, nextOpen, type Interval } from "../market/interval";
import type { Instrument } from "../market/market";
import { CONTRACT_LOT, contractValue, pairOf, spotIdOf, swapIdOf } from "./contracts";
import { OkxError } from "./okx-error";

const FUNDING_MS = 8 * HOUR_MS;
/** Share of a day's volume that is open in perpetuals. */
const OPEN_INTEREST_DAYS = 1.6;

/** Bars the sandbox knows; plain `1D` begins at 16:00 UTC and is not one of its grids. */
const BARS: Readonly<Record<string, Interval>> = {
  "1m": "1m",
  "5m": "5m",
  "15m": "15m",
  "1H": "1h",
  "4H": "4h",
  "1Dutc": "1d",
  "1Wutc": "1w",
};

/** publicOperations are OKX's market data; perpetuals trade at the spot price, without a basis. */
export function publicOperations(venue: Venue): Operation[] {
  const { market, now } = venue;
  const all = (): readonly Instrument[] => market.instruments();
  const swaps = (): Instrument[] => all().filter(({ hasPerpetual }) => hasPerpetual);
  const listed = (params: URLSearchParams): { isSwap: boolean; pairs: readonly Instrument[] } => {
    const type = params.get("instType");
    if (type === "SPOT") return { isSwap: false, pairs: all() };
    if (type === "SWAP") return { isSwap: true, pairs: swaps() };
    if (type === "FUTURES" || type === "OPTION" || type === "MARGIN") return { isSwap: true, pairs: [] };
    throw new OkxError(400, "51000", "Parameter instType error");
  };

  return [
    // Answered with the skewed clock by the mount.
    openRead("/api/v5/public/time", () => []),
    openRead("/api/v5/public/instruments", (params) => {
      const { isSwap, pairs } = listed(params);
      return pairs.map((pair) => (isSwap ? swapRow(pair) : spotRow(pair)));
    }),
    openRead("/api/v5/market/tickers", (params) => {
      const { isSwap, pairs } = listed(params);
      return pairs.map((pair) => tickerRow(venue, pair, isSwap));
    }),
    openRead("/api/v5/market/ticker", (params) => {
      const { pair, isSwap } = pairOf(all(), params.get("instId"));
      return [tickerRow(venue, pair, isSwap)];
    }),
    openRead("/api/v5/market/candles", (params) => candleRows(venue, params)),
    openRead("/api/v5/market/history-candles", (params) => candleRows(venue, params)),
    openRead("/api/v5/market/books", (params) => {
      const { pair, isSwap } = pairOf(all(), params.get("instId"));
      const book = market.orderBook(pair.symbol, wholeNumber(params, "sz", 1));
      const worth = isSwap ? contractValue(pair).toNumber() : 1;
      const rows = (side: readonly (readonly [number, number])[]) =>
        side.map(([level, size]) => [level.toFixed(pair.priceDecimals), (size / worth).toFixed(8), "0", "1"]);
      return [{ asks: rows(book?.asks ?? []), bids: rows(book?.bids ?? []), ts: String(now()), seqId: now() }];
    }),
    openRead("/api/v5/public/funding-rate-history", (params) => fundingRows(venue, params)),
    openRead("/api/v5/public/mark-price", (params) => {
      const { pairs } = listed(params);
      return pairs
        .filter((pair) => [null, swapIdOf(pair)].includes(params.get("instId")))
        .map((pair) => ({
          instType: "SWAP",
          instId: swapIdOf(pair),
          markPx: (market.lastPrice(pair.symbol) ?? 0).toFixed(pair.priceDecimals),
          ts: String(now()),
        }));
    }),
    openRead("/api/v5/public/position-tiers", (params) => tierRows(venue, params)),
    openRead("/api/v5/public/open-interest", (params) =>
      swaps()
        .filter((pair) => [null, swapIdOf(pair)].includes(params.get("instId")))
        .map((pair) => {
          const coins = (market.day(pair.symbol)?.volume ?? 0) * OPEN_INTEREST_DAYS;
          return {
            instType: "SWAP",
            instId: swapIdOf(pair),
            oi: (coins / contractValue(pair).toNumber()).toFixed(2),
            oiCcy: coins.toFixed(8),
            oiUsd: (coins * (market.lastPrice(pair.symbol) ?? 0)).toFixed(2),
            ts: String(now()),
          };
        }),
    ),
  ];
}

function tickerRow({ market, now }: Venue, pair: Instrument, isSwap: boolean): Record<string, string> {
  const last = market.lastPrice(pair.symbol) ?? 0;
  const day = market.day(pair.symbol);
  const top = market.orderBook(pair.symbol, 1);
  const print = (value: number): string => value.toFixed(pair.priceDecimals);
  const volume = day?.volume ?? 0;
  return {
    instType: isSwap ? "SWAP" : "SPOT",
    instId: isSwap ? swapIdOf(pair) : spotIdOf(pair),
    last: print(last),
    lastSz: "0",
    askPx: print(top?.asks[0]?.[0] ?? last),
    askSz: String(top?.asks[0]?.[1] ?? 0),
    bidPx: print(top?.bids[0]?.[0] ?? last),
    bidSz: String(top?.bids[0]?.[1] ?? 0),
    open24h: print(day?.open ?? last),
    high24h: print(day?.high ?? last),
    low24h: print(day?.low ?? last),
    vol24h: (isSwap ? volume / contractValue(pair).toNumber() : volume).toFixed(8),
    volCcy24h: (isSwap ? volume : (day?.quoteVolume ?? 0)).toFixed(8),
    sodUtc0: print(day?.open ?? last),
    sodUtc8: print(day?.open ?? last),
    ts: String(now()),
  };
}

function candleRows({ market, now }: Venue, params: URLSearchParams): string[][] {
  const { pair, isSwap } = pairOf(market.instruments(), params.get("instId"));
  const interval = BARS[params.get("bar") ?? "1m"];
  if (!interval) throw new OkxError(400, "51000", "Parameter bar error");
  const limit = Math.min(wholeNumber(params, "limit", 100), 100);
  // `after`: earlier than; `before`: later than; both exclusive.
  const to = Math.min(wholeNumber(params, "after", now() + 1) - 1, now());
  const from = wholeNumber(params, "before", to - (limit + 1) * lengthMs(interval)) + 1;
  return market
    .candles(pair.symbol, interval, from, to, Infinity)
    .slice(-limit)
    .map((bar) => {
      const turnover = (bar.volume * (bar.open + bar.high + bar.low + bar.close)) / 4;
      const prices = [bar.open, bar.high, bar.low, bar.close].map((value) => value.toFixed(pair.priceDecimals));
      const volumes = isSwap
        ? [bar.volume / contractValue(pair).toNumber(), bar.volume, turnover]
        : [bar.volume, turnover, turnover];
      const isClosed = nextOpen(interval, bar.openAt) <= now();
      return [String(bar.openAt), ...prices, ...volumes.map((value) => value.toFixed(8)), isClosed ? "1" : "0"];
    })
    .reverse();
}

function fundingRows({ market, now }: Venue, params: URLSearchParams): unknown[] {
  const { pair } = pairOf(market.instruments(), params.get("instId"));
  const limit = Math.min(wholeNumber(params, "limit", 100), 100);
  const oldest = Math.max(wholeNumber(params, "before", 0) + 1, pair.listedAt, now() - 90 * 24 * HOUR_MS);
  const rows = [];
  const latest = Math.min(now(), wholeNumber(params, "after", now() + 1) - 1);
  for (let at = Math.floor(latest / FUNDING_MS) * FUNDING_MS; at >= oldest && rows.length < limit; at -= FUNDING_MS) {
    const rate = market.fundingRate(pair.symbol, at).toFixed(8);
    rows.push({
      instType: "SWAP",
      instId: swapIdOf(pair),
      fundingRate: rate,
      realizedRate: rate,
      fundingTime: String(at),
      method: "current_period",
      formulaType: "withRate",
    });
  }
  return rows;
}

/** Tiers are told of a family, in contracts: the dollars of our brackets at the price of the moment. */
function tierRows({ market }: Venue, params: URLSearchParams): unknown[] {
  if (params.get("instType") !== "SWAP") throw new OkxError(400, "51000", "Parameter instType error");
  if (!["cross", "isolated"].includes(params.get("tdMode") ?? ""))
    throw new OkxError(400, "51000", "Parameter tdMode error");
  const family = params.get("instFamily") ?? params.get("uly");
  if (family === null) throw new OkxError(400, "50014", "Parameter uly or instFamily can not be empty.");
  const { pair } = pairOf(market.instruments(), `${family}-SWAP`);
  const contract = contractValue(pair).toNumber() * (market.lastPrice(pair.symbol) ?? 0);
  return BRACKETS.map(([from, to, rate, leverage], i) => ({
    baseMaxLoan: "",
    imr: String(1 / leverage),
    instFamily: family,
    instId: "",
    maxLever: String(leverage),
    maxSz: (to / contract).toFixed(8),
    minSz: (from / contract).toFixed(8),
    mmr: String(rate),
    optMgnFactor: "0",
    quoteMaxLoan: "",
    tier: String(i + 1),
    uly: family,
  }));
}

const NOT_A_DERIVATIVE = {
  ctMult: "",
  ctType: "",
  ctVal: "",
  ctValCcy: "",
  settleCcy: "",
  uly: "",
  instFamily: "",
};

function spotRow(pair: Instrument): Record<string, unknown> {
  return {
    ...rulesOf(pair),
    ...NOT_A_DERIVATIVE,
    instType: "SPOT",
    instId: spotIdOf(pair),
    baseCcy: pair.base,
    quoteCcy: pair.quote,
    lever: "10",
    lotSz: pair.stepSize.toFixed(pair.quantityDecimals),
    minSz: pair.stepSize.toFixed(pair.quantityDecimals),
  };
}

function swapRow(pair: Instrument): Record<string, unknown> {
  return {
    ...rulesOf(pair),
    instType: "SWAP",
    instId: swapIdOf(pair),
    uly: spotIdOf(pair),
    instFamily: spotIdOf(pair),
    baseCcy: "",
    quoteCcy: "",
    settleCcy: pair.quote,
    ctMult: "1",
    ctType: "linear",
    ctVal: contractValue(pair).toFixed(),
    ctValCcy: pair.base,
    lever: "100",
    lotSz: CONTRACT_LOT,
    minSz: CONTRACT_LOT,
  };
}

function rulesOf(pair: Instrument): Record<string, unknown> {
  return {
    alias: "",
    category: "1",
    expTime: "",
    listTime: String(Math.max(0, pair.listedAt)),
    maxIcebergSz: "99999999",
    maxLmtSz: "99999999",
    maxMktSz: "99999999",
    optType: "",
    ruleType: "normal",
    state: "live",
    stk: "",
    tickSz: pair.tickSize.toFixed(pair.priceDecimals),
  };
}
