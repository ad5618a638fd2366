import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { parseSpotBalances } from "./parse-balances";
import { parseDust } from "./parse-conversions";
import { parseTrades } from "./parse-history";
import { parseDistributions } from "./parse-income";
import { parseSpotInstruments } from "./parse-instruments";
import { parseCandles, parseDayVolumes, parseOrderBook, parsePrices } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";

/** Recorded Binance answers of two other projects, beside the repository; skipped visibly where they are absent. */
const FIXTURES = fileURLToPath(new URL("../../../../../shared/data/fixtures/", import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(`${FIXTURES}${path}`, "utf8"));
const nautilus = (name: string): unknown => read(`nautilus/binance/spot/http_json/${name}_response.json`);

const spot = (base: string, quote: string) =>
  ({ symbol: `${base}/${quote}`, base, quote, settle: null, contractSize: "1" }) as Instrument;
const LTCBTC = spot("LTC", "BTC");

describe.skipIf(!existsSync(FIXTURES))("recorded answers (../shared/data/fixtures)", () => {
  test("account: balances as printed, the account's number", () => {
    const reading = parseSpotBalances(nautilus("account"), new Set(["BTC", "LTC"]));
    expect(reading.uid).toBe("354937868");
    expect(reading.balances.map(({ asset, free }) => [asset, free])).toEqual([
      ["BTC", "4723846.89208129"],
      ["LTC", "4763368.68006011"],
    ]);
  });

  test("trades", () => {
    expect(parseTrades(nautilus("account_trades"), spot("BNB", "BTC"))).toEqual([
      {
        venueTradeId: "28457",
        symbol: "BNB/BTC",
        side: "buy",
        quantity: "12",
        price: "4.000001",
        feeAmount: "10.1",
        feeAsset: "BNB",
        eventAt: 1_499_865_549_590,
      },
    ]);
  });

  test.each(["nautilus/binance/spot/http_json/open_orders_response.json", "xchange/binance/__files__open-orders.json"])(
    "open orders: %s",
    (path) => {
      expect(parseOpenOrders(read(path), new Map([["LTCBTC", LTCBTC]]))).toEqual([
        {
          venueOrderId: "1",
          symbol: "LTC/BTC",
          side: "buy",
          kind: "limit",
          quantity: "1",
          price: "0.1",
          stopPrice: null,
        },
      ]);
    },
  );

  test("a USDⓈ-M order", () => {
    const order = read("nautilus/binance/futures/http_json/order_response.json");
    const markets = new Map([["BTCUSDT", { ...spot("BTC", "USDT"), symbol: "BTC/USDT:USDT", settle: "USDT" }]]);
    expect(parseOpenOrders([order], markets)).toMatchObject([{ kind: "limit", quantity: "0.001", price: "50000" }]);
  });

  test("klines", () => {
    expect(parseCandles(nautilus("klines"))).toEqual([
      {
        openAt: 1_499_040_000_000,
        open: 0.0163479,
        high: 0.8,
        low: 0.015758,
        close: 0.015771,
        volumeBase: 148976.11427815,
        volumeQuote: 2434.19055334,
      },
    ]);
  });

  test("prices and depth", () => {
    expect(parsePrices([nautilus("ticker_price")])).toEqual([
      { venueSymbol: "LTCBTC", price: "4.000002", eventAt: null },
    ]);
    expect(parseOrderBook(read("xchange/binance/__files__depth.json"), 9)).toEqual({
      asOf: 9,
      bids: [[4, 431]],
      asks: [[4.000002, 12]],
    });
  });

  test.each([
    ["nautilus/binance/spot/http_json/ticker_24hr_response.json", "BNBBTC"],
    ["xchange/binance/__files__single-24hr-ticker.json", "BNBBTC"],
  ])("turnover of the last day: %s", (path, symbol) => {
    expect(parseDayVolumes([read(path)].flat())).toMatchObject([{ venueSymbol: symbol, volumeQuote: 15.3 }]);
  });

  test("exchangeInfo: a pair without trading rules is left out, for nothing could be sized on it", () => {
    expect(parseSpotInstruments(nautilus("exchange_info"))).toEqual([]);
  });

  test("small balances swept into BNB: each coin a trade, before its charge of 2 %", () => {
    const trades = parseDust(read("xchange/binance/__files__dustlog.json"), { spot: new Map([["LTCBNB", LTCBTC]]) });
    expect(trades).toHaveLength(28);
    expect(trades[2]).toEqual({
      venueTradeId: "dust-90698471826-LTC",
      symbol: "LTC/BNB",
      side: "sell",
      quantity: "0.00023",
      price: "0.264695652173913043",
      feeAmount: "0.00000121",
      feeAsset: "BNB",
      eventAt: 1_639_129_045_000,
    });
    expect(trades[0]).toMatchObject({ symbol: "BNB/BUSD", side: "buy", quantity: "0.00048483" });
  });

  test("distributions", () => {
    expect(parseDistributions(read("xchange/binance/org__knowm__xchange__binance__asset-dividend-list.json"))).toEqual({
      rows: [
        {
          venueIncomeId: "dividend-2968885920-BHFT",
          kind: "reward",
          asset: "BHFT",
          amount: "10",
          eventAt: 1_563_189_166_000,
        },
      ],
      seen: 1,
    });
  });
});
