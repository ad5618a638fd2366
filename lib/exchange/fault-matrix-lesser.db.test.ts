import { createHmac } from "node:crypto";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { expectNothingLeaks, FAULT_KINDS, openGate, settled, SHAPE_FAULTS } from "@/lib/testing/fault-drill";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { createCcxtClient } from "./ccxt-client";
import type { AccountReader, VenueCall, VenueEndpoint } from "./client";
import { closeLockSession } from "./connection-lock";
import type { AccountContext } from "./account-context";
import { openAccount, openMarket } from "./open-exchange";
import { VENUES } from "./registry";
import type { Credentials } from "./venue-wire";
import { BITFINEX } from "./venues/bitfinex/endpoints";
import { readBitfinexAccount } from "./venues/bitfinex/read-account";
import { BITSTAMP } from "./venues/bitstamp/endpoints";
import { readBitstampAccount } from "./venues/bitstamp/read-account";
import { CRYPTOCOM } from "./venues/cryptocom/endpoints";
import { readCryptocomAccount } from "./venues/cryptocom/read-account";
import { DERIBIT } from "./venues/deribit/endpoints";
import { readDeribitAccount } from "./venues/deribit/read-account";
import { HTX } from "./venues/htx/endpoints";
import { readHtxAccount } from "./venues/htx/read-account";
import { MEXC } from "./venues/mexc/endpoints";
import { readMexcAccount } from "./venues/mexc/read-account";

/**
 * The venues of which permissions, balances and at most flows are read, against every way to fail: a pairwise selection, in which each
 * venue meets each fault and each fault meets both kinds of calls.
 */
const sandbox = await startOwnSandbox();
const TIMEOUT_MS = 500;

interface Case {
  venue: string;
  read: (call: VenueCall, context: AccountContext) => AccountReader;
  /** What a key is judged by, with parameters that the sandbox answers; null where nothing tells. */
  permissions: { endpoint: VenueEndpoint; route: string } | null;
  balances: { endpoint: VenueEndpoint; route: string };
  /** Where money in and out is told; null where it is seen in the balances. */
  flowsRoute: string | null;
  /** An empty list is this venue's way to say "nothing in it". */
  listsBalances: boolean;
}
const CASES: readonly Case[] = [
  {
    venue: "mexc",
    read: readMexcAccount,
    permissions: { endpoint: MEXC.permissions, route: "/mexc/api/v3/apiKeyInfo" },
    balances: { endpoint: MEXC.spotAccount, route: "/mexc/api/v3/account" },
    flowsRoute: null,
    listsBalances: false,
  },
  {
    venue: "htx",
    read: readHtxAccount,
    permissions: { endpoint: HTX.permissions, route: "/htx/v2/user/api-key" },
    balances: { endpoint: HTX.accounts, route: "/htx/v1/account/accounts" },
    flowsRoute: null,
    listsBalances: false,
  },
  {
    venue: "bitfinex",
    read: readBitfinexAccount,
    permissions: { endpoint: BITFINEX.permissions, route: "/bitfinex/v2/auth/r/permissions" },
    balances: { endpoint: BITFINEX.wallets, route: "/bitfinex/v2/auth/r/wallets" },
    flowsRoute: "/bitfinex/v2/auth/r/movements/hist",
    listsBalances: true,
  },
  {
    venue: "deribit",
    read: readDeribitAccount,
    permissions: { endpoint: DERIBIT.permissions, route: "/deribit/api/v2/public/auth" },
    balances: { endpoint: DERIBIT.accountSummaries, route: "/deribit/api/v2/private/get_account_summaries" },
    flowsRoute: "/deribit/api/v2/private/get_transaction_log",
    listsBalances: false,
  },
  {
    venue: "bitstamp",
    read: readBitstampAccount,
    permissions: null,
    balances: { endpoint: BITSTAMP.balances, route: "/bitstamp/api/v2/account_balances/" },
    flowsRoute: null,
    listsBalances: true,
  },
  {
    venue: "cryptocom",
    read: readCryptocomAccount,
    permissions: null,
    balances: { endpoint: CRYPTOCOM.balances, route: "/cryptocom/exchange/v1/private/user-balance" },
    flowsRoute: "/cryptocom/exchange/v1/private/get-transactions",
    listsBalances: false,
  },
];

/** One venue each is enough. */
const HEAVY = new Map([
  ["hugebody", "htx"],
  ["gzipbomb", "deribit"],
]);

type Key = Credentials & { kind: string };
const accounts = await sandbox.control<{ id: string; keys: Key[] }[]>("GET", "/control/accounts");
function keyOf(venue: string, kind = "read-only"): Key {
  const key = accounts.find(({ id }) => id === `${venue}-holder`)?.keys.find((each) => each.kind === kind);
  if (key === undefined) throw new Error(`the sandbox has no ${kind} key of ${venue}`);
  return key;
}

const gate = openGate();
function open({ venue, read }: Case, credentials: Credentials = keyOf(venue)): AccountReader {
  const call = createCcxtClient({
    venue,
    clock: systemClock,
    account: { credentials, lockId: `lesser-${venue}` },
    gate,
    timeoutMs: TIMEOUT_MS,
  });
  return read(call, {
    clock: systemClock,
    apiKey: credentials.apiKey,
    sign: (text) => createHmac("sha256", credentials.secret).update(text).digest("hex"),
  });
}

const fault = (name: string, route: string) =>
  sandbox.control("POST", "/control/faults", { route, fault: name, times: 3 });

