import { afterAll, afterEach, describe, expect, test } from "vitest";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { expectNothingLeaks, failureOf, FAULT_KINDS, HEAVY_FAULTS, openGate } from "@/lib/testing/fault-drill";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { createCcxtClient } from "./ccxt-client";
import type { VenueEndpoint } from "./client";
import { closeLockSession } from "./connection-lock";
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

const gate = openGate();
const callOf = (venue: string, credentials: Credentials) =>
  createCcxtClient({
    venue,
    clock: systemClock,
    account: { credentials, lockId: `faults-${venue}` },
    gate,
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
  ...FAULT_KINDS,
  "401": "auth",
  array200: "bad_response",
  object200: "bad_response",
};
const SHAPES = ["wrongtypes", ...HEAVY_FAULTS];

const fault = ({ apiKey }: Credentials, name: string, over: object = {}) =>
  sandbox.control("POST", "/control/faults", { apiKey, route: "/*", fault: name, times: 5, ...over });

afterEach(async () => {
  gate.closed.length = 0;
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
    if (name === "429" || name === "418") expect(gate.closed[0]).toEqual({ pauseMs: 7_000, isBan: name === "418" });
    expectNothingLeaks(error, [credentials.apiKey, credentials.secret, sandbox.url]);
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
    expect(gate.closed).toEqual([]);
  });
});
