import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../market/interval";
import { createLiveMarket } from "../market/live-market";
import type { Market } from "../market/market";
import { createReplay } from "../market/replay/create-replay";
import { createSimulator } from "../market/simulator/create-simulator";
import { accountTruth, type AccountTruth } from "./account-truth";
import { createExchange, type Account, type Exchange } from "./exchange";
import { eventsOf, type LedgerEvent } from "./ledger-event";
import { postingsOf } from "./postings";

const REAL_DATA = join(import.meta.dirname, "../../../shared/data");
const MIDNIGHT = Date.UTC(2026, 10, 22);
const NOW = MIDNIGHT + 60_000;
const now = (): number => NOW;

interface Scene {
  readonly name: string;
  readonly open: () => Market;
}

const SCENES: Scene[] = [
  ...[1, 2, 3].map((seed) => ({
    name: `simulator, seed ${seed}`,
    open: () => createLiveMarket(createSimulator(seed), now),
  })),
  ...(existsSync(REAL_DATA) ? ["2018-06-30", "2020-02-15", "2020-03-13", "2021-04-14", "2021-12-31"] : []).map(
    (asOf) => ({
      name: `replay as of ${asOf}`,
      open: () => createLiveMarket(createReplay({ dir: REAL_DATA, asOf }, now), now),
    }),
  ),
];

/** Coins by name after the events, wallets together; open perpetuals are not valued. */
function coinsAfter(events: readonly LedgerEvent[]): Map<string, number> {
  const held = new Map<string, number>();
  for (const { place, asset, amount } of events.flatMap(postingsOf)) {
    if (!["debt", "interest", "isolated-debt"].includes(place))
      held.set(asset, (held.get(asset) ?? 0) + amount.toNumber());
  }
  return held;
}

describe.each(SCENES)("demo accounts in the $name", ({ open }) => {
  const market = open();
  const exchange = createExchange(market, now);
  const known = (id: string): Account => {
    const account = exchange.account(id);
    if (!account) throw new Error(`no account ${id}`);
    return account;
  };
  const truth = (id: string): AccountTruth => accountTruth(known(id).book, market, NOW);
  const total = (id: string): number => Number(truth(id).totalUsd);

  test("are worth what their stories say", () => {
    expect(total("small")).toBeGreaterThan(135);
    expect(total("small")).toBeLessThan(165);
    expect(total("empty")).toBe(0);
    for (const id of ["ai-book", "trader", "holder", "stablecoins", "locked-earn", "hedged"]) {
      expect(total(id)).toBeGreaterThan(12_000);
      expect(total(id)).toBeLessThan(120_000);
    }
  });

  test.each([
    ["ai-book", 2_000],
    ["holder", 2_000],
    ["small", 30],
    ["dust", 700],
    ["locked-earn", 4_000],
    ["hedged", 1_500],
  ])("%s has %d USDT to spend", (id, usd) => {
    expect(known(id).book.balance("spot", "USDT").toNumber()).toBeCloseTo(usd, 0);
  });

  test("never had a negative balance and end with none", () => {
    for (const { book } of exchange.accounts()) {
      for (const place of ["spot", "funding", "margin", "futures", "earn", "locked"] as const) {
        for (const asset of book.assetsIn(place)) expect(book.balance(place, asset).isPositive()).toBe(true);
      }
    }
  });

  test("the drawdown account stands 40 % under the high of its last ninety days", () => {
    const book = known("drawdown").book;
    const equityAt = (at: number): number => {
      return [...coinsAfter(book.events.filter((event) => event.at <= at))].reduce(
        (sum, [asset, amount]) => sum + amount * (asset === "USDT" ? 1 : (market.priceAt(`${asset}USDT`, at) ?? 0)),
        0,
      );
    };
    const daily = Array.from({ length: 90 }, (_, i) => equityAt(MIDNIGHT - i * DAY_MS));
    const fall = 1 - total("drawdown") / Math.max(...daily);
    expect(fall).toBeGreaterThan(0.36);
    expect(fall).toBeLessThan(0.44);
  });

  test("the hedge cancels the spot position; the stablecoin account has no market risk", () => {
    const { positions, holdings } = truth("hedged");
    const spot = holdings
      .filter((holding) => holding.asset !== "USDT")
      .reduce((sum, holding) => sum + Number(holding.amount), 0);
    expect(positions).toHaveLength(1);
    expect(Math.abs(spot + Number(positions[0]?.amount)) / spot).toBeLessThan(0.02);
    expect(truth("stablecoins").holdings.every(({ asset }) => ["USDT", "USDC", "FDUSD"].includes(asset))).toBe(true);
  });

  test("dust is dust, locked is locked, two accounts hold a coin without a market", () => {
    const dust = truth("dust").holdings.filter(({ valueUsd }) => Number(valueUsd) < 5);
    expect(dust.length).toBe(
      Math.min(60, market.instruments().filter((i) => !/^(USDC|FDUSD|DAI|EUR|GBP|BTC)$/.test(i.base)).length),
    );
    expect(Number(truth("locked-earn").walletsUsd.locked)).toBeGreaterThan(15_000);
    expect(truth("holder").unpriced).toEqual([{ wallet: "spot", asset: "XMR", amount: "8.00000000" }]);
    expect(truth("trader").unpriced.map(({ asset }) => asset)).toEqual(["WAVES"]);
  });

  test("the trader's stops rest below the market, the buyer buys every week", () => {
    const { orders } = known("trader").book;
    expect(orders.length).toBeGreaterThanOrEqual(3);
    for (const order of orders) expect(Number(order.stopPrice)).toBeLessThan(market.lastPrice(order.symbol) ?? 0);
    const mondays = eventsOf(known("dca").book.events, "trade").filter(
      (trade) => trade.side === "BUY" && new Date(trade.at).getUTCDay() === 1,
    );
    expect(mondays.length).toBeGreaterThan(20);
  });
});

