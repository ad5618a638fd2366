import { afterAll, afterEach, describe, expect, test } from "vitest";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { createCcxtClient } from "./ccxt-client";
import type { VenueEndpoint } from "./client";
import { closeLockSession } from "./connection-lock";
import type { RequestGate } from "./egress";
import { SafeExchangeError, type ExchangeErrorKind } from "./safe-exchange-error";
import type { Credentials } from "./venue-wire";
import { BYBIT } from "./venues/bybit/endpoints";
import { readBybitAccount } from "./venues/bybit/read-account";
import { OKX } from "./venues/okx/endpoints";
import { readOkxAccount } from "./venues/okx/read-account";

/** Every way the other wired venues fail, in their own words: classified by what to do, nothing proven, nothing leaked. */
const sandbox = await startOwnSandbox();
const TIMEOUT_MS = 800;
for (const family of ["bybit", "okx"])
  await sandbox.control("POST", "/control/limits", { family, perMinute: 10_000_000 });

const accounts = await sandbox.control<{ id: string; keys: (Credentials & { kind: string })[] }[]>(
  "GET",
  "/control/accounts",
);
function credentialsOf(account: string): Credentials {
  const key = accounts.find(({ id }) => id === account)?.keys.find(({ kind }) => kind === "read-only");
  if (key === undefined) throw new Error(`the sandbox has no read-only key of ${account}`);
  return key;
}

const closed: { pauseMs: number; isBan: boolean }[] = [];
const openGate: RequestGate = {
  enter: () => Promise.resolve(),
  close: ({ pauseMs, isBan }) => {
    closed.push({ pauseMs, isBan });
    return Promise.resolve();
  },
};
const callOf = (venue: string, credentials: Credentials) =>
  createCcxtClient({
    venue,
    clock: systemClock,
    account: { credentials, lockId: `faults-${venue}` },
    gate: openGate,
    timeoutMs: TIMEOUT_MS,
  });

interface Wired {
  venue: string;
  credentials: Credentials;
  endpoints: readonly VenueEndpoint[];
  prove: () => Promise<unknown>;
  /** Where it differs from the common table. */
  own: Readonly<Record<string, ExchangeErrorKind>>;
}
const bybit = credentialsOf("bybit-trader");
const okx = credentialsOf("okx-trader");
const context = { clock: systemClock, apiKey: "", sign: () => "" };
const WIRED: readonly Wired[] = [
  {
    venue: "bybit",
    credentials: bybit,
    endpoints: [BYBIT.permissions, BYBIT.accountInfo],
    prove: () => readBybitAccount(callOf("bybit", bybit), context).fetchPermissions(),
    // Bybit answers 403 to an address that asks too often.
    own: { "403html": "rate_limited" },
  },
  {
    venue: "okx",
    credentials: okx,
    endpoints: [OKX.permissions, OKX.balance],
    prove: () => readOkxAccount(callOf("okx", okx), context).fetchPermissions(),
    own: {},
  },
];

const KINDS: Readonly<Record<string, ExchangeErrorKind>> = {
  "429": "rate_limited",
  "418": "rate_limited",
  "400": "invalid_request",
  "401": "auth",
  "403html": "unavailable",
  "451": "unavailable",
  "500": "unavailable",
  "502": "unavailable",
  "503": "unavailable",
  "504": "unavailable",
  timeout: "unavailable",
  reset: "unavailable",
  truncated: "unavailable",
  slowloris: "unavailable",
  redirect: "unavailable",
  html200: "bad_response",
  garbage200: "bad_response",
  empty200: "bad_response",
  null200: "bad_response",
  array200: "bad_response",
  object200: "bad_response",
};
const SHAPES = ["wrongtypes", "hugebody", "gzipbomb"];

const fault = ({ apiKey }: Credentials, name: string, over: object = {}) =>
  sandbox.control("POST", "/control/faults", { apiKey, route: "/*", fault: name, times: 5, ...over });

async function failureOf(run: () => Promise<unknown>): Promise<SafeExchangeError> {
  try {
    const value = await run();
    throw new Error(`expected a failure, got ${JSON.stringify(value).slice(0, 200)}`);
  } catch (error) {
    if (error instanceof SafeExchangeError) return error;
    throw error;
  }
}

afterEach(async () => {
  closed.length = 0;
  await sandbox.control("DELETE", "/control/faults");
});
afterAll(async () => {
  await closeLockSession();
  await closeBatchDb();
});

describe.each(WIRED)("$venue", ({ venue, credentials, endpoints, prove, own }) => {
  const rows = Object.entries({ ...KINDS, ...own }).flatMap(([name, kind]) =>
    endpoints.map((endpoint) => [name, endpoint.path, kind, endpoint] as const),
  );
  test.each(rows)("%s on %s is %s", async (name, _path, kind, endpoint) => {
    await fault(credentials, name, name === "429" || name === "418" ? { retryAfter: 7 } : {});
    const error = await failureOf(() => callOf(venue, credentials)(endpoint));
    expect(error.kind).toBe(kind);
    if (name === "429" || name === "418") expect(closed[0]).toEqual({ pauseMs: 7_000, isBan: name === "418" });
    const text = `${error.message} ${error.stack ?? ""} ${JSON.stringify(error)} ${String(error.cause)}`;
    for (const secret of [credentials.apiKey, credentials.secret, sandbox.url]) expect(text).not.toContain(secret);
  });

  test.each([...Object.keys(KINDS), ...SHAPES])("%s proves nothing", async (name) => {
    await fault(credentials, name);
    const verdict = await prove().catch((error: unknown) => error);
    if (verdict instanceof Error) expect(verdict).toBeInstanceOf(SafeExchangeError);
    else expect(verdict).toMatchObject({ kind: "unverifiable" });
  });

  test("a clock that is off costs one failed call and is measured", async () => {
    const call = callOf(venue, credentials);
    const [endpoint] = endpoints;
    if (endpoint === undefined) throw new Error("no endpoint");
    await call(endpoint);
    // Without the key's scope: the time is asked for without a key.
    await sandbox.control("POST", "/control/faults", {
      route: venue === "bybit" ? "/bybit/v5/*" : "/okx/api/*",
      fault: "skew",
      skewMs: -90_000,
      times: 10,
    });
    await expect(call(endpoint)).resolves.toBeDefined();
    expect(closed).toEqual([]);
  });
});
