import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "../market/interval";
import { startSandbox, type Sandbox } from "../start-sandbox";
import { connectCcxt, type CcxtBinance } from "../testing/connect-ccxt";

let sandbox: Sandbox;
let trader: CcxtBinance;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  trader = await connectCcxt(sandbox, "trader");
  await trader.loadMarkets();
});
afterAll(() => sandbox.close());

describe("the real ccxt client", () => {
  test("loads spot and perpetual markets with lots, ticks and minimum notional", () => {
    expect(trader.market("BTC/USDT")).toMatchObject({
      spot: true,
      active: true,
      precision: { price: 0.01, amount: 0.00001 },
      limits: { cost: { min: 5 }, amount: { min: 0.00001 } },
    });
    expect(trader.market("ETH/USDT:USDT")).toMatchObject({ swap: true, linear: true, contractSize: 1 });
    expect(Object.values(trader.markets ?? {}).filter((market) => market?.spot).length).toBeGreaterThanOrEqual(26);
    expect(trader.currencies["BTC"]).toMatchObject({ code: "BTC" });
  });

  test("reads candles: the last ones, from a time on, spot and perpetual", async () => {
    const since = Date.now() - 30 * DAY_MS;
    const days = await trader.fetchOHLCV("BTC/USDT", "1d", since, 10);
    expect(days.map(([at]) => at)).toEqual(
      Array.from({ length: 10 }, (_, i) => Math.ceil(since / DAY_MS + i) * DAY_MS),
    );
    const hours = await trader.fetchOHLCV("BTC/USDT:USDT", "1h");
    expect(hours).toHaveLength(500);
    expect(hours.at(-1)?.[0]).toBeGreaterThan(Date.now() - 3_600_000);
    for (const [, open = 0, high = 0, low = 0, close = 0] of hours) {
      expect(low).toBeLessThanOrEqual(Math.min(Number(open), Number(close)));
      expect(high).toBeGreaterThanOrEqual(Math.max(Number(open), Number(close)));
    }
  });

  test("reads tickers, books, public trades and funding that agree", async () => {
    const [ticker, book, trades, funding] = await Promise.all([
      trader.fetchTicker("SOL/USDT"),
      trader.fetchOrderBook("SOL/USDT", 20),
      trader.fetchTrades("SOL/USDT", undefined, 10),
      trader.fetchFundingRate("SOL/USDT:USDT"),
    ]);
    const last = ticker.last ?? NaN;
    expect(Math.abs(Number(book.bids[0]?.[0]) / last - 1)).toBeLessThan(0.01);
    expect(Math.abs(Number(trades.at(-1)?.price) / last - 1)).toBeLessThan(0.01);
    expect(Math.abs(Number(funding.markPrice) / last - 1)).toBeLessThan(0.01);
    expect(Object.keys(await trader.fetchTickers()).length).toBeGreaterThanOrEqual(26);
    expect(await trader.fetchFundingRateHistory("SOL/USDT:USDT")).toHaveLength(100);
  });

  test.each(["spot", "margin", "funding", "future", "delivery"])("reads the %s balance", async (type) => {
    const balance = await trader.fetchBalance({ type });
    const empty = ["funding", "delivery"];
    expect(Object.keys(balance["total"] as object).length > 0).toBe(!empty.includes(type));
  });

  test("reads what the trader has open: stops with a locked balance, one perpetual, its stop", async () => {
    trader.options["fetchOpenOrders"] = { warnWithoutSymbol: false };
    const orders = await trader.fetchOpenOrders();
    expect(orders).toHaveLength(3);
    const balance = await trader.fetchBalance({ type: "spot" });
    for (const order of orders) {
      expect(order.stopPrice).toBeGreaterThan(0);
      expect(balance[String(order.symbol).split("/")[0] ?? ""]?.used).toBeCloseTo(Number(order.amount), 8);
    }
    const [position] = await trader.fetchPositions();
    expect(position).toMatchObject({ symbol: "ETH/USDT:USDT", side: "long" });
    const stops = await trader.fetchOpenOrders("ETH/USDT:USDT", undefined, undefined, { trigger: true });
    expect(stops[0]?.triggerPrice).toBeGreaterThan(0);
  });

  test("reads trades by symbol only, deposits, withdrawals and transfers", async () => {
    await expect(trader.fetchMyTrades()).rejects.toThrow(/requires a symbol/);
    const trades = await trader.fetchMyTrades("BTC/USDT");
    expect(trades.length).toBeGreaterThan(5);
    expect(trades[0]?.fee?.currency).toBe("BNB");
    const deposits = await trader.fetchDeposits(undefined, Date.now() - 140 * DAY_MS);
    expect(deposits.map((deposit) => [deposit.currency, deposit.amount, deposit.status])).toContainEqual([
      "USDT",
      36_000,
      "ok",
    ]);
    const [withdrawal] = await trader.fetchWithdrawals(undefined, Date.now() - 89 * DAY_MS);
    expect(withdrawal).toMatchObject({ currency: "USDT", amount: 2_500, status: "ok", fee: { cost: 1 } });
    const [transfer] = await trader.fetchTransfers(undefined, Date.now() - 100 * DAY_MS);
    expect(transfer).toMatchObject({ fromAccount: "spot", toAccount: "linear", amount: 4_000, status: "ok" });
  });

  test("reads coin-margined contracts, in contracts of dollars with margins in the coin", async () => {
    const coins = await connectCcxt(sandbox, "coin-margin-trader");
    await coins.loadMarkets();
    expect(coins.market("BTC/USD:BTC")).toMatchObject({ swap: true, inverse: true, contractSize: 100, settle: "BTC" });
    const balance = await coins.fetchBalance({ type: "delivery" });
    expect(balance["BTC"]?.total).toBeGreaterThan(0);
    const [position] = await coins.fetchPositions(undefined, { subType: "inverse" });
    expect(position).toMatchObject({ symbol: "BTC/USD:BTC", side: "long", contracts: 60, marginMode: "cross" });
    // Dollars over the price, in coins.
    expect(Number(position?.notional)).toBeCloseTo(6_000 / Number(position?.markPrice), 7);
    const profit = 6_000 * (1 / Number(position?.entryPrice) - 1 / Number(position?.markPrice));
    expect(position?.unrealizedPnl).toBeCloseTo(profit, 7);
    expect(await coins.fetchMyTrades("BTC/USD:BTC")).toHaveLength(4);
    const [bar] = await coins.fetchOHLCV("BTC/USD:BTC", "1d", undefined, 1);
    expect(bar?.[5]).toBeGreaterThan(0);
  });

  test("finds euro deposits among fiat orders, where the exchange keeps them", async () => {
    const dca = await connectCcxt(sandbox, "dca");
    const coins = await dca.fetchDeposits(undefined, Date.now() - 89 * DAY_MS);
    const euros = await dca.fetchDeposits("EUR", Date.now() - 400 * DAY_MS);
    expect(coins).toEqual([]);
    expect(euros.length).toBeGreaterThan(3);
    expect(euros[0]).toMatchObject({ currency: "EUR", status: "ok" });
  });

  test("shows flexible Earn twice, as the exchange does: as LD coin in spot and as a position", async () => {
    const holder = await connectCcxt(sandbox, "holder");
    const spot = await holder.fetchBalance({ type: "spot" });
    const positions = (await holder.sapiGetSimpleEarnFlexiblePosition()) as {
      rows: { asset: string; totalAmount: string }[];
    };
    expect(positions.rows[0]?.asset).toBe("BTC");
    expect(spot["LDBTC"]?.total).toBe(Number(positions.rows[0]?.totalAmount));
  });

  test("says until when locked Earn is locked", async () => {
    const locked = await connectCcxt(sandbox, "locked-earn");
    const { rows } = (await locked.sapiGetSimpleEarnLockedPosition()) as {
      rows: { deliverDate: string; amount: string }[];
    };
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(Number(row.deliverDate)).toBeGreaterThan(Date.now());
  });
});