describe("time", () => {
  const simulator = createSimulator(1);
  const openAt = (at: number): Exchange =>
    createExchange(
      createLiveMarket(simulator, () => at),
      () => at,
    );

  test("two starts on one day give the same accounts", () => {
    const [one, two] = [openAt(MIDNIGHT + HOUR_MS), openAt(MIDNIGHT + HOUR_MS)];
    for (const { profile, book } of one.accounts()) expect(two.account(profile.id)?.book.events).toEqual(book.events);
  });

  test("funding is paid every eight hours and earn rewards every day as the clock goes on", () => {
    let at = NOW;
    const live = createExchange(
      createLiveMarket(simulator, () => at),
      () => at,
    );
    const fees = (): number => eventsOf(live.account("hedged")?.book.events ?? [], "funding-fee").length;
    const rewards = (): number => eventsOf(live.account("holder")?.book.events ?? [], "earn-reward").length;
    const before = [fees(), rewards()];
    at += DAY_MS;
    expect([fees(), rewards()]).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 1]);
  });

  test("a locked term ends on its day and the coins come back to spot", () => {
    let at = NOW;
    const live = createExchange(
      createLiveMarket(simulator, () => at),
      () => at,
    );
    const locked = (): number => live.account("locked-earn")?.book.assetsIn("locked").length ?? 0;
    expect(locked()).toBe(3);
    at += 49 * DAY_MS;
    expect(locked()).toBe(2);
    expect(eventsOf(live.account("locked-earn")?.book.events ?? [], "earn-redeem")).toHaveLength(1);
  });

  test("a perpetual whose margin is gone is closed, and the account owes nothing", () => {
    let at = NOW;
    const market = createLiveMarket(simulator, () => at);
    const live = createExchange(market, () => at);
    expect(live.account("hedged")?.book.positions()).toHaveLength(1);
    at += 60_000;
    market.addShock({ at, factorOf: () => 3 });
    const book = live.account("hedged")?.book;
    expect(book?.positions()).toEqual([]);
    expect(book?.balance("futures", "USDT").toFixed()).toBe("0");
    expect(eventsOf(book?.events ?? [], "insurance-clear")).toHaveLength(1);
  });
});
