import { describe, expect, test } from "vitest";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { GATE } from "./endpoints";
import { parseFutures, parseIsolatedMargin, parseUnified, profitsOf } from "./parse-balances";
import { parseDeposits, parseFundingPayments, parseFuturesTrades, parseSpotTrades } from "./parse-history";
import { parseContracts, parseDeliveryContracts, parseSpotInstruments } from "./parse-instruments";
import { parseLedger } from "./parse-ledger";
import { parseFuturesOrders, parseFuturesStops, parseSpotStops } from "./parse-orders";
import { parsePositions } from "./parse-positions";
import { balancesOfTotals, parseTotals } from "./parse-totals";
import { readGateAccount } from "./read-account";
import { marketsOf } from "./symbols";

const pair = {
  id: "BTC_USDT",
  base: "BTC",
  quote: "USDT",
  fee: "0.2",
  min_base_amount: "0.00001",
  min_quote_amount: "3",
  amount_precision: 6,
  precision: 1,
  trade_status: "tradable",
};
const contract = {
  name: "BTC_USDT",
  type: "direct",
  quanto_multiplier: "0.0001",
  order_price_round: "0.1",
  order_size_min: 1,
  taker_fee_rate: "0.00075",
  in_delisting: false,
};
const inverse = { ...contract, name: "BTC_USD", type: "inverse", quanto_multiplier: "0" };
const instruments = [
  ...parseSpotInstruments([pair]),
  ...parseContracts([contract], "usdt"),
  ...parseContracts([inverse, { ...inverse, name: "ETH_USD" }], "btc"),
];
const [spot, linear, coin] = [null, "usdt", "btc"].map((settle) => marketsOf(instruments, settle as "usdt" | null));
if (spot === undefined || linear === undefined || coin === undefined) throw new Error("three lists");
const paging = { limit: 100, at: 0, counts: "rows" as const };

test("instruments: contracts in base units, quanto ones left out", () => {
  expect(instruments.map(({ id, contractSize, lotStep }) => [id, contractSize, lotStep])).toEqual([
    ["gate:BTC/USDT", "1", "0.000001"],
    ["gate:BTC/USDT:USDT", "0.0001", "0.0001"],
    ["gate:BTC/USD:BTC", "1", "1"],
  ]);
});

const position = {
  contract: "BTC_USDT",
  size: -500,
  leverage: "0",
  cross_leverage_limit: "3",
  entry_price: "50000",
  mark_price: "40000",
  liq_price: "0",
  unrealised_pnl: "500",
  margin: "0",
  initial_margin: "700",
  maintenance_margin: "20",
};

describe("positions", () => {
  test("cross margin and its limit; a price of zero is no liquidation", () => {
    expect(parsePositions([position, { ...position, size: 0 }], linear)).toEqual([
      {
        symbol: "BTC/USDT:USDT",
        base: "BTC",
        side: "short",
        quantity: "0.05",
        entryPrice: "50000",
        markPrice: "40000",
        leverage: 3,
        marginMode: "cross",
        liquidationPrice: null,
        unrealizedPnl: "500",
        initialMargin: "700",
        maintenanceMargin: "20",
      },
    ]);
  });

  test("inverse ones are dollars at entry", () => {
    const row = {
      ...position,
      contract: "BTC_USD",
      size: "1000",
      leverage: "5",
      margin: "0.01",
      unrealised_pnl: "-0.005",
    };
    expect(parsePositions([row], coin)[0]).toMatchObject({
      side: "long",
      quantity: "0.02",
      marginMode: "isolated",
      initialMargin: "400",
      unrealizedPnl: "-200",
    });
  });

  test("an unknown market is a failure", () => {
    expect(() => parsePositions([{ ...position, contract: "NOPE_USDT" }], linear)).toThrow(SafeExchangeError);
  });
});

test("a unified wallet is equity without the profit that positions carry, and debts beside it", () => {
  const profits = profitsOf(parsePositions([position], linear));
  const balances = {
    USDT: { available: "900", equity: "1500", total_liab: "0" },
    ETH: { available: "0", equity: "-2", total_liab: "3" },
    POINT: { available: "5", equity: "5", total_liab: "0" },
  };
  expect(parseUnified({ balances }, profits)).toMatchObject([
    { asset: "USDT", free: "900", locked: "100", borrowed: "0" },
    { asset: "ETH", free: "0", locked: "1", borrowed: "3" },
  ]);
});

