import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { parseBalances } from "./parse-balances";
import { parseLedger, parseTrades } from "./parse-history";
import { parseInstruments } from "./parse-instruments";
import { parseCandles, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePositions } from "./parse-positions";
import { marketsOf, pairOf } from "./symbols";

/** Recorded Kraken answers of two other projects, beside the repository; skipped visibly where they are absent. */
const FIXTURES = fileURLToPath(new URL("../../../../../shared/data/fixtures/", import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(`${FIXTURES}${path}`, "utf8"));
const nautilus = (name: string): unknown => read(`nautilus/kraken/http_${name}.json`);
const xchange = (name: string): unknown => read(`xchange/kraken/org__knowm__xchange__kraken__dto__${name}.json`);

const spot = (base: string, quote: string): Instrument => ({
  id: `kraken:${base}/${quote}`,
  venue: "kraken",
  symbol: `${base}/${quote}`,
  base,
  quote,
  settle: null,
  kind: "spot",
  priceTick: "0.1",
  lotStep: "0.00000001",
  minQuantity: "0.0001",
  minNotional: "0.5",
  contractSize: "1",
  takerFeeFraction: 0.004,
  isActive: true,
});
const MARKETS = marketsOf([
  spot("BTC", "USD"),
  spot("BTC", "EUR"),
  spot("BTC", "USDT"),
  spot("ETH", "USDT"),
  spot("ETH", "BTC"),
  spot("ETH", "EUR"),
  spot("LTC", "BTC"),
  spot("ICN", "BTC"),
  spot("XRP", "BTC"),
  spot("REP", "ETH"),
]);

describe.skipIf(!existsSync(FIXTURES))("recorded answers (../shared/data/fixtures)", () => {
  test("balances under Kraken's codes", () => {
    expect(
      parseBalances(xchange("account__example-balance-data")).map(({ wallet, asset, free }) => [wallet, asset, free]),
    ).toEqual([
      ["spot", "EUR", "1.0539"],
      ["spot", "BTC", "0.48885833"],
      ["spot", "XTSTCUR", "10.123"],
    ]);
  });

  test("open orders: limits, a stop without a limit, and a volume in the quote", () => {
    const orders = parseOpenOrders(nautilus("open_orders"), MARKETS);
    expect(
      orders.map(({ symbol, kind, side, quantity, price, stopPrice }) => [
        symbol,
        kind,
        side,
        quantity,
        price,
        stopPrice,
      ]),
    ).toEqual([
      ["BTC/USDT", "limit", "buy", "0.5", "29500", null],
      ["ETH/USDT", "stop", "sell", "1", null, "1800"],
    ]);
    expect(parseOpenOrders(xchange("trading__example-openorders-data"), MARKETS).length).toBeGreaterThan(3);
    const [inQuote] = parseOpenOrders(xchange("trading__example-openorders-in-transaction-currency-data"), MARKETS);
    expect(inQuote).toMatchObject({ symbol: "BTC/EUR", quantity: "0.002", price: "500" });
  });

  test("a position on margin stands at its entry where the answer has no calculations", () => {
    expect(parsePositions(nautilus("spot_open_positions"), MARKETS)).toMatchObject([
      { symbol: "BTC/USD", side: "long", quantity: "0.5", entryPrice: "100000", leverage: 5, unrealizedPnl: "0" },
    ]);
    expect(() => parsePositions(nautilus("spot_open_positions"), new Map())).toThrow(/bad_response/);
  });

  test("trades, under old and new names of pairs", () => {
    const { rows, count } = parseTrades(nautilus("trades_history"), MARKETS);
    expect(
      rows.map(({ symbol, side, quantity, price, feeAmount, feeAsset, eventAt }) => [
        symbol,
        side,
        quantity,
        price,
        feeAmount,
        feeAsset,
        eventAt,
      ]),
    ).toEqual([
      ["BTC/USDT", "buy", "0.5", "29500.5", "23.6", "USDT", 1_688_585_840_892],
      ["ETH/USDT", "sell", "1", "1799.75", "3.6", "USDT", 1_688_586_440_346],
    ]);
    expect(count).toBe(2);
    expect(
      parseTrades(xchange("trading__example-tradehistory-data"), MARKETS).rows.map(({ symbol }) => symbol),
    ).toEqual(["LTC/BTC", "BTC/USD", "BTC/USD"]);
    expect(parseTrades(xchange("trading__example-tradehistory-icn"), MARKETS).rows).toMatchObject([
      { symbol: "ICN/BTC" },
    ]);
  });

  test("the ledger: what crossed the edge; trades, rewards and adjustments did not", () => {
    const { rows, seen } = parseLedger(xchange("account__example-ledgerinfo-data"));
    expect(rows.map(({ kind, asset, amount }) => [kind, asset, amount])).toEqual([
      ["deposit", "BTC", "0.1"],
      ["withdrawal", "LTC", "15.98573"],
      ["deposit", "BTC", "0.5"],
    ]);
    expect(seen).toBe(8);
  });

  test.each([
    ["asset_pairs", nautilus],
    ["asset_pairs_tokenized", nautilus],
    ["marketdata__example-assetpairs-data", xchange],
  ] as const)("instruments: %s, found again by every name", (name, from) => {
    const raw = from(name) as { result: Record<string, { altname: string }> };
    const instruments = parseInstruments(raw);
    const byName = marketsOf(instruments);
    const listed = Object.entries(raw.result).filter(([, { altname }]) => !altname.endsWith(".d"));
    expect(instruments).toHaveLength(listed.length);
    for (const [key, { altname }] of listed) {
      expect(byName.get(key), key).toBeDefined();
      expect(byName.get(altname), altname).toBe(byName.get(key));
    }
    expect(new Set(instruments.map(pairOf)).size).toBe(instruments.length);
  });

  test("tickers, candles and books", () => {
    expect(parseTickers(nautilus("ticker"))).toMatchObject([{ pair: "XBTUSDT", price: "105899.4" }]);
    expect(parseTickers(xchange("marketdata__example-ticker-data"))[0]?.volumeQuote).toBeCloseTo(346_593.5, 0);
    expect(parseCandles(nautilus("ohlc"))[0]).toMatchObject({ openAt: 1_762_777_020_000, close: 106_038.2 });
    expect(parseCandles(xchange("marketdata__example-ohlc-data"))[0]).toMatchObject({ openAt: 1_502_402_520_000 });
    const book = parseOrderBook(xchange("marketdata__example-depth-data"), 7);
    expect([book.asOf, book.bids[0], book.asks[0]]).toEqual([7, [526.26, 0.5], [530.75513, 0.248]]);
  });
});
