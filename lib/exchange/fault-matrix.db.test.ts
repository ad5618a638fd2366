import { afterAll, afterEach, describe, expect, test } from "vitest";
import { systemClock } from "@/lib/platform/clock";
import { closeBatchDb } from "@/lib/platform/batch-db";
import {
  expectNothingLeaks,
  failureOf,
  FAULT_KINDS,
  HEAVY_FAULTS,
  openGate,
  SHAPE_FAULTS,
} from "@/lib/testing/fault-drill";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { createCcxtClient } from "./ccxt-client";
import { closeLockSession } from "./connection-lock";
import type { Credentials } from "./venue-wire";
import { BINANCE } from "./venues/binance/endpoints";
import { readBinanceAccount } from "./venues/binance/read-account";
import { readBinanceMarket } from "./venues/binance/read-market";

/**
 * Every way a venue fails, against the calls that decide about keys: classified by what to do, nothing proven, nothing
 * leaked.
 */
const sandbox = await startOwnSandbox();
const TIMEOUT_MS = 1_500;
for (const family of ["api", "sapi", "fapi", "dapi"])
  await sandbox.control("POST", "/control/limits", { family, perMinute: 10_000_000 });

const accounts = await sandbox.control<{ id: string; keys: (Credentials & { kind: string })[] }[]>(
  "GET",
  "/control/accounts",
);
function credentialsOf(account: string): Credentials {
  const key = accounts.find(({ id }) => id === account)?.keys.find(({ kind }) => kind === "read-only");
  if (key === undefined) throw new Error(`the sandbox has no read-only key of ${account}`);
  return { apiKey: key.apiKey, secret: key.secret };
}
// Uses every kind of wallet that matters here, futures with an open position included.
const credentials = credentialsOf("hedged");
const coinMargined = credentialsOf("coin-margin-trader");

const gate = openGate();
const open = (own = credentials) =>
  createCcxtClient({
    venue: "binance",
    clock: systemClock,
    account: { credentials: own, lockId: `fault-matrix-${own.apiKey}` },
    gate,
    timeoutMs: TIMEOUT_MS,
  });

const KINDS = { ...FAULT_KINDS, "401": "auth" } as const;
const SHAPES = [...SHAPE_FAULTS, ...HEAVY_FAULTS];

const fault = (name: string, route: string, over: object = {}) =>
  sandbox.control("POST", "/control/faults", { apiKey: credentials.apiKey, route, fault: name, times: 5, ...over });

const SECRETS = [credentials.apiKey, credentials.secret].flatMap((secret) => [secret, secret.slice(0, 12)]);
const expectNoSecret = (error: unknown): void => expectNothingLeaks(error, [...SECRETS, sandbox.url]);

afterEach(async () => {
  gate.closed.length = 0;
  await sandbox.control("DELETE", "/control/faults");
});

afterAll(async () => {
  await closeLockSession();
  await closeBatchDb();
});

describe("a call", () => {
  const rows = Object.entries(KINDS).flatMap(([name, kind]) =>
    [BINANCE.permissions, BINANCE.spotAccount, BINANCE.futuresAccount].map(
      (endpoint) => [name, endpoint.path, kind, endpoint] as const,
    ),
  );
  test.each(rows)("%s on %s is %s", async (name, _path, kind, endpoint) => {
    await fault(name, "/*");
    const error = await failureOf(() => open()(endpoint));
    expect(error.kind).toBe(kind);
    expectNoSecret(error);
  });

  test("twenty workers with one key have one call in flight", async () => {
    await sandbox.control("DELETE", "/control/requests");
    await Promise.all(Array.from({ length: 20 }, () => open()(BINANCE.permissions)));
    expect(sandbox.requests.counts(credentials.apiKey)[0]).toMatchObject({ total: 20, inFlightMax: 1 });
  });

  test("a pause is as long as the venue says, and a ban closes everything", async () => {
    await fault("429", "/sapi/*", { retryAfter: 11 });
    await failureOf(() => open()(BINANCE.permissions));
    await fault("418", "/api/*");
    await failureOf(() => open()(BINANCE.spotAccount));
    expect(gate.closed).toEqual([
      { pauseMs: 11_000, isBan: false },
      { pauseMs: 120_000, isBan: true },
    ]);
  });

  test.each([-90_000, 90_000, 3_600_000])("a clock %i ms off costs one failed call, then none", async (skewMs) => {
    // Without a key: the venue's clock is off for everybody, `time` included.
    await sandbox.control("POST", "/control/faults", { route: "/api/*", fault: "skew", skewMs, times: 1_000 });
    const total = (): number => sandbox.requests.counts(credentials.apiKey)[0]?.total ?? 0;
    const callsOf = async (): Promise<number> => {
      const before = total();
      await expect(open()(BINANCE.spotAccount)).resolves.toHaveProperty("balances");
      return total() - before;
    };
    expect(await callsOf()).toBeLessThanOrEqual(2);
    expect(await callsOf()).toBe(1);
  });
});

