import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../start-sandbox";
import { connectCcxt } from "../testing/connect-ccxt";
import { control, demoKey, signedCall } from "../testing/signed-client";

let sandbox: Sandbox;
let clock = Date.UTC(2026, 10, 22, 12, 30, 5);
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0, now: () => clock });
});
afterAll(() => sandbox.close());

async function restrictions(kind: Parameters<typeof demoKey>[2]): Promise<Awaited<ReturnType<typeof signedCall>>> {
  return signedCall(sandbox, await demoKey(sandbox, "ai-book", kind), "GET", "/sapi/v1/account/apiRestrictions");
}

const resetBeforeEach = (): void =>
  beforeEach(async () => {
    await control(sandbox, "POST", "/reset");
  });

describe("keys", () => {
  test("each kind says what it may", async () => {
    expect((await restrictions("read-only")).body).toMatchObject({
      ipRestrict: false,
      enableReading: true,
      enableSpotAndMarginTrading: false,
      enableWithdrawals: false,
    });
    expect((await restrictions("trade-enabled")).body).toMatchObject({
      enableSpotAndMarginTrading: true,
      enableWithdrawals: false,
    });
    expect((await restrictions("withdraw-enabled")).body).toMatchObject({ enableWithdrawals: true });
  });

  test.each(["expired", "ip-bound"] as const)("the %s one is refused", async (kind) => {
    expect(await restrictions(kind)).toMatchObject({ status: 401, body: { code: -2015 } });
  });

  test("can be widened and expired from outside", async () => {
    const key = await demoKey(sandbox, "ai-book");
    await control(sandbox, "PATCH", `/keys/${key.apiKey}`, { permissions: { enableWithdrawals: true } });
    expect((await restrictions("read-only")).body).toMatchObject({ enableWithdrawals: true });
    await control(sandbox, "PATCH", `/keys/${key.apiKey}`, { expired: true });
    expect(await restrictions("read-only")).toMatchObject({ status: 401, body: { code: -2015 } });
    await control(sandbox, "POST", "/reset");
  });

  test("are the same on every start", async () => {
    const again = await startSandbox({ port: 0, smtpPort: 0, now: () => clock });
    expect(await demoKey(again, "trader")).toEqual(await demoKey(sandbox, "trader"));
    await again.close();
  });
});

describe("a request is refused", () => {
  test("unsigned, with a wrong signature, from an unknown or malformed key", async () => {
    const key = await demoKey(sandbox, "ai-book");
    const path = "/api/v3/account";
    expect(await signedCall(sandbox, { ...key, secret: "wrong" }, "GET", path)).toMatchObject({
      status: 400,
      body: { code: -1022 },
    });
    expect(await signedCall(sandbox, { ...key, apiKey: "x".repeat(64) }, "GET", path)).toMatchObject({
      status: 401,
      body: { code: -2015 },
    });
    expect(await signedCall(sandbox, { ...key, apiKey: "short" }, "GET", path)).toMatchObject({
      status: 401,
      body: { code: -2014 },
    });
    const unsigned = await fetch(`${sandbox.url}/binance${path}?timestamp=${clock}`, {
      headers: { "X-MBX-APIKEY": key.apiKey },
    });
    expect(await unsigned.json()).toMatchObject({ code: -1102 });
  });

  test.each([
    ["too old", -5_001, -1021],
    ["from the future", 1_001, -1021],
    ["in time", -4_999, undefined],
  ])("with a timestamp %s", async (_name, offset, code) => {
    const key = await demoKey(sandbox, "ai-book");
    const { body } = await signedCall(sandbox, key, "GET", "/sapi/v1/account/status", {
      timestamp: clock + offset,
      recvWindow: 5_000,
    });
    expect((body as { code?: number }).code).toBe(code);
  });

  test.each([
    ["/api/v3/klines?symbol=BTCUSDT&interval=7m", 400, -1120],
    ["/api/v3/klines?symbol=NOPEUSDT&interval=1h", 400, -1121],
    ["/api/v3/klines?interval=1h", 400, -1102],
    ["/api/v3/klines?symbol=&interval=1h", 400, -1105],
    ["/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=abc", 400, -1100],
    ["/api/v3/ticker/price?symbols=nonsense", 400, -1100],
    ["/fapi/v1/klines?symbol=PEPEUSDT&interval=1h", 400, -1121],
    ["/api/v3/nothing", 404, -1],
  ])("public %s", async (path, status, code) => {
    const response = await fetch(`${sandbox.url}/binance${path}`);
    expect([response.status, ((await response.json()) as { code: number }).code]).toEqual([status, code]);
  });

  test("by ccxt's own names for it", async () => {
    const real = await startSandbox({ port: 0, smtpPort: 0 });
    const wrong = await connectCcxt(real, "trader");
    wrong.secret = "wrong";
    await expect(wrong.privateGetAccount()).rejects.toMatchObject({ name: "AuthenticationError" });
    const late = await connectCcxt(real, "trader");
    late.nonce = () => Date.now() - 90_000;
    await expect(late.privateGetAccount()).rejects.toMatchObject({ name: "InvalidNonce" });
    await real.close();
  });

  test("when trades are asked for more than a day, deposits for more than ninety", async () => {
    const key = await demoKey(sandbox, "trader");
    const day = 86_400_000;
    const trades = { symbol: "BTCUSDT", startTime: clock - 2 * day, endTime: clock };
    expect(await signedCall(sandbox, key, "GET", "/api/v3/myTrades", trades)).toMatchObject({
      status: 400,
      body: { code: -1127 },
    });
    const deposits = { startTime: clock - 91 * day, endTime: clock };
    expect(await signedCall(sandbox, key, "GET", "/sapi/v1/capital/deposit/hisrec", deposits)).toMatchObject({
      status: 400,
    });
  });
});

