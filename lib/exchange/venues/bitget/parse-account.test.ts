import { describe, expect, test } from "vitest";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseFutures, parseMargin, parseSpot, parseUnified } from "./parse-balances";
import {
  parseFundingPayments,
  parseFuturesFills,
  parseSpotFills,
  parseUnifiedFills,
  parseWithdrawals,
} from "./parse-history";
import { parseContracts, parseSpotInstruments } from "./parse-instruments";
import { parseFundingTransfers, parseSpotTransfers } from "./parse-ledger";
import { parseFuturesStops, parseSpotOrders, parseUnifiedOrders, parseUnifiedStops } from "./parse-orders";
import { parseClassicPositions, parseUnifiedPositions } from "./parse-positions";
import { marketsOf } from "./symbols";
import { parseBotTotals } from "./parse-totals";

const answer = (data: unknown) => ({ code: "00000", msg: "success", requestTime: 1, data });

const pair = {
  symbol: "BTCUSDT",
  baseCoin: "BTC",
  quoteCoin: "USDT",
  minTradeAmount: "0",
  minTradeUSDT: "1",
  takerFeeRate: "0.002",
  pricePrecision: "2",
  quantityPrecision: "6",
  status: "online",
};
const contract = {
  baseCoin: "BTC",
  quoteCoin: "USDT",
  takerFeeRate: "0.0006",
  minTradeNum: "0.001",
  minTradeUSDT: "5",
  priceEndStep: "5",
  pricePlace: "1",
  sizeMultiplier: "0.001",
  symbolStatus: "normal",
  deliveryTime: "",
};
const coinContracts = [
  { ...contract, quoteCoin: "USD" },
  { ...contract, quoteCoin: "USD", deliveryTime: String(Date.UTC(2026, 11, 25, 8)) },
];
const instruments = [
  ...parseSpotInstruments(answer([pair])),
  ...parseContracts(answer([contract]), "USDT-FUTURES"),
  ...parseContracts(answer([{ ...contract, quoteCoin: "USDC" }]), "USDC-FUTURES"),
  ...parseContracts(answer(coinContracts), "COIN-FUTURES"),
];
const spot = marketsOf(instruments, "SPOT");
const linear = marketsOf(instruments, "USDT-FUTURES");
const coin = marketsOf(instruments, "COIN-FUTURES");

test("instruments: steps from places, names by what settles them", () => {
  expect(instruments.map(({ symbol, priceTick, lotStep }) => [symbol, priceTick, lotStep])).toEqual([
    ["BTC/USDT", "0.01", "0.000001"],
    ["BTC/USDT:USDT", "0.5", "0.001"],
    ["BTC/USDC:USDC", "0.5", "0.001"],
    ["BTC/USD:BTC", "0.5", "0.001"],
    ["BTC/USD:BTC-261225", "0.5", "0.001"],
  ]);
  expect([...coin.keys()]).toEqual(["BTCUSD", "BTCUSDZ26"]);
  expect([...marketsOf(instruments, "USDC-FUTURES").keys()]).toEqual(["BTCPERP"]);
});

describe("wallets", () => {
  test("a unified balance, what of it is free, and what is owed", () => {
    const assets = [
      { coin: "USDT", balance: "10", available: "6", debt: "2" },
      { coin: "ETH", balance: "-1", available: "0", debt: "1" },
    ];
    expect(parseUnified(answer({ assets }))).toMatchObject([
      { asset: "USDT", free: "6", locked: "4", borrowed: "2" },
      { asset: "ETH", free: "0", locked: "0", borrowed: "1" },
    ]);
  });

  test("classic ones: spot, futures without unrealised profit, margin with its interest", () => {
    const row = { coin: "BTC", available: "1", frozen: "0.2", locked: "0.3" };
    expect(parseSpot(answer([row]))[0]).toMatchObject({ wallet: "spot", free: "1", locked: "0.5" });
    const futures = { marginCoin: "USDT", accountEquity: "90", unrealizedPL: "-10", available: "70" };
    expect(parseFutures(answer([futures]), "futures")[0]).toMatchObject({ free: "70", locked: "30" });
    const margin = { coin: "USDT", totalAmount: "9", available: "9", borrow: "4", interest: "0.1" };
    expect(parseMargin(answer([margin]))[0]).toMatchObject({ free: "9", borrowed: "4.1" });
  });
});

describe("positions", () => {
  const unified = {
    symbol: "BTCUSDT",
    posSide: "short",
    marginMode: "crossed",
    positionBalance: "50",
    total: "0.01",
    leverage: "20",
    avgPrice: "100000",
    unrealisedPnl: "100",
    liquidationPrice: "-5",
    mmr: "0.004",
    markPrice: "90000",
  };

  test("of a unified account; the rate of maintenance becomes a sum", () => {
    expect(parseUnifiedPositions(answer({ list: [unified] }), linear)[0]).toMatchObject({
      side: "short",
      quantity: "0.01",
      marginMode: "cross",
      liquidationPrice: null,
      maintenanceMargin: "3.6",
      unrealizedPnl: "100",
    });
  });

  test("of a classic account with a coin as margin: sizes stay coins, money becomes quote", () => {
    const row = {
      symbol: "BTCUSD",
      holdSide: "long",
      marginMode: "isolated",
      marginSize: "0.002",
      total: "0.01",
      leverage: "5",
      openPriceAvg: "100000",
      unrealizedPL: "-0.001",
      liquidationPrice: "80000",
      keepMarginRate: "0.004",
      markPrice: "90000",
    };
    expect(parseClassicPositions(answer([row]), coin)[0]).toMatchObject({
      symbol: "BTC/USD:BTC",
      quantity: "0.01",
      initialMargin: "180",
      unrealizedPnl: "-90",
      marginMode: "isolated",
    });
    expect(() => parseClassicPositions(answer([{ ...row, symbol: "NOPE" }]), coin)).toThrow(SafeExchangeError);
  });
});