describe("proving a key", () => {
  const reader = () => readBinanceAccount(open(), { clock: systemClock });

  test.each([...Object.keys(KINDS), ...SHAPES])("%s proves nothing", async (name) => {
    await fault(name, "/sapi/v1/account/apiRestrictions");
    const verdict = await reader()
      .fetchPermissions()
      .catch((error: unknown) => error);
    if (verdict instanceof Error) expectNoSecret(verdict);
    else expect(verdict).toMatchObject({ kind: "unverifiable" });
  });

  test("the same key is proven once the fault is over", async () => {
    expect((await reader().fetchPermissions()).kind).toBe("read_only");
  });
});

describe("reading an account", async () => {
  const instruments = await readBinanceMarket(
    createCcxtClient({ venue: "binance", clock: systemClock, gate }),
    systemClock,
  ).fetchInstruments();
  const readAccount = (own = credentials) =>
    readBinanceAccount(open(own), { clock: systemClock }).fetchAccount(instruments);

  test("without a fault nothing is missing", async () => {
    expect((await readAccount()).missingWallets).toEqual([]);
  });

  const WALLET_ROUTES = [
    ["earn_flexible", "/sapi/v1/simple-earn/flexible/position", credentials],
    ["earn_locked", "/sapi/v1/simple-earn/locked/position", credentials],
    ["funding", "/sapi/v1/asset/get-funding-asset", credentials],
    ["margin", "/sapi/v1/margin/account", credentials],
    ["margin", "/sapi/v1/margin/isolated/account", coinMargined],
    ["futures", "/fapi/v2/account", credentials],
    ["coin_futures", "/dapi/v1/account", coinMargined],
    ["coin_futures", "/dapi/v1/positionRisk", coinMargined],
    ["bots", "/sapi/v1/asset/wallet/balance", credentials],
  ] as const;

  test.each(
    WALLET_ROUTES.flatMap(([wallet, route, own]) =>
      ["500", "html200", "object200", "wrongtypes", "401"].map((name) => [wallet, route, name, own] as const),
    ),
  )("%s at %s that answers %s is missing, never zero", async (wallet, route, name, own) => {
    await fault(name, route, { apiKey: own.apiKey });
    const account = await readAccount(own);
    expect(account.missingWallets).toContain(wallet);
  });

  test.each(["/fapi/*", "/dapi/*"])(
    "a futures wallet nobody uses is not missing when the venue refuses %s",
    async (route) => {
      const holder = accounts.find(({ id }) => id === "stablecoins")?.keys.find(({ kind }) => kind === "read-only");
      if (holder === undefined) throw new Error("no key");
      await sandbox.control("POST", "/control/faults", {
        apiKey: holder.apiKey,
        route,
        fault: "401",
        times: 50,
      });
      const call = createCcxtClient({
        venue: "binance",
        clock: systemClock,
        account: { credentials: holder, lockId: `unused${route}` },
        gate,
      });
      expect((await readBinanceAccount(call, { clock: systemClock }).fetchAccount(instruments)).missingWallets).toEqual(
        [],
      );
    },
  );

  test("a pause in the middle ends the reading: nothing more is asked", async () => {
    await fault("429", "/sapi/v1/asset/get-funding-asset");
    const error = await failureOf(readAccount);
    expect(error.kind).toBe("rate_limited");
  });
});
