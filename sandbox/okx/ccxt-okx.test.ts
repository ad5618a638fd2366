import type { Exchange } from "ccxt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KeyKind } from "../accounts/api-key";
import { DAY_MS } from "../market/interval";
import { startSandbox, type Sandbox } from "../start-sandbox";
import { connectVenue } from "../testing/connect-venue";
import { control, demoKey } from "../testing/signed-client";

let sandbox: Sandbox;
let trader: Exchange;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  await control(sandbox, "POST", "/limits", { family: "okx", perMinute: 1_000_000 });
  trader = await connectVenue(sandbox, "okx", "okx-trader");
  await trader.loadMarkets();
});
afterAll(() => sandbox.close());

interface Config {
  data: [{ perm: string; ip: string }];
}
const config = async (kind: KeyKind): Promise<Config["data"][0]> => {
  const exchange = await connectVenue(sandbox, "okx", "okx-trader", kind);
  return ((await exchange.fetch2("account/config", "private", "GET", {})) as Config).data[0];
};

describe("the real ccxt client on OKX", () => {
  test("loads spot and perpetual markets; contracts are parts of a coin", () => {
    expect(trader.market("BTC/USDT")).toMatchObject({ spot: true, active: true });
    expect(trader.market("BTC/USDT:USDT")).toMatchObject({ swap: true, linear: true, contractSize: 0.001 });
  });

  test("reads candles, tickers, books and funding that agree", async () => {
    const since = Math.floor(Date.now() / DAY_MS) * DAY_MS - 10 * DAY_MS;
    const days = await trader.fetchOHLCV("BTC/USDT", "1d", since, 10);
    expect(days.map(([at]) => at)).toEqual(Array.from({ length: 10 }, (_, i) => since + i * DAY_MS));
    const ticker = await trader.fetchTicker("SOL/USDT");
    const book = await trader.fetchOrderBook("SOL/USDT", 20);
    expect(Math.abs(Number(book.bids[0]?.[0]) / Number(ticker.last) - 1)).toBeLessThan(0.01);
    expect((await trader.fetchFundingRateHistory("SOL/USDT:USDT")).length).toBeGreaterThan(50);
  });

  test("reads the trading account, the funding account, the position and its stop", async () => {
    const trading = await trader.fetchBalance();
    expect(Object.keys(trading["total"] as object)).toContain("BTC");
    const funding = await trader.fetchBalance({ type: "funding" });
    expect(funding["USDT"]?.total).toBe(1_500);
    const [position] = await trader.fetchPositions();
    expect(position).toMatchObject({ symbol: "BTC/USDT:USDT", side: "long" });
    const stops = await trader.fetchOpenOrders(undefined, undefined, undefined, { ordType: "conditional" });
    expect(stops).toHaveLength(2);
  });

  test("reads fills, deposits, bills and funding", async () => {
    expect((await trader.fetchMyTrades(undefined, undefined, undefined, { type: "spot" })).length).toBeGreaterThan(2);
    expect((await trader.fetchDeposits()).length).toBeGreaterThan(0);
    expect((await trader.fetchFundingHistory("BTC/USDT:USDT")).length).toBeGreaterThan(5);
  });

  test("tells what each key may do", async () => {
    expect(await config("read-only")).toMatchObject({ perm: "read_only", ip: "" });
    expect((await config("trade-enabled")).perm).toBe("read_only,trade");
    expect((await config("withdraw-enabled")).perm).toBe("read_only,withdraw,trade");
    await expect(config("expired")).rejects.toThrow(/50119/);
    await expect(config("ip-bound")).rejects.toThrow(/50110/);
  });

  test("refuses a wrong secret, passphrase and clock", async () => {
    const attempt = async (change: (exchange: Exchange) => void) => {
      const exchange = await connectVenue(sandbox, "okx", "okx-trader");
      change(exchange);
      return exchange.fetch2("account/config", "private", "GET", {});
    };
    await expect(attempt((exchange) => (exchange.secret = "wrong"))).rejects.toThrow(/50113/);
    await expect(attempt((exchange) => (exchange.password = "wrong"))).rejects.toThrow(/50105/);
    await expect(attempt((exchange) => (exchange.options["timeDifference"] = 60_000))).rejects.toThrow(/50102/);
  });

  test("runs into faults asked for by key, and into the limit of one endpoint", async () => {
    const { apiKey } = await demoKey(sandbox, "okx-trader");
    await control(sandbox, "POST", "/faults", { apiKey, route: "/okx/api/v5/account/*", fault: "503", times: 1 });
    await expect(config("read-only")).rejects.toThrow();
    await expect(config("read-only")).resolves.toMatchObject({ perm: "read_only" });
    await control(sandbox, "POST", "/limits", { family: "okx", perMinute: 0 });
    await expect(trader.fetchTicker("SOL/USDT")).rejects.toThrow(/50011/);
  });
});
