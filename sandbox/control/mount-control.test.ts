import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY_MS } from "../market/interval";
import { startSandbox, type Sandbox } from "../start-sandbox";
import { connectCcxt } from "../testing/connect-ccxt";
import { control, demoKey, signedCall } from "../testing/signed-client";
import type { LimitUse } from "../request-limiter";
import type { RequestCounts } from "./request-log";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
});
beforeEach(async () => {
  await control(sandbox, "POST", "/reset");
});
afterAll(() => sandbox.close());

async function walletsOf(id: string): Promise<Record<string, string>> {
  return ((await control(sandbox, "GET", `/accounts/${id}/truth`)).body as { walletsUsd: Record<string, string> })
    .walletsUsd;
}

test("status says which market it is", async () => {
  const { body } = await control(sandbox, "GET", "/status");
  expect(body).toMatchObject({ mode: "simulator", label: "Simulated market" });
});

describe("acting as the account's owner", () => {
  test("a trade appears among the fills and moves the balance", async () => {
    const exchange = await connectCcxt(sandbox, "ai-book");
    const before = await exchange.fetchMyTrades("ETH/USDT");
    await control(sandbox, "POST", "/accounts/ai-book/trade", { symbol: "ETHUSDT", side: "sell", quantity: "0.1" });
    const after = await exchange.fetchMyTrades("ETH/USDT");
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({ side: "sell", amount: 0.1 });
  });

  test("a transfer from spot to futures changes neither total", async () => {
    const before = await walletsOf("hedged");
    await control(sandbox, "POST", "/accounts/hedged/transfer", {
      from: "spot",
      to: "futures",
      asset: "USDT",
      amount: 500,
    });
    const after = await walletsOf("hedged");
    expect(Number(after["futures"]) - Number(before["futures"])).toBeGreaterThan(400);
    const exchange = await connectCcxt(sandbox, "hedged");
    const [transfer] = (await exchange.fetchTransfers()).slice(-1);
    expect(transfer).toMatchObject({ amount: 500, fromAccount: "spot", toAccount: "linear" });
  });

  test("deposits and withdrawals are listed with their fee", async () => {
    await control(sandbox, "POST", "/accounts/holder/deposit", { asset: "USDT", amount: "100" });
    await control(sandbox, "POST", "/accounts/holder/withdraw", { asset: "USDT", amount: "40" });
    const exchange = await connectCcxt(sandbox, "holder");
    expect((await exchange.fetchDeposits(undefined, Date.now() - DAY_MS))[0]).toMatchObject({ amount: 100 });
    expect((await exchange.fetchWithdrawals(undefined, Date.now() - DAY_MS))[0]).toMatchObject({
      amount: 40,
      fee: { cost: 0.04 },
    });
  });

  test.each([
    ["/accounts/nobody/deposit", { asset: "USDT", amount: "1" }, 404],
    ["/accounts/holder/deposit", { asset: "USDT", amount: "-1" }, 400],
    ["/accounts/holder/deposit", { asset: "not a coin", amount: "1" }, 400],
    ["/accounts/holder/withdraw", { asset: "USDT", amount: "1e9" }, 400],
    ["/accounts/holder/withdraw", { asset: "USDT", amount: "999999999" }, 400],
    ["/accounts/holder/transfer", { from: "spot", to: "spot", asset: "USDT", amount: "1" }, 400],
    ["/accounts/holder/trade", { symbol: "NOPEUSDT", side: "BUY", quantity: "1" }, 400],
    ["/accounts/holder/trade", "not an object", 400],
  ])("%s with %j answers %i", async (path, body, status) => {
    expect((await control(sandbox, "POST", path, body)).status).toBe(status);
  });
});

test("a crash triggers the trader's stops: they fill, and the orders are gone", async () => {
  const exchange = await connectCcxt(sandbox, "trader");
  exchange.options["fetchOpenOrders"] = { warnWithoutSymbol: false };
  expect(await exchange.fetchOpenOrders()).toHaveLength(3);
  await control(sandbox, "POST", "/crash", { fraction: 0.3 });
  expect(await exchange.fetchOpenOrders()).toHaveLength(0);
  const last = (await exchange.fetchMyTrades("BTC/USDT")).at(-1);
  expect(last?.side).toBe("sell");
  expect(last?.timestamp).toBeGreaterThan(Date.now() - 60_000);
  expect(await exchange.fetchPositions()).toHaveLength(0);
});

test("requests are counted per key and route, with those in flight at once", async () => {
  await control(sandbox, "DELETE", "/requests");
  const key = await demoKey(sandbox, "small");
  await Promise.all(Array.from({ length: 5 }, () => signedCall(sandbox, key, "GET", "/sapi/v1/account/status")));
  const [counts] = (await control(sandbox, "GET", `/requests?apiKey=${key.apiKey}`)).body as RequestCounts[];
  expect(counts).toMatchObject({ total: 5, routes: { "GET /binance/sapi/v1/account/status": 5 } });
  expect(counts?.inFlightMax).toBeGreaterThanOrEqual(1);
  expect(counts?.perSecondMax).toBeGreaterThanOrEqual(1);
});

test("a limit tells how much of it was used, and how often it refused", async () => {
  const key = await demoKey(sandbox, "small");
  const useOf = async (family: string) =>
    ((await control(sandbox, "GET", "/limits")).body as Record<string, LimitUse>)[family];
  expect(await useOf("sapi")).toEqual({ limit: 12_000, most: 0, refused: 0 });
  await signedCall(sandbox, key, "GET", "/sapi/v1/account/status");
  expect(await useOf("sapi")).toEqual({ limit: 12_000, most: 1, refused: 0 });
  await control(sandbox, "POST", "/limits", { family: "sapi", perMinute: 1 });
  await signedCall(sandbox, key, "GET", "/sapi/v1/account/status");
  expect(await useOf("sapi")).toEqual({ limit: 1, most: 2, refused: 1 });
  expect(await useOf("bybit")).toEqual({ limit: 600, most: 0, refused: 0 });
});

test("an account is given one more key, until the next reset", async () => {
  const { exchange } = sandbox.venue;
  const issued = exchange.issueKey("small");
  const answer = await signedCall(sandbox, issued, "GET", "/sapi/v1/account/status");
  expect(answer.status).toBe(200);
  expect(exchange.issueKey("small").apiKey).not.toBe(issued.apiKey);
  exchange.reset();
  expect(exchange.key(issued.apiKey)).toBeUndefined();
  expect(() => exchange.issueKey("nobody")).toThrow(/nobody/);
});