function expectNoSecret(error: unknown, { apiKey, secret, passphrase }: Credentials): void {
  expectNothingLeaks(error, [apiKey, secret, passphrase ?? secret, sandbox.url]);
}

const strays: unknown[] = [];
const onStray = (reason: unknown): void => void strays.push(reason);
process.on("unhandledRejection", onStray);

afterEach(async () => {
  await sandbox.control("DELETE", "/control/faults");
});

afterAll(async () => {
  process.off("unhandledRejection", onStray);
  await closeLockSession();
  await closeBatchDb();
  expect(strays).toEqual([]);
});

test("every venue on offer can be opened", () => {
  for (const { id } of VENUES) {
    const credentials = { apiKey: "key", secret: "c2VjcmV0", passphrase: "phrase" };
    expect(openAccount(id, { credentials, lockId: id, clock: systemClock })).toHaveProperty("fetchPermissions");
    expect(openMarket(id, { clock: systemClock })).toHaveProperty("fetchInstruments");
  }
});

describe.each(CASES)("$venue", (row) => {
  const key = keyOf(row.venue);
  const faults = Object.entries(FAULT_KINDS);

  test.each(faults)("%s is %s, on the call that decides", async (name, kind) => {
    const index = faults.findIndex(([each]) => each === name);
    const target = index % 2 === 0 && row.permissions !== null ? row.permissions : row.balances;
    await fault(name, target.route);
    const reader = open(row);
    const seen = await settled(() =>
      target === row.permissions ? reader.fetchPermissions() : reader.fetchAccount([]),
    );
    expectNoSecret(seen, key);
    expect(seen).toMatchObject({ kind });
  });

  test.each([...SHAPE_FAULTS, ...[...HEAVY].filter(([, venue]) => venue === row.venue).map(([name]) => name)])(
    "%s proves nothing and is no empty account",
    async (name) => {
      if (row.permissions !== null) {
        await fault(name, row.permissions.route);
        const verdict = await settled(() => open(row).fetchPermissions());
        if (verdict instanceof Error) expectNoSecret(verdict, key);
        else expect(verdict).toMatchObject({ kind: "unverifiable" });
      }
      await sandbox.control("DELETE", "/control/faults");
      if (name === "array200" && row.listsBalances) return;
      await fault(name, row.balances.route);
      expectNoSecret(await settled(() => open(row).fetchAccount([])), key);
    },
  );

  test("without a fault the same key is judged and its balances are read", async () => {
    const reader = open(row);
    const verdict = await reader.fetchPermissions();
    expect(verdict).toMatchObject(
      row.permissions === null ? { kind: "unverifiable", reason: "no_endpoint" } : { kind: "read_only" },
    );
    const { balances, missingWallets } = await reader.fetchAccount([]);
    expect(balances.map(({ asset }) => asset).sort()).toEqual(["BTC", "ETH", "USDT"]);
    expect(missingWallets).toEqual([]);
  });

  test.each(["secret", "apiKey"] as const)("a wrong %s is the venue's own word about the key", async (part) => {
    const wrong = { ...key, [part]: `${key[part].slice(0, -3)}abc` };
    const seen = await settled(() => open(row, wrong).fetchAccountRef());
    expectNoSecret(seen, wrong);
    expect(seen).toMatchObject({ kind: "auth" });
  });

  test.runIf(row.permissions !== null).each(["trade-enabled", "withdraw-enabled"])(
    "a %s key is told apart",
    async (kind) => {
      expect(await open(row, keyOf(row.venue, kind)).fetchPermissions()).toMatchObject({ kind: "over_privileged" });
    },
  );

  test.each(["expired", "ip-bound"])("an %s key is refused by the venue", async (kind) => {
    expect(await settled(() => open(row, keyOf(row.venue, kind)).fetchAccountRef())).toMatchObject({ kind: "auth" });
  });

  const { flowsRoute } = row;
  const lastDay = (reader: AccountReader, kind: "deposit" | "withdrawal") =>
    reader.fetchFlows(kind, Date.now() - DAY_MS, Date.now() + HOUR_MS);

  test.skipIf(flowsRoute === null)("what comes and goes is a flow, what is traded is none", async () => {
    const act = (verb: string, body: object) =>
      sandbox.control("POST", `/control/accounts/${row.venue}-holder/${verb}`, body);
    await act("deposit", { asset: "USDT", amount: "250" });
    await act("trade", { symbol: "BTCUSDT", side: "BUY", quantity: "0.001" });
    await act("withdraw", { asset: "USDT", amount: "40" });
    const reader = open(row);
    expect(await lastDay(reader, "deposit")).toMatchObject([{ kind: "deposit", asset: "USDT", amount: "250" }]);
    const [left, ...others] = await lastDay(reader, "withdrawal");
    expect(left).toMatchObject({ kind: "withdrawal", asset: "USDT" });
    // Some tell it with the network's fee, a thousandth here.
    expect(Number(left?.amount)).toBeCloseTo(40, 1);
    expect(others).toEqual([]);
    const past = await reader.fetchFlows("deposit", Date.now() - 170 * DAY_MS, Date.now() - DAY_MS);
    expect(past.map(({ amount }) => Number(amount))).toContain(12_000);
  });

  test.skipIf(flowsRoute === null).each(["503", "429", "reset", "html200", "object200", "wrongtypes"])(
    "%s on the list of flows is a failure, never no flow",
    async (name) => {
      await fault(name, flowsRoute ?? "");
      expectNoSecret(await settled(() => lastDay(open(row), "deposit")), key);
    },
  );
});
