import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareDecimals, floorToStep } from "@/lib/domain/decimal";
import type { OverviewView, RecommendationView } from "@/lib/domain/views";
import { systemClock } from "@/lib/platform/clock";
import { runtimeEnv } from "@/lib/platform/env";
import { marketText } from "@/lib/format/market-text";
import { enScreens as en } from "@/lib/format/messages/en-screens";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ratio } from "@/lib/format/ratio";
import { loadInstruments } from "@/lib/market/load-instruments";
import { underlyingOf } from "@/lib/market/underlying-of";
import { openDemoDesk } from "@/lib/testing/demo-desk";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { listRecommendations } from "./list-recommendations";
import { loadHoldings } from "./load-holdings";
import { loadMarketView } from "./load-market-view";
import { loadOverview } from "./load-overview";

/**
 * Money is right, and no advice is nonsense, for each of the sandbox's demo accounts: the real verbs against the exchange
 * on the wire.
 */
const desk = openDemoDesk(runtimeEnv().SANDBOX_URL ?? "", systemClock);

const ACCOUNTS = [
  "ai-book",
  "trader",
  "holder",
  "dca",
  "stablecoins",
  "small",
  "dust",
  "locked-earn",
  "hedged",
  "drawdown",
] as const;

/** Headlines that are right for an account on its first day. */
const HEADLINE: Record<(typeof ACCOUNTS)[number], readonly string[]> = {
  "ai-book": ["first_day"],
  trader: ["first_day"],
  holder: ["first_day"],
  dca: ["first_day"],
  stablecoins: ["all_cash"],
  small: ["account_too_small", "first_day"],
  dust: ["first_day"],
  "locked-earn": ["first_day"],
  hedged: ["first_day", "all_cash"],
  drawdown: ["preservation", "first_day"],
};

/** A market position that must be among what Market calls held; a hedge is held, though it nets. */
const HOLDS: Partial<Record<(typeof ACCOUNTS)[number], string>> = {
  "ai-book": "FET",
  trader: "BTC",
  holder: "BTC",
  hedged: "BTC",
};

interface Truth {
  totalUsd: string;
  unpriced: { asset: string }[];
}

const opened = new Map<string, { ctx: WorkspaceContext; connectionId: string }>();

beforeAll(async () => {
  expect(runtimeEnv().SANDBOX_URL, "the db project provides a sandbox").toBeDefined();
  for (const account of ACCOUNTS) {
    const ctx = await desk.openWorkspace(`t-${account}`);
    await desk.setPolicy(ctx, { preset: "active", lossLimitFraction: 0.25 });
    opened.set(account, { ctx, ...(await desk.link(ctx, account)) });
  }
  await desk.round([...opened.values()]);
}, 240_000);

afterAll(() => desk.close());