test("isolated margin and futures", () => {
  const side = { currency: "DOGE", available: "5", locked: "1", borrowed: "2", interest: "0.1" };
  const quote = { ...side, currency: "USDT", available: "0", locked: "0", borrowed: "0", interest: "0" };
  expect(parseIsolatedMargin([{ base: side, quote }])).toMatchObject([{ free: "5", locked: "1", borrowed: "2.1" }]);
  expect(parseFutures({ currency: "USDT", total: "10", available: "4" }, "futures")).toMatchObject([
    { free: "4", locked: "6" },
  ]);
});

test("orders: the sign of a size is the side, zero closes what there is", () => {
  const positions = parsePositions([position], linear);
  const order = { id: 1, contract: "BTC_USDT", size: -10, left: -4, price: "60000" };
  expect(parseFuturesOrders([order], linear, [], paging).rows[0]).toMatchObject({
    side: "sell",
    kind: "limit",
    quantity: "0.0004",
  });
  const stop = {
    id: 2,
    initial: { contract: "BTC_USDT", size: 0, price: "0" },
    trigger: { price: "55000", rule: 1 },
  };
  expect(parseFuturesStops([stop], linear, positions, paging).rows[0]).toMatchObject({
    side: "buy",
    kind: "stop",
    quantity: "0.05",
    stopPrice: "55000",
  });
  const spotStop = {
    id: 3,
    market: "BTC_USDT",
    trigger: { price: "9", rule: ">=" },
    put: { side: "sell", price: "9", amount: "1" },
  };
  expect(parseSpotStops([spotStop], spot, paging).rows[0]).toMatchObject({ kind: "take_profit", quantity: "1" });
});

test("history: fees in GT, contracts in base units, funding by contract and time", () => {
  const trade = {
    id: "5",
    create_time_ms: "1645464610777.399200",
    currency_pair: "BTC_USDT",
    side: "buy",
    amount: "2",
    price: "10",
    fee: "0",
    fee_currency: "BTC",
    gt_fee: "0.3",
  };
  expect(parseSpotTrades([trade], spot, paging).rows[0]).toMatchObject({
    feeAmount: "0.3",
    feeAsset: "GT",
    eventAt: 1_645_464_610_777,
  });
  const fill = {
    trade_id: "6",
    create_time: 1645465199.5472,
    contract: "BTC_USD",
    size: -100,
    price: "50000",
    fee: "0.1",
  };
  expect(parseFuturesTrades([fill], coin, paging).rows[0]).toMatchObject({
    side: "sell",
    quantity: "0.002",
    feeAsset: "BTC",
    eventAt: 1_645_465_199_547,
  });
  const payment = { time: 1_646_899_200, change: "-0.02", type: "fund", text: "BTC_USDT:12" };
  expect(parseFundingPayments([payment], linear, paging).rows[0]).toMatchObject({
    venueFundingId: "BTC_USDT/1646899200000",
    amount: "-0.02",
  });
  const deposit = { id: "d1", timestamp: "1626345819", currency: "USDT_TRX", amount: "100", status: "DONE" };
  expect(parseDeposits([deposit], paging).rows[0]).toMatchObject({ asset: "USDT", amount: "100" });
  expect(parseDeposits([deposit], { ...paging, limit: 1, at: 7 }).cursor).toBe("8");
});

describe("a key that is not in the list of keys", () => {
  const context = { clock: { now: () => new Date(0) }, apiKey: "ours-and-only-ours", sign: () => "" };
  const forbidden = new SafeExchangeError("unsupported", "gate", "account/main_keys", { venueCode: "FORBIDDEN" });
  const ownedBy = (userId: unknown) => [
    { key: "another-key*****", user_id: userId, state: 1, perms: [{ name: "spot", read_only: true }] },
  ];
  const verdictOn = (keys: unknown, detail: unknown) =>
    readGateAccount((endpoint) => {
      const answer = endpoint === GATE.permissions ? keys : detail;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }, context).fetchPermissions();

  test.each([
    ["finds its parent's keys there: of a sub-account", ownedBy(1), { user_id: 2 }, "no_endpoint"],
    ["is refused the list: of a sub-account", forbidden, { user_id: 2 }, "no_endpoint"],
    ["is of the main account all the same: not understood", ownedBy(2), { user_id: "2" }, "key_not_listed"],
    ["stands beside keys of nobody: not understood", ownedBy(undefined), { user_id: 2 }, "key_not_listed"],
    ["is refused everything about accounts: the box is missing", forbidden, forbidden, "reading_off"],
  ])("%s", async (_what, keys, detail, reason) => {
    expect(await verdictOn(keys, detail)).toEqual({ kind: "unverifiable", reason });
  });
});

