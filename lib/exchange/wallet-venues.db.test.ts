import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { expectNothingLeaks, FAULT_KINDS, openGate, settled, SHAPE_FAULTS } from "@/lib/testing/fault-drill";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import type { AccountContext } from "./account-context";
import { createCcxtClient } from "./ccxt-client";
import type { AccountReader, MarketReader, VenueCall, VenueEndpoint } from "./client";
import { closeLockSession } from "./connection-lock";
import { venueOf } from "./registry";
import type { Credentials } from "./venue-wire";
import { BITGET } from "./venues/bitget/endpoints";
import { readBitgetAccount } from "./venues/bitget/read-account";
import { readBitgetMarket } from "./venues/bitget/read-market";
import { GATE } from "./venues/gate/endpoints";
import { readGateAccount } from "./venues/gate/read-account";
import { readGateMarket } from "./venues/gate/read-market";
import { KUCOIN } from "./venues/kucoin/endpoints";
import { readKucoinAccount } from "./venues/kucoin/read-account";
import { readKucoinMarket } from "./venues/kucoin/read-market";

/** KuCoin, Bitget and Gate over the wire: what is read agrees with the books, and every fault is told for what it is. */
const sandbox = await startOwnSandbox();
const TIMEOUT_MS = 800;

interface Case {
  venue: string;
  /** Its demo account. */
  id: string;
  market: (call: VenueCall) => MarketReader;
  account: (call: VenueCall, context: AccountContext) => AccountReader;
  permissions: VenueEndpoint;
  permissionsRoute: string;
  balancesRoute: string;
  /** An empty list is this venue's way to say "nothing in it". */
  listsBalances: boolean;
  /** The wallet that holds what the books call the spot and the futures wallet. */
  tradingWallets: readonly string[];
  /** How many of the two moves of the story leave a wallet: to futures there is none inside a unified one. */
  transfers: number;
}
const CASES: readonly Case[] = [
  {
    venue: "kucoin",
    id: "kucoin-trader",
    market: (call) => readKucoinMarket(call, systemClock),
    account: readKucoinAccount,
    permissions: KUCOIN.permissions,
    permissionsRoute: "/kucoin/api/v1/user/api-key",
    balancesRoute: "/kucoin/api/v1/accounts",
    listsBalances: false,
    tradingWallets: ["spot", "futures"],
    transfers: 2,
  },
  {
    venue: "bitget",
    id: "bitget-trader",
    market: (call) => readBitgetMarket(call, systemClock),
    account: readBitgetAccount,
    permissions: BITGET.utaPermissions,
    permissionsRoute: "/bitget/api/v3/account/info",
    balancesRoute: "/bitget/api/v3/account/assets",
    listsBalances: false,
    tradingWallets: ["unified"],
    transfers: 1,
  },
  {
    venue: "gate",
    id: "gate-trader",
    market: (call) => readGateMarket(call, systemClock),
    account: readGateAccount,
    permissions: GATE.permissions,
    permissionsRoute: "/gate/api/v4/account/main_keys",
    balancesRoute: "/gate/api/v4/spot/accounts",
    listsBalances: true,
    tradingWallets: ["spot", "futures"],
    transfers: 2,
  },
];

/** KuCoin accounts of the new kind: their wallets and histories are told elsewhere, the rest is the same. */
const UNIFIED_KUCOIN: Case = {
  venue: "kucoin",
  id: "kucoin-unified",
  market: (call) => readKucoinMarket(call, systemClock),
  account: readKucoinAccount,
  permissions: KUCOIN.permissions,
  permissionsRoute: "/kucoin/api/ua/v1/account/mode",
  balancesRoute: "/kucoin/api/ua/v1/unified/account/balance",
  listsBalances: false,
  tradingWallets: ["unified"],
  transfers: 1,
};

/** One venue each is enough. */
const HEAVY = new Map([
  ["hugebody", "gate"],
  ["gzipbomb", "kucoin"],
]);

type Key = Credentials & { kind: string };
const accounts = await sandbox.control<{ id: string; keys: Key[] }[]>("GET", "/control/accounts");
function keyOf(account: string, kind = "read-only"): Key {
  const key = accounts.find(({ id }) => id === account)?.keys.find((each) => each.kind === kind);
  if (key === undefined) throw new Error(`the sandbox has no ${kind} key of ${account}`);
  return key;
}

