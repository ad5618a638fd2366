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
  trader = await connectVenue(sandbox, "bybit", "bybit-trader");
  await trader.loadMarkets();
});
afterAll(() => sandbox.close());

interface KeyInfo {
  retCode: number;
  result: { readOnly: number; permissions: { Wallet: string[] }; ips: string[] };
}
const keyInfo = async (kind: KeyKind): Promise<KeyInfo> => {
  const exchange = await connectVenue(sandbox, "bybit", "bybit-trader", kind);
  return (await exchange.fetch2("v5/user/query-api", "private", "GET", {})) as KeyInfo;
};

describe("the real ccxt client on Bybit", () => {
  test("loads spot and perpetual markets", () => {
    expect(trader.market("BTC/USDT")).toMatchObject({ spot: true, active: true });
    expect(trader.market("ETH/USDT:USDT")).toMatchObject({ swap: true, linear: true, contractSize: 1 });
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

  test("reads the unified wallet, the position and its stop", async () => {
    const balance = await trader.fetchBalance({ type: "unified" });
    expect(Object.keys(balance["total"] as object)).toContain("BTC");
    const positions = await trader.fetchPositions();
    expect(positions.map(({ side }) => side).sort()).toEqual(["long", "short"]);
    const orders = await trader.fetchOpenOrders(undefined, undefined, undefined, { category: "linear" });
    expect(orders[0]?.triggerPrice).toBeGreaterThan(0);
  });

  test("reads executions, deposits, withdrawals and transfers in the venue's windows", async () => {
    const deposits = await trader.fetchDeposits(undefined, Date.now() - 201 * DAY_MS, undefined, {
      endTime: Date.now() - 190 * DAY_MS,
    });
    expect(deposits[0]).toMatchObject({ currency: "USDT", status: "ok" });
    const since = Date.now() - 200 * DAY_MS;
    await expect(
      trader.fetchMyTrades(undefined, since, undefined, { type: "spot", endTime: since + 8 * DAY_MS }),
    ).rejects.toThrow(/10001/);
    expect((await trader.fetchWithdrawals(undefined, Date.now() - 29 * DAY_MS)).length).toBeLessThanOrEqual(2);
  });

  test("tells what each key may do", async () => {
    expect((await keyInfo("read-only")).result).toMatchObject({ readOnly: 1, ips: ["*"] });
    expect((await keyInfo("trade-enabled")).result.readOnly).toBe(0);
    expect((await keyInfo("withdraw-enabled")).result.permissions.Wallet).toContain("Withdraw");
    await expect(keyInfo("expired")).rejects.toThrow(/33004/);
    await expect(keyInfo("ip-bound")).rejects.toThrow(/10010/);
  });

  test("refuses a wrong secret, a wrong clock and a key of another venue", async () => {
    const wrong = await connectVenue(sandbox, "bybit", "bybit-trader");
    wrong.secret = "not the secret";
    await expect(wrong.fetch2("v5/user/query-api", "private", "GET", {})).rejects.toThrow(/10004/);
    const late = await connectVenue(sandbox, "bybit", "bybit-trader");
    late.options["timeDifference"] = 60_000;
    await expect(late.fetch2("v5/user/query-api", "private", "GET", {})).rejects.toThrow(/10002/);
    const other = await connectVenue(sandbox, "bybit", "trader");
    await expect(other.fetch2("v5/user/query-api", "private", "GET", {})).rejects.toThrow(/10003/);
  });

  test("runs into faults asked for by key, and into the limit of its address", async () => {
    const { apiKey } = await demoKey(sandbox, "bybit-trader");
    await control(sandbox, "POST", "/faults", { apiKey, route: "/v5/user/*", fault: "503", times: 1 });
    await expect(keyInfo("read-only")).rejects.toThrow();
    await expect(keyInfo("read-only")).resolves.toMatchObject({ retCode: 0 });
    await control(sandbox, "POST", "/limits", { family: "bybit", perMinute: 0 });
    await expect(trader.fetchTicker("SOL/USDT")).rejects.toThrow(/10018|403/);
    await control(sandbox, "POST", "/limits", { family: "bybit", perMinute: 7_200 });
  });
});
