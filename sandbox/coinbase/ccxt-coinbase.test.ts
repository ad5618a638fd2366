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
  await control(sandbox, "POST", "/limits", { family: "coinbase", perMinute: 1_000_000 });
  trader = await connectVenue(sandbox, "coinbase", "coinbase-trader");
  await trader.loadMarkets();
});
afterAll(() => sandbox.close());

const keyInfo = async (kind: KeyKind): Promise<unknown> => {
  const exchange = await connectVenue(sandbox, "coinbase", "coinbase-trader", kind);
  return exchange.fetch2("brokerage/key_permissions", ["v3", "private"] as unknown as string, "GET", {});
};

describe("the real ccxt client on Coinbase", () => {
  test("loads products, reads candles and books that agree", async () => {
    expect(trader.market("BTC/USDT")).toMatchObject({ spot: true, active: true, id: "BTC-USDT" });
    const since = Math.floor(Date.now() / DAY_MS) * DAY_MS - 10 * DAY_MS;
    const days = await trader.fetchOHLCV("BTC/USDT", "1d", since, 9);
    expect(days.map(([at]) => at).slice(0, 9)).toEqual(Array.from({ length: 9 }, (_, i) => since + i * DAY_MS));
    const book = await trader.fetchOrderBook("SOL/USDT", 20);
    expect(Number(book.asks[0]?.[0])).toBeGreaterThan(Number(book.bids[0]?.[0]));
  });

  test("reads wallets, the stop, and fills by cursor", async () => {
    const balance = await trader.fetchBalance({ v3: true });
    expect(Number(balance["SOL"]?.used)).toBeGreaterThan(0);
    expect((await trader.fetchOpenOrders())[0]).toMatchObject({ symbol: "SOL/USDT", side: "sell" });
    const fills = await trader.fetchMyTrades("ETH/USDT", undefined, 30);
    expect(fills.length).toBeGreaterThan(0);
  });

  test("tells what each key may do, by a token signed with its private key", async () => {
    expect(await keyInfo("read-only")).toMatchObject({ can_view: true, can_trade: false, can_transfer: false });
    expect(await keyInfo("trade-enabled")).toMatchObject({ can_trade: true });
    expect(await keyInfo("withdraw-enabled")).toMatchObject({ can_transfer: true });
    await expect(keyInfo("expired")).rejects.toThrow(/Unauthorized/);
    await expect(keyInfo("ip-bound")).rejects.toThrow(/Unauthorized/);
  });

  test("refuses another key's signature, another clock and a token made for another address", async () => {
    const call = (exchange: Exchange) =>
      exchange.fetch2("brokerage/key_permissions", ["v3", "private"] as unknown as string, "GET", {});
    const wrong = await connectVenue(sandbox, "coinbase", "coinbase-trader");
    wrong.secret = (await demoKey(sandbox, "coinbase-trader", "trade-enabled")).secret;
    await expect(call(wrong)).rejects.toThrow(/Unauthorized/);
    const late = await connectVenue(sandbox, "coinbase", "coinbase-trader");
    late.seconds = () => Math.floor(Date.now() / 1_000) - 300;
    await expect(call(late)).rejects.toThrow(/Unauthorized/);
    const elsewhere = await connectVenue(sandbox, "coinbase", "coinbase-trader");
    const sign = elsewhere.sign.bind(elsewhere);
    elsewhere.sign = (...args: Parameters<typeof sign>) => {
      const signed = sign(...args) as { url: string };
      return { ...signed, url: signed.url.replace("key_permissions", "accounts") };
    };
    await expect(call(elsewhere)).rejects.toThrow(/Unauthorized/);
  });

  test("runs into faults asked for by key, and into the limit", async () => {
    const { apiKey } = await demoKey(sandbox, "coinbase-trader");
    await control(sandbox, "POST", "/faults", { apiKey, route: "/*", fault: "503", times: 1 });
    await expect(keyInfo("read-only")).rejects.toThrow();
    await expect(keyInfo("read-only")).resolves.toBeDefined();
    await control(sandbox, "POST", "/limits", { family: "coinbase", perMinute: 0 });
    await expect(keyInfo("read-only")).rejects.toThrow(/RESOURCE_EXHAUSTED|429/);
  });
});
