import { z } from "zod";
import type { Candle, OrderBook } from "@/lib/domain/candle";
import { toNumber, type DecimalString } from "@/lib/domain/decimal";
import type { EpochMs } from "@/lib/domain/units";
import type { FundingRate } from "@/lib/exchange/client";
import { decimalText, instantMs, magnitudeText, oneOrMany, parseAnswer } from "@/lib/exchange/parse-answer";
import { bookLevels } from "@/lib/exchange/book-levels";

/** A number Binance sends as text; kept as it came, the candle validator judges it. */
const numberText = z.string().max(60).transform(Number);

const klineSchema = z
  .tuple([instantMs, numberText, numberText, numberText, numberText, numberText, instantMs, numberText])
  .rest(z.unknown());

/** parseCandles reads `klines`: rows of open time, open, high, low, close, base volume, close time, quote volume. */
export function parseCandles(raw: unknown): Candle[] {
  return parseAnswer(z.array(klineSchema).max(2_000), raw, "binance", "klines").map(
    ([openAt, open, high, low, close, volumeBase, , volumeQuote]) => ({
      openAt,
      open,
      high,
      low,
      close,
      volumeBase,
      volumeQuote,
    }),
  );
}

/** contractCandles are bars of a COIN-M contract: what the others call base volume counts contracts there, and coins follow. */
export function contractCandles(candles: readonly Candle[], contractSize: number): Candle[] {
  return candles.map(({ volumeBase: contracts, volumeQuote: coins, ...bar }) => ({
    ...bar,
    volumeBase: coins,
    volumeQuote: contracts * contractSize,
  }));
}

const pricesSchema = oneOrMany(z.looseObject({ symbol: z.string(), price: decimalText, time: instantMs.optional() }));

export interface RawPrice {
  venueSymbol: string;
  price: DecimalString;
  /** Spot prices carry no time; the caller's clock stands for it. */
  eventAt: EpochMs | null;
}

/** parsePrices reads `ticker/price` of all symbols or of one. Prices of zero (never traded) are left out. */
export function parsePrices(raw: unknown): RawPrice[] {
  return parseAnswer(pricesSchema, raw, "binance", "ticker/price")
    .filter(({ price }) => price !== "0" && !price.startsWith("-"))
    .map(({ symbol, price, time }) => ({ venueSymbol: symbol, price, eventAt: time ?? null }));
}

const daySchema = oneOrMany(z.looseObject({ symbol: z.string(), quoteVolume: magnitudeText }));

/** parseDayVolumes reads `ticker/24hr` of all symbols or of one: turnover of the last day in the quote. */
export function parseDayVolumes(raw: unknown): { venueSymbol: string; volumeQuote: number }[] {
  return parseAnswer(daySchema, raw, "binance", "ticker/24hr").map(({ symbol, quoteVolume }) => ({
    venueSymbol: symbol,
    volumeQuote: toNumber(quoteVolume),
  }));
}

const contractDaySchema = oneOrMany(z.looseObject({ symbol: z.string(), volume: magnitudeText }));

/** parseContractDays reads `ticker/24hr` of COIN-M: contracts traded on the last day. */
export function parseContractDays(raw: unknown): { venueSymbol: string; contracts: number }[] {
  return parseAnswer(contractDaySchema, raw, "binance", "dapi/ticker/24hr").map(({ symbol, volume }) => ({
    venueSymbol: symbol,
    contracts: toNumber(volume),
  }));
}

const fundingSchema = z.array(z.looseObject({ fundingTime: instantMs, fundingRate: numberText }));

/** parseFundingRates reads `fundingRate` of one symbol, oldest first. */
export function parseFundingRates(raw: unknown): FundingRate[] {
  return parseAnswer(fundingSchema, raw, "binance", "fundingRate")
    .filter(({ fundingRate }) => Number.isFinite(fundingRate))
    .map(({ fundingTime, fundingRate }) => ({ eventAt: fundingTime, rateFraction: fundingRate }))
    .sort((a, b) => a.eventAt - b.eventAt);
}

const openInterestSchema = z.looseObject({ openInterest: numberText, time: instantMs });

/** parseOpenInterest reads `openInterest` of one symbol, in coins or (COIN-M) contracts; null where it is no number. */
export function parseOpenInterest(raw: unknown): { amount: number; eventAt: EpochMs } | null {
  const { openInterest, time } = parseAnswer(openInterestSchema, raw, "binance", "openInterest");
  return Number.isFinite(openInterest) ? { amount: openInterest, eventAt: time } : null;
}

const levelSchema = z.tuple([numberText, numberText]).rest(z.unknown());
const depthSchema = z.looseObject({
  bids: z.array(levelSchema),
  asks: z.array(levelSchema),
  /** Futures only. */
  E: instantMs.optional(),
});

/**
 * parseOrderBook reads `depth`. Levels that are not positive finite numbers are left out.
 *
 * @param contractSize COIN-M only: the book counts contracts of so many dollars, which become base units at their price
 */
export function parseOrderBook(raw: unknown, receivedAt: EpochMs, contractSize?: number): OrderBook {
  const depth = parseAnswer(depthSchema, raw, "binance", "depth");
  const toBase = (size: number, price: number) => (contractSize === undefined ? size : (size * contractSize) / price);
  return { asOf: depth.E ?? receivedAt, bids: bookLevels(depth.bids, toBase), asks: bookLevels(depth.asks, toBase) };
}
