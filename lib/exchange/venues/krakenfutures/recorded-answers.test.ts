import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseFills } from "./parse-history";
import { parseInstruments, parseMarginLevels } from "./parse-instruments";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parseSymbol } from "./symbols";
import { INVERSE, LINEAR, MARKETS } from "@/lib/testing/kraken-futures-contracts";

/** Recorded Kraken Futures answers of another project, beside the repository; skipped visibly where they are absent. */
const FIXTURES = fileURLToPath(new URL("../../../../../shared/data/fixtures/nautilus/kraken/", import.meta.url));
const read = (name: string): unknown => JSON.parse(readFileSync(`${FIXTURES}http_futures_${name}.json`, "utf8"));

describe.skipIf(!existsSync(FIXTURES))("recorded answers (../shared/data/fixtures)", () => {
  test("instruments and their margin schedules", () => {
    const instruments = parseInstruments(read("instruments"));
    expect(instruments.slice(0, 3).map(({ symbol, priceTick, lotStep }) => [symbol, priceTick, lotStep])).toEqual([
      ["BTC/USD:BTC", "0.5", "1"],
      ["ETH/USD:USD", "0.1", "0.001"],
      ["PEPE/USD:USD", "0.0000000001", "1000"],
    ]);
    expect(parseMarginLevels(read("instruments")).get("PI_XBTUSD")?.[1]).toEqual({
      from: "500000",
      initialFraction: 0.04,
      maintenanceFraction: 0.02,
    });
    expect(parseInstruments(read("instrument_no_fee_schedule"))).toHaveLength(1);
  });

  test("open orders: dollars of inverse contracts become base units", () => {
    expect(
      parseOpenOrders(read("open_orders"), MARKETS).map(({ symbol, kind, quantity, price, stopPrice }) => [
        symbol,
        kind,
        quantity,
        price,
        stopPrice,
      ]),
    ).toEqual([
      ["ETH/USD:ETH", "limit", "0.083333333333333333", "1200", null],
      ["ETH/USD:ETH", "take_profit", "0.005376344086021505", "1860", "1880.4"],
      ["BTC/USD:BTC", "limit", "0.17543859649122807", "28500", null],
    ]);
  });

  test("fills with their fees", () => {
    const { trades, oldestAt } = parseFills(read("fills"), MARKETS);
    expect(trades.map(({ symbol, side, feeAmount, feeAsset }) => [symbol, side, feeAmount, feeAsset])).toEqual([
      ["BTC/USD:BTC", "buy", "0.00008957", "BTC"],
      ["ETH/USD:ETH", "buy", "0.00685589", "ETH"],
      ["BTC/USD:BTC", "sell", "0.00004456", "BTC"],
    ]);
    expect(oldestAt).toBe(Date.UTC(2023, 3, 7, 15, 45, 10, 739));
  });

  test("tickers, candles of every kind, books and funding rates", () => {
    const { tickers, answeredAt } = parseTickers(read("tickers"));
    expect(tickers.map(({ venueSymbol, last, volume }) => [venueSymbol, last, volume])).toEqual([
      ["PI_XBTUSD", "91415", 21_118_140],
      ["PF_ETHUSD", "3200.5", 500_000],
    ]);
    expect(answeredAt).toBe(Date.UTC(2025, 10, 17, 0, 34, 37, 524));
    for (const kind of ["trade", "mark", "spot"]) expect(parseCandles(read(`candles_${kind}`), INVERSE).length).toBe(3);
    expect(parseCandles(read("candles_trade"), INVERSE)[0]).toMatchObject({
      openAt: 1_731_715_200_000,
      volumeQuote: 319_499,
    });
    expect(parseOrderBook(read("orderbook"), LINEAR, 1)).toMatchObject({
      bids: [
        [105_900, 0.5],
        [105_850, 1.2],
        [105_800, 0.8],
      ],
    });
    expect(parseFundingRates(read("historical_funding_rates")).map(({ rateFraction }) => rateFraction)).toEqual([
      0.00015, -0.00005, 0.0001,
    ]);
  });
});

test("names of contracts, also with a date; anything else is none of ours", () => {
  expect(parseSymbol("pi_xbtusd")).toEqual({ isInverse: true, base: "BTC", quote: "USD", delivery: null });
  expect(parseSymbol("FF_ETHUSD_250328")).toEqual({ isInverse: false, base: "ETH", quote: "USD", delivery: "250328" });
  expect(parseSymbol("in_xbtusd")).toBeNull();
  expect(parseSymbol("rr_xbtusd")).toBeNull();
});