test("contracts with a date are known by Gate's name, and their positions by ours", () => {
  const contracts = parseDeliveryContracts([{ ...contract, name: "BTC_USDT_20261225" }], "usdt");
  expect([...contracts].map(([name, { symbol, contractSize }]) => [name, symbol, contractSize])).toEqual([
    ["BTC_USDT_20261225", "BTC/USDT:USDT-261225", "0.0001"],
  ]);
  const [dated] = parsePositions([{ ...position, contract: "BTC_USDT_20261225" }], contracts);
  expect(dated).toMatchObject({ symbol: "BTC/USDT:USDT-261225", side: "short", quantity: "0.05" });
  expect(() => parsePositions([{ ...position, contract: "BTC_USDT_20270326" }], contracts)).toThrow(SafeExchangeError);
});

test("wallets of which only a worth is told are counted with it; a debt is owed", () => {
  const amount = (value: string) => ({ currency: "USDT", amount: value });
  const totals = parseTotals({
    details: { spot: amount("9"), quant: amount("591.25"), options: amount("-3"), delivery: amount("0") },
    total: amount("600"),
  });
  expect(balancesOfTotals(totals, ["bots", "options"])).toMatchObject([
    { wallet: "bots", asset: "USDT", locked: "591.25", borrowed: "0" },
    { wallet: "options", locked: "0", borrowed: "3" },
  ]);
  expect(parseTotals({ details: {} })).toEqual({ delivery: "0", bots: "0", options: "0" });
});

test("moves between wallets are no flows, moves to a sub-account are, trades are neither", () => {
  const row = { time: 1_547_633_726_123, currency: "USDT", balance: "4", text: "" };
  const rows = [
    { ...row, id: "1", change: "-100", type: "futures_out" },
    { ...row, id: "2", change: "-30", type: "sub_account_transfer" },
    { ...row, id: "3", change: "30", type: "sub_account_transfer" },
    { ...row, id: "4", change: "-7", type: "order_fill" },
    { ...row, id: "5", change: "-7", type: "withdraw" },
  ];
  expect(parseLedger(rows, paging).rows.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual([
    "internal_transfer 100",
    "withdrawal 30",
    "deposit 30",
  ]);
});

describe("wallets that Gate only tells the worth of", () => {
  const notOpened = new SafeExchangeError("unsupported", "gate", "futures/accounts", { venueCode: "USER_NOT_FOUND" });
  const forbidden = new SafeExchangeError("unsupported", "gate", "delivery/accounts", { venueCode: "FORBIDDEN" });
  const amount = (value: string) => ({ currency: "USDT", amount: value });

  /** A classic account with nothing in the wallets that are listed. */
  function readWith(totals: object, delivery: { account: unknown; positions: unknown }) {
    const answers = new Map<unknown, unknown>([
      [GATE.accountMode, { mode: "classic" }],
      [GATE.futuresAccount, notOpened],
      [GATE.walletTotals, { details: totals }],
      [GATE.deliveryAccount, delivery.account],
      [GATE.deliveryContracts, [{ ...contract, name: "BTC_USDT_20261225" }]],
      [GATE.deliveryPositions, delivery.positions],
    ]);
    const reader = readGateAccount(
      (endpoint) => {
        const answer = answers.has(endpoint) ? answers.get(endpoint) : [];
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      { clock: { now: () => new Date(0) }, apiKey: "key", sign: () => "" },
    );
    return reader.fetchAccount([]);
  }

  test("are counted with it, and contracts with a date are read where there is anything in them", async () => {
    const totals = { delivery: amount("500"), quant: amount("20"), options: amount("0") };
    const account = { currency: "USDT", total: "500", available: "400" };
    const positions = [{ ...position, contract: "BTC_USDT_20261225" }];
    const reading = await readWith(totals, { account, positions });
    expect(reading.balances.map(({ wallet, free, locked }) => [wallet, free, locked])).toEqual([
      ["bots", "0", "20"],
      ["futures", "400", "100"],
    ]);
    expect(reading.positions.map(({ symbol }) => symbol)).toEqual(["BTC/USDT:USDT-261225"]);
    expect(reading.missingWallets).toEqual([]);
  });

  test("a refusal is an absence where the venue itself says that nothing is there, and only there", async () => {
    const refused = { account: forbidden, positions: forbidden };
    expect((await readWith({ delivery: amount("0") }, refused)).missingWallets).toEqual([]);
    expect((await readWith({ delivery: amount("7") }, refused)).missingWallets).toEqual(["futures"]);
  });
});
