import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../start-sandbox";
import { connectCcxt } from "../testing/connect-ccxt";
import { control, demoKey, signedCall, type DemoKey } from "../testing/signed-client";
import { FAULTS, matchesRoute, type FaultName } from "./faults";

let sandbox: Sandbox;
let key: DemoKey;
const ROUTE = "/sapi/v1/account/apiRestrictions";
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  key = await demoKey(sandbox, "ai-book");
});
afterEach(async () => {
  await control(sandbox, "DELETE", "/faults");
});
afterAll(() => sandbox.close());

const inject = (fault: object) => control(sandbox, "POST", "/faults", { apiKey: key.apiKey, route: ROUTE, ...fault });

/** What ccxt 4.5.84 makes of each fault on a plain read: an error class, or the raw answer it takes for a success. */
const SEEN_BY_CCXT: Record<FaultName, string> = {
  "429": "DDoSProtection",
  "418": "DDoSProtection",
  "400": "BadRequest",
  "401": "AuthenticationError",
  "403html": "ExchangeNotAvailable",
  "451": "ExchangeNotAvailable",
  "500": "ExchangeNotAvailable",
  "502": "ExchangeNotAvailable",
  "503": "ExchangeNotAvailable",
  "504": "RequestTimeout",
  timeout: "RequestTimeout",
  reset: "NetworkError",
  truncated: "not of ccxt",
  slowloris: "RequestTimeout",
  redirect: "NetworkError",
  hugebody: "object",
  gzipbomb: "string",
  html200: "string",
  garbage200: "string",
  empty200: "string",
  null200: "string",
  array200: "object",
  object200: "object",
  wrongtypes: "object",
  skew: "InvalidNonce",
};

describe("each fault reaches the real ccxt client", () => {
  test.each(FAULTS)("%s", async (fault) => {
    const exchange = await connectCcxt(sandbox, "ai-book");
    exchange.timeout = fault === "timeout" || fault === "slowloris" ? 700 : 20_000;
    await inject({ fault });
    const seen = await exchange.sapiGetAccountApiRestrictions().then(
      (answer: unknown) => typeof answer,
      (error: unknown) =>
        error instanceof Error && /^[A-Z]\w+/.test(error.constructor.name) ? error.constructor.name : "?",
    );
    const expected = SEEN_BY_CCXT[fault];
    if (expected === "not of ccxt") expect(["SocketError", "TypeError", "NetworkError", "Error"]).toContain(seen);
    else expect(seen).toBe(expected);
    await expect(exchange.sapiGetAccountApiRestrictions()).resolves.toMatchObject({ enableReading: true });
  });
});

describe("a fault", () => {
  test("hits only its key and route, as often as asked, and counts", async () => {
    await inject({ fault: "500", times: 2 });
    const other = await demoKey(sandbox, "holder");
    expect((await signedCall(sandbox, other, "GET", ROUTE)).status).toBe(200);
    expect((await signedCall(sandbox, key, "GET", "/sapi/v1/account/status")).status).toBe(200);
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await signedCall(sandbox, key, "GET", ROUTE)).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect((await control(sandbox, "GET", "/faults")).body).toMatchObject([{ fault: "500", times: 2, hits: 2 }]);
  });

  test("carries Retry-After when asked", async () => {
    await inject({ fault: 429, retryAfter: 7 });
    expect((await signedCall(sandbox, key, "GET", ROUTE)).headers.get("retry-after")).toBe("7");
    await inject({ fault: 418 });
    expect((await signedCall(sandbox, key, "GET", ROUTE)).headers.get("retry-after")).toBeNull();
  });

  test("skew moves the exchange's clock for the call", async () => {
    await control(sandbox, "POST", "/faults", { route: "/api/v3/time", fault: "skew", skewMs: -90_000 });
    const { serverTime } = (await (await fetch(`${sandbox.url}/binance/api/v3/time`)).json()) as { serverTime: number };
    expect(Date.now() - serverTime).toBeGreaterThan(85_000);
  });

  test("wrongtypes keeps the shape and changes every type", async () => {
    await inject({ fault: "wrongtypes" });
    const { body } = await signedCall(sandbox, key, "GET", ROUTE);
    expect(body).toMatchObject({ enableReading: "yes", enableWithdrawals: "no" });
  });

  test.each([
    [{ route: "/", fault: "500" }, /names? a route/],
    [{ route: "/binance/*", fault: "500" }, /names? a route/],
    [{ route: "/api/v3/time", fault: "nonsense" }, /fault/],
    [{ route: "api/v3/time", fault: "500" }, /route/],
    [{ route: "/api/v3/time", fault: "500", times: 0 }, /times/],
  ])("%j is refused", async (body, message) => {
    const refused = await control(sandbox, "POST", "/faults", body);
    expect(refused.status).toBe(400);
    expect((refused.body as { error: string }).error).toMatch(message);
  });

  test("is cleared by key", async () => {
    await inject({ fault: "500" });
    await control(sandbox, "POST", "/faults", { route: "/api/v3/time", fault: "500" });
    expect((await control(sandbox, "DELETE", `/faults?apiKey=${key.apiKey}`)).body).toEqual({ cleared: 1 });
    expect((await control(sandbox, "GET", "/faults")).body).toHaveLength(1);
  });
});

test.each([
  ["/api/v3/time", "/binance/api/v3/time", true],
  ["/binance/api/v3/time", "/binance/api/v3/time", true],
  ["/sapi", "/binance/sapi/v1/account/status", true],
  ["/api/v3/tim", "/binance/api/v3/time", false],
  ["/sapi/*/position", "/binance/sapi/v1/simple-earn/flexible/position", true],
  ["/sapi/*/position", "/binance/sapi/v1/account/status", false],
  ["/v1/checkout/*", "/v1/checkout/sessions", true],
])("route %s against %s: %s", (route, path, expected) => {
  expect(matchesRoute(route, path)).toBe(expected);
});