const gate = openGate();
const callOf = (venue: string, credentials: Credentials): VenueCall =>
  createCcxtClient({
    venue,
    clock: systemClock,
    account: { credentials, lockId: `wallets-${venue}` },
    gate,
    timeoutMs: TIMEOUT_MS,
  });
const open = (row: Case, credentials: Credentials = keyOf(row.id)): AccountReader =>
  row.account(callOf(row.venue, credentials), { clock: systemClock, apiKey: credentials.apiKey, sign: () => "" });

const fault = (name: string, route: string) =>
  sandbox.control("POST", "/control/faults", { route, fault: name, times: 3 });

function expectNoSecret(error: unknown, { apiKey, secret, passphrase }: Credentials): void {
  expectNothingLeaks(error, [apiKey, secret, passphrase ?? secret, sandbox.url]);
}

/** Calls are not paced here; what a venue does about that has a test of its own. */
const allow = (family: string, perMinute = 1_000_000) =>
  sandbox.control("POST", "/control/limits", { family, perMinute });
for (const { venue } of CASES) await allow(venue);

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

interface Truth {
  holdings: { wallet: string; asset: string; amount: string }[];
  positions: { symbol: string; amount: string; entryPrice: string }[];
}

async function allTrades(reader: AccountReader, instruments: readonly Instrument[]): Promise<Trade[]> {
  const trades: Trade[] = [];
  const history = reader.trades;
  if (history === null) throw new Error("trades are read on these venues");
  const streams =
    history.kind === "by_account"
      ? history.streams.map((stream) => (cursor: string | null) => history.fetch(stream, cursor, instruments))
      : instruments
          .filter(({ symbol }) => /^(BTC|ETH)\/USDT/.test(symbol))
          .map((instrument) => (cursor: string | null) => history.fetch({ instrument, isMargin: false }, cursor));
  for (const fetch of streams)
    for (let cursor: string | null = null, isLast = false; !isLast;) {
      const page = await fetch(cursor);
      trades.push(...page.trades);
      ({ cursor, isLast } = page);
    }
  return trades;
}

const sum = (values: readonly (string | number)[]): number =>
  values.reduce<number>((all, each) => all + Number(each), 0);

describe.each([...CASES, UNIFIED_KUCOIN])("the books of $id", (row) => {
  const market = row.market(callOf(row.venue, keyOf(row.id)));

  test("what is read agrees with the books", async () => {
    const instruments = await market.fetchInstruments();
    const reading = await open(row).fetchAccount(instruments);
    expect(reading.missingWallets).toEqual([]);
    const truth = await sandbox.control<Truth>("GET", `/control/accounts/${row.id}/truth`);
    const assets = new Set([...truth.holdings, ...reading.balances].map(({ asset }) => asset));
    for (const asset of assets) {
      const held = reading.balances.filter((each) => each.asset === asset);
      expect(sum(held.flatMap(({ free, locked, borrowed }) => [free, locked, `-${borrowed}`])), asset).toBeCloseTo(
        sum(truth.holdings.filter((each) => each.asset === asset).map(({ amount }) => amount)),
        6,
      );
    }
    expect([...new Set(reading.balances.map(({ wallet }) => wallet))]).toEqual(
      expect.arrayContaining([...row.tradingWallets, "funding", "earn_flexible"]),
    );
    for (const { wallet } of reading.balances) expect(venueOf(row.venue).wallets).toContain(wallet);
    const [position, ...others] = reading.positions;
    const [own] = truth.positions;
    expect(others).toEqual([]);
    expect(position?.symbol).toMatch(/^\w+\/USDT:USDT$/);
    expect(Number(position?.quantity)).toBeCloseTo(Number(own?.amount), 8);
    expect(Number(position?.entryPrice)).toBeCloseTo(Number(own?.entryPrice), 6);
    expect(reading.openOrders.map(({ kind, side }) => `${side} ${kind}`)).toEqual(["sell stop", "sell stop"]);
    const stop = reading.openOrders.find(({ symbol }) => symbol.includes(":"));
    expect(Number(stop?.quantity)).toBeCloseTo(Number(own?.amount), 8);
  });

  test("history adds up: trades, deposits, withdrawals and funding are all there, once", async () => {
    const instruments = await market.fetchInstruments();
    const reader = open(row);
    const trades = await allTrades(reader, instruments);
    expect(new Set(trades.map(({ venueTradeId }) => venueTradeId)).size).toBe(3);
    const now = Date.now();
    const { flowWindowDays, flowsDays } = venueOf(row.venue).history;
    const flows = { deposit: new Set<string>(), withdrawal: new Set<string>() };
    for (const kind of ["deposit", "withdrawal"] as const)
      for (let to = now; to > now - Math.min(flowsDays, 100) * DAY_MS; to -= flowWindowDays * DAY_MS)
        for (const flow of await reader.fetchFlows(kind, to - flowWindowDays * DAY_MS, to))
          flows[kind].add(`${flow.venueFlowId} ${flow.amount}`);
    expect(flows.deposit.size).toBeGreaterThan(0);
    expect(flows.withdrawal.size).toBe(1);
    const moves = new Set<string>();
    for (let to = now; to > now - 65 * DAY_MS; to -= flowWindowDays * DAY_MS)
      for (const flow of await reader.fetchFlows("internal_transfer", to - flowWindowDays * DAY_MS, to))
        moves.add(`${flow.venueFlowId} ${flow.asset} ${Number(flow.amount)}`);
    expect(moves.size).toBe(row.transfers);
    expect([...moves].some((move) => move.endsWith("USDT 1500"))).toBe(true);
    const payments = await reader.funding?.fetch(now - 6 * DAY_MS, now, instruments);
    expect(payments?.length).toBe(18);
  });
});

