import type { Exchange } from "ccxt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "../market/interval";
import { startSandbox, type Sandbox } from "../start-sandbox";
import { connectVenue } from "../testing/connect-venue";
import { control, demoKey } from "../testing/signed-client";

let sandbox: Sandbox;
let trader: Exchange;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  trader = await connectVenue(sandbox, "krakenfutures", "kraken-futures-trader");
  await trader.loadMarkets();
});
afterAll(() => sandbox.close());

describe("the real ccxt client on Kraken Futures", () => {
  test("loads contracts, reads candles, tickers, books and funding that agree", async () => {
    expect(trader.market("BTC/USD:USD")).toMatchObject({ swap: true, linear: true, id: "PF_XBTUSD" });
    const since = Math.floor(Date.now() / DAY_MS) * DAY_MS - 10 * DAY_MS;
    const days = await trader.fetchOHLCV("BTC/USD:USD", "1d", since, 10);
    expect(days.map(([at]) => at)).toEqual(Array.from({ length: 10 }, (_, i) => since + i * DAY_MS));
    const tickers = await trader.fetchTickers(["SOL/USD:USD"]);
    const book = await trader.fetchOrderBook("SOL/USD:USD");
    expect(Math.abs(Number(book.bids[0]?.[0]) / Number(tickers["SOL/USD:USD"]?.last) - 1)).toBeLessThan(0.01);
    expect((await trader.fetchFundingRateHistory("SOL/USD:USD")).length).toBeGreaterThan(50);
  });

  test("reads the wallets, both positions, the stop and fills backwards", async () => {
    const balance = await trader.fetchBalance({ type: "flex" });
    expect(balance["total"]).toHaveProperty("USDT");
    expect((await trader.fetchPositions()).map(({ side }) => side).sort()).toEqual(["long", "short"]);
    expect((await trader.fetchOpenOrders())[0]?.triggerPrice).toBeGreaterThan(0);
    const fills = await trader.fetchMyTrades();
    const [oldest] = [...fills].sort((a, b) => Number(a.timestamp) - Number(b.timestamp));
    const before = await trader.fetchMyTrades(undefined, undefined, undefined, {
      lastFillTime: oldest?.datetime ?? "",
    });
    expect(fills.length).toBeGreaterThan(20);
    expect(before).toEqual([]);
  });

  test("reads the account log by id, signed like all else", async () => {
    const read = async (params: object) =>
      (await trader.fetch2("account-log", "history", "GET", { sort: "asc", ...params })) as { logs: { id: number }[] };
    const { logs } = await read({ count: 5 });
    expect(logs).toHaveLength(5);
    const next = await read({ count: 5, from: Number(logs[4]?.id) + 1 });
    expect(next.logs[0]?.id).toBeGreaterThan(Number(logs[4]?.id));
  });

  test("refuses a wrong secret, an ended key, one from elsewhere and one of another venue", async () => {
    const accounts = (exchange: Exchange) => exchange.fetch2("accounts", "private", "GET", {});
    const wrong = await connectVenue(sandbox, "krakenfutures", "kraken-futures-trader");
    wrong.secret = Buffer.from("not the secret").toString("base64");
    await expect(accounts(wrong)).rejects.toThrow(/authenticationError/);
    for (const [account, kind] of [
      ["kraken-futures-trader", "expired"],
      ["kraken-futures-trader", "ip-bound"],
      ["kraken-trader", "read-only"],
    ] as const) {
      const exchange = await connectVenue(sandbox, "krakenfutures", account, kind);
      await expect(accounts(exchange), kind).rejects.toThrow(/authenticationError/);
    }
  });

  test("runs into faults asked for by key, and into the limit of its key", async () => {
    const { apiKey } = await demoKey(sandbox, "kraken-futures-trader");
    await control(sandbox, "POST", "/faults", { apiKey, route: "/derivatives/*", fault: "503", times: 1 });
    await expect(trader.fetchPositions()).rejects.toThrow();
    await expect(trader.fetchPositions()).resolves.toHaveLength(2);
    await control(sandbox, "POST", "/limits", { family: "krakenfutures", perMinute: 0 });
    await expect(trader.fetchPositions()).rejects.toThrow(/apiLimitExceeded/);
  });
});
