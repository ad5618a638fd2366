import { describe, expect, test } from "vitest";
import { marketsOf } from "./symbols";
import { parseInstruments } from "./parse-instruments";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePositions } from "./parse-positions";
import { parseTrades } from "./parse-trades";

const answer = (result: unknown) => ({ jsonrpc: "2.0", id: 1, result });
const listed = (name: string, coins: { base: string; quote: string; settle: string }, more: object = {}) => ({
  instrument_name: name,
  kind: "future",
  base_currency: coins.base,
  quote_currency: coins.quote,
  settlement_currency: coins.settle,
  settlement_period: "perpetual",
  expiration_timestamp: 32_503_708_800_000,
  tick_size: 0.5,
  min_trade_amount: 10,
  contract_size: 10,
  taker_commission: 0.0005,
  is_active: true,
  ...more,
});
const BTC = { base: "BTC", quote: "USD", settle: "BTC" };
const INSTRUMENTS = parseInstruments(
  answer([
    listed("BTC-PERPETUAL", BTC),
    listed("BTC-26JUN26", BTC, { settlement_period: "month", expiration_timestamp: Date.UTC(2026, 5, 26, 8) }),
    listed("ETH_USDC-PERPETUAL", { base: "ETH", quote: "USDC", settle: "USDC" }, { min_trade_amount: 0.001 }),
    listed("BTC_USDC", { base: "BTC", quote: "USDC", settle: "USDC" }, { kind: "spot", settlement_period: undefined }),
    listed("BTC-26JUN26-90000-C", BTC, { kind: "option" }),
    listed("BTC-FS-26JUN26_PERP", BTC, { kind: "future_combo" }),
  ]),
);
const MARKETS = marketsOf(INSTRUMENTS);

test("instruments: inverse, dated, linear and spot; options and combinations are not read", () => {
  expect(INSTRUMENTS.map(({ symbol, settle, kind }) => [symbol, settle, kind])).toEqual([
    ["BTC/USD:BTC", "BTC", "perpetual"],
    ["BTC/USD:BTC-260626", "BTC", "perpetual"],
    ["ETH/USDC:USDC", "USDC", "perpetual"],
    ["BTC/USDC", null, "spot"],
  ]);
  expect([...MARKETS.keys()]).toEqual(["BTC-PERPETUAL", "BTC-26JUN26", "ETH_USDC-PERPETUAL", "BTC_USDC"]);
});

describe("positions", () => {
  const position = {
    instrument_name: "BTC-PERPETUAL",
    kind: "future",
    direction: "sell",
    size: -5_000,
    average_price: 50_000,
    mark_price: 40_000,
    estimated_liquidation_price: 70_000,
    leverage: 25,
    floating_profit_loss: 0.025,
    initial_margin: 0.005,
    maintenance_margin: 0.002,
  };
  const linear = { ...position, instrument_name: "ETH_USDC-PERPETUAL", direction: "buy", size: 2 };

  test("an inverse short in dollars stands in coins at its entry; its profit in the coin becomes dollars", () => {
    expect(parsePositions(answer([position]), MARKETS)).toEqual([
      {
        symbol: "BTC/USD:BTC",
        base: "BTC",
        side: "short",
        quantity: "0.1",
        entryPrice: "50000",
        markPrice: "40000",
        leverage: 25,
        marginMode: "cross",
        liquidationPrice: "70000",
        // 0.1 × (50,000 − 40,000)
        unrealizedPnl: "1000",
        initialMargin: "200",
        maintenanceMargin: "80",
      },
    ]);
  });

  test("a linear one stays as it is; closed ones and options are left out; no liquidation is null", () => {
    const rows = [
      { ...linear, estimated_liquidation_price: null },
      { ...position, direction: "zero", size: 0 },
      { ...position, kind: "option", instrument_name: "BTC-26JUN26-90000-C", average_price: 0.02 },
    ];
    expect(parsePositions(answer(rows), MARKETS)).toMatchObject([
      { symbol: "ETH/USDC:USDC", side: "long", quantity: "2", unrealizedPnl: "0.025", liquidationPrice: null },
    ]);
    expect(parsePositions(answer(linear), MARKETS)).toHaveLength(1);
  });

  test("a contract we do not know, or no entry, is a failure: risk is never hidden", () => {
    expect(() => parsePositions(answer([position]), new Map())).toThrow(/bad_response/);
    expect(() => parsePositions(answer([{ ...position, average_price: 0 }]), MARKETS)).toThrow(/bad_response/);
  });
});