describe.each(CASES)("$venue", (row) => {
  const key = keyOf(row.id);
  const market = row.market(callOf(row.venue, key));

  test("markets: candles on the grid, prices, books and funding that agree", async () => {
    const instruments = await market.fetchInstruments();
    const from = Math.floor(Date.now() / DAY_MS) * DAY_MS - 400 * DAY_MS;
    for (const symbol of ["BTC/USDT", "BTC/USDT:USDT"]) {
      const instrument = instruments.find((each) => each.symbol === symbol);
      if (instrument === undefined) throw new Error(`${symbol} is not listed`);
      const days = await market.fetchCandles({ instrument, interval: "1d", from, limit: 250 });
      expect(days.map(({ openAt }) => openAt)).toEqual(Array.from({ length: 250 }, (_, i) => from + i * DAY_MS));
      const recent = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 48 * HOUR_MS;
      const hours = await market.fetchCandles({ instrument, interval: "1h", from: recent, limit: 24 });
      expect(hours.map(({ openAt }) => openAt)).toEqual(Array.from({ length: 24 }, (_, i) => recent + i * HOUR_MS));
      const [price] = await market.fetchPrices([instrument]);
      const book = await market.fetchOrderBook(instrument);
      expect(Math.abs(Number(book.bids[0]?.[0]) / Number(price?.price) - 1)).toBeLessThan(0.01);
      expect(book.bids[0]?.[1]).toBeGreaterThan(0);
      expect((await market.fetchDayVolumes?.([instrument]))?.[0]?.volumeQuote).toBeGreaterThan(0);
    }
    const perpetual = instruments.find(({ symbol }) => symbol === "BTC/USDT:USDT");
    if (perpetual === undefined) throw new Error("no perpetual is listed");
    const rates = await market.derivatives?.fetchFundingRates(perpetual, Date.now() - 10 * DAY_MS);
    expect(rates?.length).toBe(30);
    expect((await market.derivatives?.fetchOpenInterest(perpetual))?.valueQuote).toBeGreaterThan(1_000);
  });

  // The sandbox speaks each venue's own words.
  const faults = Object.entries({ ...FAULT_KINDS, "401": "auth" });
  test.each(faults)("%s is %s, on the call that decides", async (name, kind) => {
    const isPermission = faults.findIndex(([each]) => each === name) % 2 === 0;
    await fault(name, isPermission ? row.permissionsRoute : row.balancesRoute);
    const reader = open(row);
    const seen = await settled(() => (isPermission ? reader.fetchPermissions() : reader.fetchAccount([])));
    expectNoSecret(seen, key);
    expect(seen).toMatchObject({ kind });
  });

  test.each([...SHAPE_FAULTS, ...[...HEAVY].filter(([, venue]) => venue === row.venue).map(([name]) => name)])(
    "%s proves nothing and is no empty account",
    async (name) => {
      await fault(name, row.permissionsRoute);
      const verdict = await settled(() => open(row).fetchPermissions());
      if (verdict instanceof Error) expectNoSecret(verdict, key);
      else expect(verdict).toMatchObject({ kind: "unverifiable" });
      await sandbox.control("DELETE", "/control/faults");
      if (name === "array200" && row.listsBalances) return;
      await fault(name, row.balancesRoute);
      expectNoSecret(await settled(() => open(row).fetchAccount([])), key);
    },
  );

  test.each(["secret", "apiKey", ...(row.venue === "gate" ? [] : ["passphrase" as const])] as const)(
    "a wrong %s is the venue's own word about the key",
    async (part) => {
      const wrong = { ...key, [part]: `${key[part]?.slice(0, -3)}abc` };
      const seen = await settled(() => open(row, wrong).fetchAccountRef());
      expectNoSecret(seen, wrong);
      expect(seen).toMatchObject({ kind: "auth" });
    },
  );

  test("keys are told apart by what they may do", async () => {
    expect(await open(row).fetchPermissions()).toMatchObject({ kind: "read_only" });
    for (const kind of ["trade-enabled", "withdraw-enabled"]) {
      const verdict = await open(row, keyOf(row.id, kind)).fetchPermissions();
      expect(verdict).toMatchObject({ kind: "over_privileged" });
    }
    for (const kind of ["expired", "ip-bound"]) {
      const reader = open(row, keyOf(row.id, kind));
      expect(await settled(() => reader.fetchAccountRef())).toMatchObject({ kind: "auth" });
    }
  });

  test("a clock that is off costs one failed call and is measured", async () => {
    const call = callOf(row.venue, key);
    await call(row.permissions);
    await sandbox.control("POST", "/control/faults", {
      route: `/${row.venue}/api/*`,
      fault: "skew",
      skewMs: -90_000,
      times: 10,
    });
    await expect(call(row.permissions)).resolves.toBeDefined();
  });
});

