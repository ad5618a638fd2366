import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import {
  expectNothingLeaks,
  failureOf,
  FAULT_KINDS,
  HEAVY_FAULTS,
  openGate,
  SHAPE_FAULTS,
} from "@/lib/testing/fault-drill";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import type { AccountContext } from "./account-context";
import { createCcxtClient } from "./ccxt-client";
import type { AccountReader, VenueCall } from "./client";
import { closeLockSession } from "./connection-lock";
import type { SafeExchangeError } from "./safe-exchange-error";
import { type ExchangeErrorKind } from "./safe-exchange-error";
import type { Credentials } from "./venue-wire";
import { readCoinbaseAccount } from "./venues/coinbase/read-account";
import { readKrakenAccount } from "./venues/kraken/read-account";
import { readKrakenFuturesAccount } from "./venues/krakenfutures/read-account";

/** Every way Kraken, Kraken Futures and Coinbase fail, in their own words: classified by what to do, nothing proven. */
const sandbox = await startOwnSandbox();
const TIMEOUT_MS = 800;
for (const family of ["kraken", "krakenpublic", "krakenfutures", "krakenfuturespublic", "coinbase"])
  await sandbox.control("POST", "/control/limits", { family, perMinute: 10_000_000 });

type Key = Credentials & { kind: string };
const accounts = await sandbox.control<{ id: string; keys: Key[] }[]>("GET", "/control/accounts");
function credentialsOf(account: string, kind = "read-only"): Key {
  const key = accounts.find(({ id }) => id === account)?.keys.find((each) => each.kind === kind);
  if (key === undefined) throw new Error(`the sandbox has no ${kind} key of ${account}`);
  return key;
}

const gate = openGate();
type OpenReader = (call: VenueCall, context: AccountContext) => AccountReader;
const WIRED: readonly { venue: string; account: string; open: OpenReader }[] = [
  { venue: "kraken", account: "kraken-trader", open: readKrakenAccount },
  { venue: "krakenfutures", account: "kraken-futures-trader", open: readKrakenFuturesAccount },
  { venue: "coinbase", account: "coinbase-trader", open: readCoinbaseAccount },
];
function readerOf({ venue, open }: (typeof WIRED)[number], credentials: Credentials): AccountReader {
  const account = { credentials, lockId: `faults-${venue}` };
  const call = createCcxtClient({ venue, clock: systemClock, account, gate, timeoutMs: TIMEOUT_MS });
  return open(call, { clock: systemClock, apiKey: credentials.apiKey, sign: () => "" });
}

const KINDS: Readonly<Record<string, ExchangeErrorKind>> = {
  ...FAULT_KINDS,
  "401": "auth",
  ...Object.fromEntries(SHAPE_FAULTS.map((name) => [name, "bad_response" as const])),
};
const NO_INSTRUMENTS: readonly Instrument[] = [];

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

describe.each(WIRED)("$venue", (wired) => {
  const key = credentialsOf(wired.account);

  test.each(Object.entries(KINDS))("an account that is answered %s is %s, and nothing leaks", async (name, kind) => {
    await fault(key, name, name === "429" || name === "418" ? { retryAfter: 7 } : {});
    const error = await failureOf(() => readerOf(wired, key).fetchAccount(NO_INSTRUMENTS));
    expect(error.kind).toBe(kind);
    if (name === "429" || name === "418") expect(gate.closed[0]).toEqual({ pauseMs: 7_000, isBan: name === "418" });
    expectNothingLeaks(error, [key.apiKey, key.secret, sandbox.url]);
  });

  test.each([...Object.keys(KINDS), ...HEAVY_FAULTS])(
    "%s proves nothing, and only a refused key is a bad key",
    async (name) => {
      await fault(key, name);
      const verdict = await readerOf(wired, key)
        .fetchPermissions()
        .catch((error: unknown) => error);
      if (!(verdict instanceof Error)) expect(verdict).toMatchObject({ kind: "unverifiable" });
      else expect((verdict as SafeExchangeError).kind === "auth").toBe(name === "401");
    },
  );

  test("what a key may do, in the venue's own words", async () => {
    const verdictOf = (kind: string) => readerOf(wired, credentialsOf(wired.account, kind)).fetchPermissions();
    expect(await verdictOf("read-only")).toMatchObject({ kind: "read_only" });
    expect(await verdictOf("trade-enabled")).toMatchObject({ kind: "over_privileged" });
    expect(await verdictOf("withdraw-enabled")).toMatchObject({ kind: "over_privileged" });
    for (const kind of ["expired", "ip-bound"])
      expect(await failureOf(() => verdictOf(kind)), kind).toMatchObject({ kind: "auth" });
  });

  test("a secret that is not the key's is a bad key", async () => {
    const { secret } = credentialsOf(wired.account, "trade-enabled");
    expect(await failureOf(() => readerOf(wired, { ...key, secret }).fetchPermissions())).toMatchObject({
      kind: "auth",
    });
  });
});

test("a nonce that is behind is no bad key, and the next one is ahead again", async () => {
  const wired = WIRED[0] ?? expect.fail();
  const key = credentialsOf(wired.account);
  const behind = { now: () => new Date(1_000) };
  await readerOf(wired, key).fetchPermissions();
  const account = { credentials: key, lockId: "nonce" };
  const call = createCcxtClient({ venue: "kraken", clock: behind, account, gate });
  // The process counts on from the highest nonce it sent, whatever the clock says.
  await expect(
    wired.open(call, { clock: behind, apiKey: "", sign: () => "" }).fetchPermissions(),
  ).resolves.toBeDefined();
});

test("Coinbase: a clock that is off costs one failed call and is measured", async () => {
  const wired = WIRED[2] ?? expect.fail();
  const key = credentialsOf(wired.account);
  const reader = readerOf(wired, key);
  await reader.fetchPermissions();
  // Without the key's scope: the time is asked for without a key.
  for (const route of ["/coinbase/api/*", "/coinbase/v2/*"])
    await sandbox.control("POST", "/control/faults", { route, fault: "skew", skewMs: -300_000, times: 10 });
  await expect(reader.fetchPermissions()).resolves.toMatchObject({ kind: "read_only" });
  expect(gate.closed).toEqual([]);
});