describe.each(ACCOUNTS)("demo account %s", (account) => {
  let ctx: WorkspaceContext;
  let overview: OverviewView;
  let advice: RecommendationView[];
  let truth: Truth;

  beforeAll(async () => {
    const own = opened.get(account);
    if (own === undefined) throw new Error(`${account} was not opened`);
    ctx = own.ctx;
    truth = await desk.control<Truth>("GET", `/control/accounts/${account}/truth`);
    overview = await loadOverview(ctx);
    advice = await listRecommendations(ctx, { tab: "todo" });
  });

  test("the sentence is the right one", () => {
    expect(overview.assessment?.status).toBe("assessed");
    expect(HEADLINE[account]).toContain(overview.assessment?.headline);
  });

  test("Market's sentence says the market's numbers and counts what is held", async () => {
    const view = await loadMarketView(ctx);
    const { lead, support } = marketText(view, en, view.asOf ?? 0);
    const { structure, reference } = view;
    if (structure?.breadth == null || reference?.volatility.ratio == null) throw new Error("the market is not judged");
    expect(lead).toContain(textOf(ratio(reference.volatility.ratio)));
    expect(lead).toContain(textOf(percent(structure.breadth, { decimals: 0 })));
    expect(lead).toMatch({ bull: /bull/, bear: /bear/, sideways: /without a trend/ }[structure.regime]);
    const { holdings, positions } = await loadHoldings(ctx);
    const assets = new Set([...holdings, ...positions].map(({ asset }) => underlyingOf(asset)));
    const held = view.rows.filter(({ asset }) => assets.has(asset));
    expect(view.rows.filter(({ isHeld }) => isHeld)).toEqual(held);
    const [first] = held;
    if (first === undefined) expect(support).toContain("You hold no market positions.");
    else expect(support).toContain(held.length === 1 ? `Your ${first.asset} ` : `You hold ${held.length} of them`);
    const named = HOLDS[account];
    if (named !== undefined) expect(held.map(({ asset }) => asset)).toContain(named);
    expect(account === "stablecoins").toBe(held.length === 0);
  });

  test("unpriced coins are counted and named", () => {
    expect(overview.total.unpriced.map(({ asset }) => asset).sort()).toEqual(
      truth.unpriced.map(({ asset }) => asset).sort(),
    );
  });

  test("the parts add up to the total, and holdings to the parts", async () => {
    const { total, holdings, positions } = await loadHoldings(ctx);
    const sum = total.byWallet.reduce((all, { valueUsd }) => all + Number(valueUsd), 0);
    expect(sum).toBeCloseTo(Number(total.totalUsd), 6);
    const held = holdings.reduce((all, { valueUsd }) => all + (valueUsd ?? 0), 0);
    const pnl = positions.reduce((all, { unrealizedPnlUsd }) => all + unrealizedPnlUsd, 0);
    expect(held + pnl).toBeCloseTo(Number(total.totalUsd), 4);
  });

  test("every action can be executed as written", async () => {
    const { holdings } = await loadHoldings(ctx);
    for (const each of advice.filter(({ side }) => side !== null)) {
      const [instrument] = await loadInstruments({ ids: [each.instrumentId ?? ""] });
      expect(instrument, `${each.kind} ${each.asset}`).toBeDefined();
      if (instrument === undefined || each.quantity === null) throw new Error("an order without market or quantity");
      expect(floorToStep(each.quantity, instrument.lotStep)).toBe(floorToStep(each.quantity, "0.000000000000000001"));
      expect(compareDecimals(each.quantity, instrument.minQuantity)).toBeGreaterThanOrEqual(0);
      expect(each.notionalUsd ?? 0).toBeGreaterThanOrEqual(Number(instrument.minNotional));
      expect(each.feeUsd).not.toBeNull();
      expect(each.expiresAt).toBeGreaterThan(each.createdAt);
      if (each.side === "sell" && instrument.kind === "spot") {
        const free = holdings.find(({ asset }) => asset === instrument.base)?.freeQuantity ?? "0";
        expect(compareDecimals(each.quantity, free), `${each.asset} sells only what is free`).toBeLessThanOrEqual(0);
      }
    }
  });

  test("no two actions contradict each other", () => {
    const sides = new Map<string, Set<string>>();
    for (const { asset, side } of advice) {
      if (asset !== null && side !== null) sides.set(asset, (sides.get(asset) ?? new Set()).add(side));
    }
    expect([...sides.values()].every((set) => set.size === 1)).toBe(true);
  });
});

test("a hedge is never called double exposure", async () => {
  const hedged = opened.get("hedged");
  if (hedged === undefined) throw new Error("the hedged account was not opened");
  const { assessment } = await loadOverview(hedged.ctx);
  expect(Math.abs(assessment?.book.currentFraction ?? 1)).toBeLessThan(0.1);
  const { holdings } = await loadHoldings(hedged.ctx);
  const btc = holdings.find(({ asset }) => asset === "BTC");
  expect(Math.abs(btc?.netExposureUsd ?? 1e9)).toBeLessThan((btc?.valueUsd ?? 0) * 0.15);
});