test("orders: what is left, both ends of a strategy, plans in hedge mode turned", () => {
  const order = {
    orderId: "1",
    symbol: "BTCUSDT",
    orderType: "limit",
    side: "buy",
    price: "5",
    qty: "3",
    cumExecQty: "1",
  };
  expect(parseUnifiedOrders(answer({ list: [order], cursor: "1" }), spot)).toMatchObject({
    rows: [{ kind: "limit", quantity: "2", price: "5" }],
    cursor: "1",
  });
  const strategy = {
    orderId: "2",
    symbol: "BTCUSDT",
    posSide: "long",
    qty: "0.1",
    takeProfit: "9",
    stopLoss: "4",
    slLimitPrice: "3",
  };
  expect(parseUnifiedStops(answer([strategy]), linear, []).rows).toMatchObject([
    { side: "sell", kind: "stop", stopPrice: "4", price: "3" },
    { side: "sell", kind: "take_profit", stopPrice: "9", price: null },
  ]);
  const classic = {
    orderId: "3",
    symbol: "BTCUSDT",
    orderType: "limit",
    side: "sell",
    priceAvg: "7",
    size: "2",
    baseVolume: "0.5",
  };
  expect(parseSpotOrders(answer([classic]), spot).rows[0]).toMatchObject({ price: "7", quantity: "1.5" });
  const plan = {
    orderId: "4",
    symbol: "BTCUSDT",
    side: "buy",
    planType: "pos_loss",
    tradeSide: "close",
    posMode: "hedge_mode",
    size: "0.2",
    triggerPrice: "4",
  };
  expect(parseFuturesStops(answer({ entrustedList: [plan], endId: "4" }), linear, []).rows[0]).toMatchObject({
    side: "sell",
    kind: "stop",
    quantity: "0.2",
  });
});

test("history: fees above zero are charged, in either kind of account", () => {
  const unified = {
    execId: "1",
    symbol: "BTCUSDT",
    side: "sell",
    execPrice: "5",
    execQty: "2",
    feeDetail: [{ feeCoin: "USDT", fee: "0.01" }],
    createdTime: "9",
  };
  expect(parseUnifiedFills(answer({ list: [unified], cursor: "1" }), spot).rows[0]).toMatchObject({
    feeAmount: "0.01",
  });
  const fee = { feeCoin: "USDT", totalFee: "-0.02" };
  const classic = {
    tradeId: "2",
    symbol: "BTCUSDT",
    side: "sell",
    priceAvg: "5",
    size: "2",
    feeDetail: fee,
    cTime: "9",
  };
  expect(parseSpotFills(answer([classic]), spot).rows[0]).toMatchObject({ feeAmount: "0.02", feeAsset: "USDT" });
  const futures = {
    tradeId: "3",
    symbol: "BTCUSDT",
    side: "buy",
    price: "5",
    baseVolume: "2",
    feeDetail: [fee],
    cTime: "9",
  };
  expect(parseFuturesFills(answer({ fillList: [futures], endId: "3" }), linear).rows[0]).toMatchObject({
    feeAmount: "0.02",
  });
  const bill = { billId: "4", symbol: "BTCUSDT", coin: "USDT", amount: "-0.5", cTime: "9" };
  expect(parseFundingPayments(answer({ bills: [bill], endId: "4" }), linear, false).rows).toMatchObject([
    { amount: "-0.5" },
  ]);
  const records = ["contract_main_settle_fee", "ORDER_DEALT_IN"].map((type) => ({ ...bill, id: "5", ts: "9", type }));
  expect(parseFundingPayments(answer({ list: records, cursor: "" }), linear, true).rows).toHaveLength(1);
  const left = { orderId: "6", coin: "USDT", size: "5", status: "fail", cTime: "9" };
  expect(parseWithdrawals(answer([left])).rows.map(({ kind }) => kind)).toEqual(["withdrawal", "deposit"]);
});

test("moves between wallets: of a classic account from its spot ledger, of a unified one from its funding ledger", () => {
  const bill = { billId: "1291", coin: "usdt", groupType: "transfer", businessType: "transfer-out", size: "-30" };
  const bills = [
    { ...bill, cTime: "1622697148000" },
    { ...bill, groupType: "deposit", cTime: "1622697148001" },
  ];
  expect(parseSpotTransfers(answer(bills))).toMatchObject({
    rows: [{ venueFlowId: "move-1291", kind: "internal_transfer", asset: "USDT", amount: "30" }],
    cursor: null,
    seen: 2,
  });
  const record = { id: "1477183363639320585", coin: "USDT", groupType: "transfer", type: "transfer_out" };
  const list = [{ ...record, amount: "-30.00000000", balance: "0", ts: "1787913879280" }];
  expect(parseFundingTransfers(answer({ list, cursor: "1477183354042753024" }))).toMatchObject({
    rows: [{ kind: "internal_transfer", amount: "30", eventAt: 1_787_913_879_280 }],
    cursor: "1477183354042753024",
  });
});

test("bots are counted with what the venue says they are worth, other wallets are read themselves", () => {
  const totals = [
    { accountType: "spot", usdtBalance: "326883.91" },
    { accountType: "bots", usdtBalance: "210.585022843422" },
  ];
  expect(parseBotTotals(answer(totals))).toMatchObject([{ wallet: "bots", asset: "USDT", locked: "210.585022843422" }]);
  expect(parseBotTotals(answer([{ accountType: "bots", usdtBalance: "0" }]))).toEqual([]);
});