describe("request weights", () => {
  resetBeforeEach();

  test("are counted, answered with 429 and Retry-After when spent, and end with the minute", async () => {
    await control(sandbox, "POST", "/limits", { family: "api", perMinute: 50 });
    const key = await demoKey(sandbox, "ai-book");
    const call = () => signedCall(sandbox, key, "GET", "/api/v3/account");
    expect((await call()).headers.get("x-mbx-used-weight-1m")).toBe("20");
    expect((await call()).headers.get("x-mbx-used-weight-1m")).toBe("40");
    const refused = await call();
    expect(refused).toMatchObject({ status: 429, body: { code: -1003 } });
    expect(refused.headers.get("retry-after")).toBe("55");
    clock += 55_000;
    expect((await call()).status).toBe(200);
  });

  test("of Convert are counted for the account, whatever address it comes from", async () => {
    await control(sandbox, "POST", "/limits", { family: "uid", perMinute: 3_000 });
    const span = { startTime: clock - 30 * 86_400_000, endTime: clock };
    const convert = async (account: string) =>
      signedCall(sandbox, await demoKey(sandbox, account), "GET", "/sapi/v1/convert/tradeFlow", span);
    expect((await convert("ai-book")).status).toBe(200);
    expect(await convert("ai-book")).toMatchObject({ status: 429, body: { code: -1003 } });
    expect((await convert("holder")).status).toBe(200);
    clock += 60_000;
    const wider = { ...span, startTime: span.startTime - 86_400_000 };
    const key = await demoKey(sandbox, "ai-book");
    expect((await signedCall(sandbox, key, "GET", "/sapi/v1/convert/tradeFlow", wider)).status).toBe(400);
  });

  test("ban the address that goes on after 429", async () => {
    await control(sandbox, "POST", "/limits", { family: "api", perMinute: 0 });
    const ping = () => fetch(`${sandbox.url}/binance/api/v3/ping`);
    for (let i = 0; i < 10; i++) expect((await ping()).status).toBe(429);
    const banned = await ping();
    expect(banned.status).toBe(418);
    expect(banned.headers.get("retry-after")).toBe("120");
    clock += 60_000;
    expect((await ping()).status).toBe(418);
    await control(sandbox, "POST", "/reset");
    expect((await ping()).status).toBe(200);
  });
});

describe("trading", () => {
  resetBeforeEach();

  const order = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.00100" };

  test("needs the permission", async () => {
    const readOnly = await demoKey(sandbox, "ai-book");
    expect(await signedCall(sandbox, readOnly, "POST", "/api/v3/order", order)).toMatchObject({
      status: 401,
      body: { code: -2015 },
    });
  });

  test("at market moves balances and trades; a resting stop locks its coins until cancelled", async () => {
    const key = await demoKey(sandbox, "ai-book", "trade-enabled");
    const filled = await signedCall(sandbox, key, "POST", "/api/v3/order", order);
    expect(filled.body).toMatchObject({ status: "FILLED", executedQty: "0.00100000" });
    const trades = (await signedCall(sandbox, key, "GET", "/api/v3/myTrades", { symbol: "BTCUSDT" })).body as {
      orderId: number;
    }[];
    expect(trades.at(-1)?.orderId).toBe((filled.body as { orderId: number }).orderId);

    const stop = { ...order, side: "SELL", type: "STOP_LOSS_LIMIT", price: "99", stopPrice: "100" };
    const placed = (await signedCall(sandbox, key, "POST", "/api/v3/order", stop)).body as { orderId: number };
    const locked = async (): Promise<string | undefined> => {
      const account = (await signedCall(sandbox, key, "GET", "/api/v3/account")).body as {
        balances: { asset: string; locked: string }[];
      };
      return account.balances.find((balance) => balance.asset === "BTC")?.locked;
    };
    expect(await locked()).toBe("0.00100000");
    await signedCall(sandbox, key, "DELETE", "/api/v3/order", { symbol: "BTCUSDT", orderId: placed.orderId });
    expect(await locked()).toBe("0.00000000");
  });

  test.each([
    ["more than there is", { quantity: "9999.00000" }, -2010],
    ["below the minimum notional", { quantity: "0.00001" }, -1013],
    ["off the lot grid", { quantity: "0.000012345" }, -1013],
    ["an unknown side", { side: "HOLD" }, -1117],
  ])("refuses %s", async (_name, change, code) => {
    const key = await demoKey(sandbox, "ai-book", "trade-enabled");
    const { body } = await signedCall(sandbox, key, "POST", "/api/v3/order", { ...order, ...change });
    expect(body).toMatchObject({ code });
  });

  test("withdrawals need their own permission", async () => {
    const request = { coin: "USDT", amount: "10", address: "somewhere" };
    const path = "/sapi/v1/capital/withdraw/apply";
    const trade = await demoKey(sandbox, "ai-book", "trade-enabled");
    const withdraw = await demoKey(sandbox, "ai-book", "withdraw-enabled");
    expect((await signedCall(sandbox, trade, "POST", path, request)).status).toBe(401);
    expect((await signedCall(sandbox, withdraw, "POST", path, request)).status).toBe(200);
  });
});
