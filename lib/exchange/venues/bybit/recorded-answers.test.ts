import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { addDecimals, multiplyDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { parseAccountMode, parseFunding, parseWallet } from "./parse-balances";
import { parseExecutions } from "./parse-history";
import { parseInstruments } from "./parse-instruments";
import { parseFundingRates, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePositions } from "./parse-positions";
import { venueSymbolOf } from "./symbols";

/** Recorded Bybit answers of two other projects, beside the repository; skipped visibly where they are absent. */
const FIXTURES = fileURLToPath(new URL("../../../../../shared/data/fixtures/", import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(`${FIXTURES}${path}`, "utf8"));
const nautilus = (name: string): unknown => read(`nautilus/bybit/http_get_${name}.json`);
const xchange = (name: string): unknown => read(`xchange/bybit/${name}.json5`);

const linear = (base: string): Instrument => ({
  id: `bybit:${base}/USDT:USDT`,
  venue: "bybit",
  symbol: `${base}/USDT:USDT`,
  base,
  quote: "USDT",
  settle: "USDT",
  kind: "perpetual",
  priceTick: "0.5",
  lotStep: "0.001",
  minQuantity: "0.001",
  minNotional: "5",
  contractSize: "1",
  takerFeeFraction: 0.00055,
  isActive: true,
});
const LINEAR = new Map(["BTC", "ETH", "SOL"].map((base) => [`${base}USDT`, linear(base)]));

describe.skipIf(!existsSync(FIXTURES))("recorded answers (../shared/data/fixtures)", () => {
  test("unified wallet: what is held, and what is owed", () => {
    expect(parseWallet(nautilus("wallet_balance"), "unified")).toEqual([
      { wallet: "unified", asset: "USDT", free: "1000.5", locked: "0", borrowed: "0", unlockAt: null },
      { wallet: "unified", asset: "ETH", free: "0", locked: "0", borrowed: "0.06142", unlockAt: null },
    ]);
    expect(parseWallet(xchange("getWalletBalance"), "unified")).toEqual([]);
    expect(parseFunding(xchange("getAllCoinsBalance"))).toEqual([]);
    expect(parseAccountMode(nautilus("account_info"))).toEqual({ isUnified: true, isIsolated: false });
  });

  test("positions, long, short and closed", () => {
    const { rows } = parsePositions(nautilus("positions"), LINEAR, { isIsolated: false });
    expect(
      rows.map(({ symbol, side, quantity, liquidationPrice }) => [symbol, side, quantity, liquidationPrice]),
    ).toEqual([
      ["BTC/USDT:USDT", "long", "0.5", "45000"],
      ["ETH/USDT:USDT", "short", "5", "3500"],
    ]);
  });

  test.each([
    ["orders_realtime", ["open-order-1", "open-order-2"]],
    ["orders_history_with_duplicate", ["open-order-1"]],
    ["orders_history", []],
  ] as const)("orders: %s, of which those rest that have not ended", (name, resting) => {
    const { rows } = parseOpenOrders(nautilus(name), LINEAR);
    expect(rows.map(({ venueOrderId }) => venueOrderId)).toEqual(resting);
    for (const { price, stopPrice } of rows) expect(price ?? stopPrice ?? "at market").not.toBe("0");
  });

  test("a target and a stop are told apart", () => {
    const { rows } = parseOpenOrders(nautilus("orders_realtime_tp_sl"), LINEAR);
    expect(rows.map(({ kind, side, stopPrice, price }) => [kind, side, stopPrice, price])).toEqual([
      ["take_profit", "sell", "55000", null],
      ["stop", "sell", "48000", "47500"],
    ]);
  });

  test.each([
    ["getOrderDetailsLinear", 1],
    ["getOrderDetailsSpot", 0],
  ] as const)("orders: %s", (name, resting) => {
    expect(
      parseOpenOrders(
        xchange(name),
        new Map([
          ["ETHUSDT", linear("ETH")],
          ["BTCUSDT", linear("BTC")],
        ]),
      ).rows,
    ).toHaveLength(resting);
  });

  test("executions with their fees", () => {
    const { rows, cursor } = parseExecutions(nautilus("executions"), LINEAR);
    expect(
      rows.map(({ symbol, side, quantity, price, feeAmount, feeAsset }) => [
        symbol,
        side,
        quantity,
        price,
        feeAmount,
        feeAsset,
      ]),
    ).toEqual([
      ["BTC/USDT:USDT", "buy", "0.1", "50000", "0.015", "USDT"],
      ["ETH/USDT:USDT", "sell", "0.5", "3000", "0.9", "USDT"],
    ]);
    expect(cursor).toBe("132766%3A2%2C132766%3A2");
  });

  test.each([
    ["instruments_spot", "spot", ["BTC/USDT", "ETH/USDT"]],
    ["instruments_spot_xstocks", "spot", ["AAPL/USDT"]],
    ["instruments_linear", "linear", null],
    ["instruments_linear_symbol_type", "linear", ["TSLA/USDT:USDT"]],
    ["instruments_inverse", "inverse", ["BTC/USD:BTC"]],
    ["instruments_inverse_symbol_type", "inverse", ["BRENT/USD:BRENT"]],
  ] as const)("instruments: %s", (name, category, symbols) => {
    const { rows } = parseInstruments(nautilus(name), category);
    if (symbols !== null) expect(rows.map(({ symbol }) => symbol)).toEqual(symbols);
    const sent = nautilus(name) as { result: { list: { symbol: string }[] } };
    expect(rows.map(venueSymbolOf)).toEqual(sent.result.list.map(({ symbol }) => symbol));
  });

  test.each([
    ["getInstrumentSpot", "spot"],
    ["getInstrumentLinear", "linear"],
    ["getInstrumentInverse", "inverse"],
  ] as const)("instruments: %s", (name, category) => {
    expect(parseInstruments(xchange(name), category).rows.length).toBeGreaterThan(0);
  });

  test("tickers count an inverse contract's turnover in dollars", () => {
    expect(parseTickers(xchange("getTickerSpot"), "spot")).toMatchObject([
      { venueSymbol: "BTCUSDT", price: "20533.13", volumeQuote: 243_765_620.65899866 },
    ]);
    expect(parseTickers(xchange("getTickerInverse"), "inverse")).toMatchObject([
      { price: "16597", volumeQuote: 49_337_318, openInterestQuote: 373_504_107 },
    ]);
  });

  test("order book and funding rates", () => {
    const book = parseOrderBook(nautilus("orderbook"), "linear", 1);
    expect([book.bids[0], book.asks[0], book.asOf]).toEqual([[27_450.5, 1.5], [27_451, 1.2], 1_709_891_679_000]);
    expect(parseFundingRates(nautilus("funding_history"))).toEqual([
      { eventAt: 1_709_856_000_000, rateFraction: 0.00015 },
      { eventAt: 1_709_884_800_000, rateFraction: 0.0001 },
    ]);
  });
});

describe("inverse contracts", () => {
  const inverse: Instrument = { ...linear("BTC"), symbol: "BTC/USD:BTC", quote: "USD", settle: "BTC" };
  const row = {
    symbol: "BTCUSD",
    side: "Buy",
    size: "10000",
    avgPrice: "50000",
    markPrice: "40000",
    liqPrice: "",
    leverage: "",
    unrealisedPnl: "-0.05",
    positionIM: "0.02",
    positionMM: null,
  };
  const raw = { retCode: 0, result: { list: [row], nextPageCursor: "" } };

  test("a position is worth in dollars what its coins at entry are: the loss is the same number", () => {
    const [position] = parsePositions(raw, new Map([["BTCUSD", inverse]]), { isIsolated: false }).rows;
    expect(position).toMatchObject({ quantity: "0.2", unrealizedPnl: "-2000", initialMargin: "800" });
    expect(multiplyDecimals(position?.quantity ?? "", "-10000")).toBe(addDecimals("-2000"));
  });

  test("an unknown instrument is a failure, never a missing position", () => {
    expect(() => parsePositions(raw, new Map(), { isIsolated: false })).toThrow(/bad_response/);
  });
});
