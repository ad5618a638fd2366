import type { Exchange } from "ccxt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KeyKind } from "../accounts/api-key";
import { HOUR_MS } from "../market/interval";
import { startSandbox, type Sandbox } from "../start-sandbox";
import { connectVenue } from "../testing/connect-venue";
import { control, demoKey } from "../testing/signed-client";

let sandbox: Sandbox;
let trader: Exchange;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  await control(sandbox, "POST", "/limits", { family: "kraken", perMinute: 10_000 });
  trader = await connectVenue(sandbox, "kraken", "kraken-trader");
  await trader.loadMarkets();
});
afterAll(() => sandbox.close());

const keyInfo = async (kind: KeyKind): Promise<string[]> => {
  const exchange = await connectVenue(sandbox, "kraken", "kraken-trader", kind);
  const answer = (await exchange.fetch2("GetApiKeyInfo", "private", "POST", {})) as {
    result: { permissions: string[] };
  };
  return answer.result.permissions;
};

describe("the real ccxt client on Kraken", () => {
  test("loads markets, reads candles, tickers and books that agree", async () => {
    expect(trader.market("BTC/USDT")).toMatchObject({ spot: true, active: true, id: "XBTUSDT" });
    const since = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 10 * HOUR_MS;
    const hours = await trader.fetchOHLCV("BTC/USDT", "1h", since, 10);
    expect(hours.map(([at]) => at)).toEqual(Array.from({ length: 10 }, (_, i) => since + i * HOUR_MS));
    const ticker = await trader.fetchTicker("SOL/USDT");
    const book = await trader.fetchOrderBook("SOL/USDT", 20);
    expect(Math.abs(Number(book.bids[0]?.[0]) / Number(ticker.last) - 1)).toBeLessThan(0.01);
    expect(await trader.fetchOHLCV("BTC/USDT", "1h", since - 5_000 * HOUR_MS)).toHaveLength(720);
  });

  test("reads balances with what orders hold, the stop, trades page by page and the ledger", async () => {
    const balance = await trader.fetchBalance();
    expect(Number(balance["SOL"]?.used)).toBeGreaterThan(0);
    expect((await trader.fetchOpenOrders())[0]).toMatchObject({ symbol: "SOL/USDT", side: "sell" });
    const first = await trader.fetchMyTrades();
    const second = await trader.fetchMyTrades(undefined, undefined, undefined, { ofs: 50 });
    expect(first).toHaveLength(50);
    expect(second.length).toBeGreaterThan(10);
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(first.length + second.length);
    expect((await trader.fetchLedger("USDT")).length).toBeGreaterThan(3);
  });

  test("tells what each key may do", async () => {
    expect(await keyInfo("read-only")).not.toContain("modify-trades");
    expect(await keyInfo("trade-enabled")).toContain("modify-trades");
    expect(await keyInfo("withdraw-enabled")).toContain("withdraw-funds");
    await expect(keyInfo("expired")).rejects.toThrow(/EAPI:Invalid key/);
    await expect(keyInfo("ip-bound")).rejects.toThrow(/EGeneral:Permission denied/);
  });

  test("refuses a wrong secret, a nonce that does not rise and a key of another venue", async () => {
    const wrong = await connectVenue(sandbox, "kraken", "kraken-trader");
    wrong.secret = Buffer.from("not the secret").toString("base64");
    await expect(wrong.fetchBalance()).rejects.toThrow(/EAPI:Invalid signature/);
    const late = await connectVenue(sandbox, "kraken", "kraken-trader");
    late.nonce = () => 1;
    await expect(late.fetch2("BalanceEx", "private", "POST", {})).rejects.toThrow(/EAPI:Invalid nonce/);
    const other = await connectVenue(sandbox, "kraken", "kraken-futures-trader");
    await expect(other.fetch2("BalanceEx", "private", "POST", {})).rejects.toThrow(/EAPI:Invalid key/);
  });

  test("runs into faults asked for by key, and into the counter of its key, which falls with time", async () => {
    const { apiKey } = await demoKey(sandbox, "kraken-trader");
    await control(sandbox, "POST", "/faults", { apiKey, route: "/0/private/*", fault: "503", times: 1 });
    await expect(keyInfo("read-only")).rejects.toThrow();
    await expect(keyInfo("read-only")).resolves.toContain("query-funds");
    await control(sandbox, "POST", "/limits", { family: "kraken", perMinute: 0 });
    await expect(trader.fetchBalance()).rejects.toThrow(/EAPI:Rate limit exceeded/);
  });
});
