import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AccountSnapshot, Balance, Position, WalletKind } from "@/lib/domain/account-snapshot";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import type { PriceTable } from "@/lib/market/asset-price";
import { runs } from "@/lib/testing/runs";
import type { WorkspaceFacts } from "./load-workspace-facts";
import { stepAccount, type AccountStep } from "./step-account";
import { valueAccounts } from "./value-accounts";

/** Books of one account over two readings, with prices and quantities of our choosing. */
const OPENED_AT = Date.UTC(2026, 10, 1);
const START = { USDT: "1000", BTC: "0.5" };
const PRICES = { USDT: 1, BTC: 60_000 };

interface Reading {
  quantities: Readonly<Record<string, string>>;
  prices: Readonly<Record<string, number>>;
  positions?: readonly Position[];
}

function read(
  { quantities, prices, positions = [] }: Reading,
  venue: string,
  wallet: WalletKind,
  before: AccountStep | null,
) {
  const asOf = before === null ? OPENED_AT : OPENED_AT + 2 * DAY_MS + HOUR_MS;
  const balances = Object.entries(quantities).map(([asset, free]): Balance => ({
    wallet,
    asset,
    free,
    locked: "0",
    borrowed: "0",
    unlockAt: null,
  }));
  const snapshot: AccountSnapshot = {
    asOf,
    receivedAt: asOf,
    balances,
    positions,
    openOrders: [],
    missingWallets: [],
  };
  const table: PriceTable = Object.fromEntries(
    Object.entries(prices).map(([asset, price]) => [asset, { priceUsd: String(price), eventAt: asOf }]),
  );
  const facts: WorkspaceFacts = {
    workspaceId: "w",
    policy: presetPolicy("balanced"),
    policyVersion: 1,
    ladder: before?.ladder ?? null,
    nav: before?.nav ?? null,
    connections: [{ id: "c", label: "Mine", lastSyncAt: new Date(asOf), lastErrorAt: null, isHistoryDone: true }],
    accounts: [{ connectionId: "c", label: "Mine", venue, snapshot }],
    manual: [],
    uncountedFlows: [],
    tradesToday: 0,
    previous: null,
  };
  const valuation = valueAccounts(facts.accounts, [], table);
  const step = stepAccount({
    asOf,
    facts,
    valuation,
    isComplete: true,
    prices: table,
    btc: undefined,
    estimatedHigh: null,
  });
  if (step === null) throw new Error("dollars always have a price");
  return step;
}

function twoReadings(venue: string, second: Reading, wallet: WalletKind = "spot") {
  const first = read({ quantities: START, prices: PRICES }, venue, wallet, null);
  return { first, second: read(second, venue, wallet, first) };
}

describe("on an exchange that tells no deposits", () => {
  test.each([
    ["a deposit of cash", { USDT: "6000", BTC: "0.5" }, 5_000],
    ["a deposit of coins", { USDT: "1000", BTC: "0.75" }, 15_000],
    ["a coin it never held", { USDT: "1000", BTC: "0.5", ETH: "2" }, 6_000],
    ["a withdrawal of cash", { USDT: "1", BTC: "0.5" }, -999],
    ["a withdrawal of all coins", { USDT: "1000" }, -30_000],
  ])("%s is a flow, neither profit nor loss", (_what, quantities, flow) => {
    const { first, second } = twoReadings("mexc", { quantities, prices: { ...PRICES, ETH: 3_000 } });
    expect(second.flowAccounting).toBeCloseTo(flow, 8);
    expect(second.nav.unitValue).toBeCloseTo(1, 12);
    expect(second.ladder.state).toBe("NORMAL");
    expect(second.ladder.highWaterMark).toBeCloseTo(first.ladder.highWaterMark, 12);
  });

  test("a purchase is no flow", () => {
    const { second } = twoReadings("mexc", { quantities: { USDT: "400", BTC: "0.51" }, prices: PRICES });
    expect(second.flowAccounting).toBeCloseTo(0, 8);
    expect(second.nav.unitValue).toBeCloseTo(1, 12);
  });

  test("falling prices are a loss, and move the ladder", () => {
    const { second } = twoReadings("mexc", { quantities: START, prices: { ...PRICES, BTC: 42_000 } });
    expect(second.flowAccounting).toBe(0);
    expect(second.nav.unitValue).toBeCloseTo(22_000 / 31_000, 12);
    expect(second.ladder.state).not.toBe("NORMAL");
  });

  test("property: the unit value moves with prices only, between the worst and the best of them", () => {
    const quantity = fc.double({ min: 0.001, max: 100, noNaN: true });
    const move = fc.double({ min: 0.2, max: 5, noNaN: true });
    fc.assert(
      fc.property(quantity, quantity, move, (usdt, btc, factor) => {
        const { second } = twoReadings("bitstamp", {
          quantities: { USDT: usdt.toFixed(12), BTC: btc.toFixed(12) },
          prices: { ...PRICES, BTC: PRICES.BTC * factor },
        });
        expect(second.nav.unitValue).toBeGreaterThanOrEqual(Math.min(1, factor) - 1e-9);
        expect(second.nav.unitValue).toBeLessThanOrEqual(Math.max(1, factor) + 1e-9);
      }),
      { numRuns: runs(200) },
    );
  });

  test("so is what comes and goes in a margin wallet in which no contract settles", () => {
    const { second } = twoReadings("htx", { quantities: { USDT: "6000", BTC: "0.5" }, prices: PRICES }, "margin");
    expect(second.flowAccounting).toBeCloseTo(5_000, 8);
    expect(second.nav.unitValue).toBeCloseTo(1, 12);
  });

  test("where contracts settle flows are read, and a smaller balance without one is a loss", () => {
    const { second } = twoReadings("deribit", { quantities: { USDT: "1000", BTC: "0.3" }, prices: PRICES }, "unified");
    expect(second.flowAccounting).toBe(0);
    expect(second.nav.unitValue).toBeCloseTo(19_000 / 31_000, 12);
  });
});

test("open profit falls with the dollar coin it is made in, in the unit value as in the total", () => {
  const positions = [{ symbol: "BTC/USDT:USDT", base: "BTC", unrealizedPnl: "9000" } as Position];
  const first = read({ quantities: { USDT: "1000" }, prices: PRICES, positions }, "binance", "futures", null);
  const prices = { ...PRICES, USDT: 0.9 };
  const second = read({ quantities: { USDT: "1000" }, prices, positions }, "binance", "futures", first);
  expect(second.nav.unitValue).toBeCloseTo(0.9, 12);
  expect(second.equityAccounting).toBeCloseTo(9_000, 8);
});

test("an exchange that tells its deposits is believed: what it does not tell is profit or loss", () => {
  const { second } = twoReadings("binance", { quantities: { USDT: "4100", BTC: "0.5" }, prices: PRICES });
  expect(second.flowAccounting).toBe(0);
  expect(second.nav.unitValue).toBeCloseTo(34_100 / 31_000, 12);
});