test("orders: limits, stops without a price, targets; what rests no more is left out", () => {
  const order = {
    order_id: "1",
    instrument_name: "BTC-PERPETUAL",
    direction: "buy",
    order_type: "limit",
    order_state: "open",
    amount: 1_000,
    filled_amount: 500,
    price: 50_000,
  };
  const stop = {
    ...order,
    order_id: "SLMS-2",
    instrument_name: "ETH_USDC-PERPETUAL",
    direction: "sell",
    order_type: "stop_market",
    order_state: "untriggered",
    amount: 2,
    filled_amount: undefined,
    price: "market_price",
    trigger_price: 2_000,
  };
  const target = { ...stop, order_id: "TPMS-3", order_type: "take_limit", price: 3_100, trigger_price: 3_000 };
  const filled = { ...order, order_id: "4", order_state: "filled" };
  expect(
    parseOpenOrders(answer([order, stop, target, filled]), MARKETS).map(
      ({ venueOrderId, kind, side, quantity, price, stopPrice }) => [
        venueOrderId,
        kind,
        side,
        quantity,
        price,
        stopPrice,
      ],
    ),
  ).toEqual([
    ["1", "limit", "buy", "0.01", "50000", null],
    ["SLMS-2", "stop", "sell", "2", null, "2000"],
    ["TPMS-3", "take_profit", "sell", "2", "3100", "3000"],
  ]);
  expect(parseOpenOrders(answer({ order, trades: [] }), MARKETS)).toHaveLength(1);
});

test("trades: dollars of inverse contracts become coins; a public trade is nobody's", () => {
  const trade = {
    trade_id: "BTC-1",
    instrument_name: "BTC-PERPETUAL",
    direction: "sell",
    price: 50_000,
    amount: 100,
    fee: -0.0000005,
    fee_currency: "BTC",
    timestamp: 1_700_000_000_000,
  };
  const expected = [
    {
      venueTradeId: "BTC-1",
      symbol: "BTC/USD:BTC",
      side: "sell",
      quantity: "0.002",
      price: "50000",
      feeAmount: "-0.0000005",
      feeAsset: "BTC",
      eventAt: 1_700_000_000_000,
    },
  ];
  expect(parseTrades(answer({ trades: [trade], has_more: false }), MARKETS)).toEqual(expected);
  expect(parseTrades(answer([trade]), MARKETS)).toEqual(expected);
  expect(() => parseTrades(answer([{ ...trade, fee: undefined }]), MARKETS)).toThrow(/bad_response/);
});

test("market data: columns, books in coins, prices under both names, rates of each hour", () => {
  const [inverse] = INSTRUMENTS;
  if (inverse === undefined) throw new Error("no instrument");
  const chart = { status: "ok", ticks: [7], open: [1], high: [3], low: [1], close: [2], volume: [5], cost: [10] };
  expect(parseCandles(answer(chart))).toEqual([
    { openAt: 7, open: 1, high: 3, low: 1, close: 2, volumeBase: 5, volumeQuote: 10 },
  ]);
  expect(() => parseCandles(answer({ ...chart, close: [] }))).toThrow(/bad_response/);
  const book = parseOrderBook(answer({ bids: [[50_000, 100]], asks: [], timestamp: 9 }), inverse, 1);
  expect(book).toEqual({ asOf: 9, bids: [[50_000, 0.002]], asks: [] });
  const ticker = { instrument_name: "BTC-PERPETUAL", last_price: 5, stats: { volume_notional: 70 }, timestamp: 3 };
  const summary = { instrument_name: "BTC-PERPETUAL", last: 5, volume_notional: 70, creation_timestamp: 3 };
  for (const raw of [ticker, [summary]])
    expect(parseTickers(answer(raw))).toMatchObject([{ price: "5", volumeQuote: 70, eventAt: 3 }]);
  const rates = [
    { timestamp: 2, interest_1h: 0.00002 },
    { timestamp: 1, interest_1h: -0.00001 },
  ];
  expect(parseFundingRates(answer(rates))).toEqual([
    { eventAt: 1, rateFraction: -0.00001 },
    { eventAt: 2, rateFraction: 0.00002 },
  ]);
});

test.each([{}, [], null, { result: null }, { result: "maintenance" }, { jsonrpc: "2.0", error: { code: 10_000 } }])(
  "garbage is a failure, never an empty account: %j",
  (raw) => {
    for (const parse of [parsePositions, parseOpenOrders, parseTrades])
      expect(() => parse(raw, MARKETS)).toThrow(/bad_response/);
  },
);