test.each(SHAPE_FAULTS)("%s does not tell which kind of KuCoin account it is, so nothing is read", async (name) => {
  await fault(name, UNIFIED_KUCOIN.permissionsRoute);
  expectNoSecret(await settled(() => open(UNIFIED_KUCOIN).fetchAccount([])), keyOf(UNIFIED_KUCOIN.id));
});

test("a Gate key of a sub-account is told of nowhere, and reads", async () => {
  const sub = { ...CASES[2], id: "gate-sub" } as Case;
  expect(await open(sub).fetchPermissions()).toEqual({ kind: "unverifiable", reason: "no_endpoint" });
  expect((await open(sub).fetchAccount([])).missingWallets).toEqual([]);
});

test("more than a venue's limit is refused in its own words, and paused for", async () => {
  for (const { venue, id, permissions } of CASES) {
    await allow(venue, 0);
    const seen = await settled(() => callOf(venue, keyOf(id))(permissions));
    expectNoSecret(seen, keyOf(id));
    expect(seen).toMatchObject({ kind: "rate_limited", httpStatus: 429 });
    await allow(venue);
  }
});

test("a classic Bitget account is asked in its own words", async () => {
  const credentials = keyOf("bitget-classic");
  const context = { clock: systemClock, apiKey: credentials.apiKey, sign: () => "" };
  const reader = readBitgetAccount(callOf("bitget", credentials), context);
  expect(await reader.fetchPermissions()).toMatchObject({ kind: "read_only" });
  const { balances, missingWallets } = await reader.fetchAccount([]);
  expect(missingWallets).toEqual([]);
  expect(balances.map(({ wallet, asset }) => `${wallet} ${asset}`)).toEqual(["spot BTC", "spot USDT"]);
});
