import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import type { HoldingsView } from "@/lib/domain/views";
import { AppError } from "@/lib/domain/errors";
import { correlationText } from "@/lib/format/correlation-text";
import { enScreens as en } from "@/lib/format/messages/en-screens";
import { futuresText, riskText, stressText } from "@/lib/format/portfolio-risk-text";
import { portfolioText } from "@/lib/format/portfolio-text";
import { systemClock } from "@/lib/platform/clock";
import { runtimeEnv } from "@/lib/platform/env";
import { openDemoDesk } from "@/lib/testing/demo-desk";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadCorrelationPair } from "./load-correlation";
import { loadEvidence } from "./load-evidence";
import { loadHoldings } from "./load-holdings";
import { loadPortfolioReport } from "./load-portfolio-report";
import { whatIf } from "./what-if";

/** Correlation and Portfolio say the right sentence for each of the sandbox's demo accounts. */
const desk = openDemoDesk(runtimeEnv().SANDBOX_URL ?? "", systemClock);

interface Expected {
  correlation: RegExp;
  portfolio: RegExp;
  futures: RegExp;
}

const BETS = /^Your \d+ assets behave like \d+\.\d bets: /;
const BAD_DAY = /^One day in twenty costs you more than /;
const NO_FUTURES = /^No futures position is open\.$/;

const ACCOUNTS: Readonly<Record<string, Expected>> = {
  "ai-book": { correlation: BETS, portfolio: BAD_DAY, futures: NO_FUTURES },
  trader: { correlation: BETS, portfolio: BAD_DAY, futures: /from liquidation/ },
  holder: { correlation: BETS, portfolio: BAD_DAY, futures: NO_FUTURES },
  dca: { correlation: /bet/, portfolio: BAD_DAY, futures: NO_FUTURES },
  stablecoins: {
    correlation: /^You hold no market positions/,
    portfolio: /^You carry no market risk/,
    futures: NO_FUTURES,
  },
  small: { correlation: /bet/, portfolio: BAD_DAY, futures: NO_FUTURES },
  dust: { correlation: /bet/, portfolio: BAD_DAY, futures: NO_FUTURES },
  "locked-earn": { correlation: /bet/, portfolio: BAD_DAY, futures: NO_FUTURES },
  hedged: { correlation: /cancel out/, portfolio: BAD_DAY, futures: /liquidat/ },
  drawdown: { correlation: /bet/, portfolio: BAD_DAY, futures: NO_FUTURES },
};

const opened = new Map<string, { ctx: WorkspaceContext; connectionId: string }>();

function contextOf(account: string): WorkspaceContext {
  const own = opened.get(account);
  if (own === undefined) throw new Error(`${account} was not opened`);
  return own.ctx;
}

beforeAll(async () => {
  expect(runtimeEnv().SANDBOX_URL, "the db project provides a sandbox").toBeDefined();
  for (const account of Object.keys(ACCOUNTS)) {
    const ctx = await desk.openWorkspace(`p-${account}`);
    opened.set(account, { ctx, ...(await desk.link(ctx, account)) });
  }
  await desk.round([...opened.values()]);
}, 240_000);

afterAll(() => desk.close());

describe.each(Object.entries(ACCOUNTS))("demo account %s", (account, expected) => {
  let view: PortfolioReportView;
  let holdings: HoldingsView;

  test("Evidence replays what has history, names the rest, and no crisis on a simulated market", async () => {
    const { replay, assets, leftOut } = await loadEvidence(contextOf(account));
    expect(replay === null).toBe(assets.length === 0);
    expect(replay?.crises ?? []).toEqual([]);
    const named = new Set([...assets, ...leftOut].map(({ asset }) => asset));
    expect(view.report?.lines.filter(({ asset }) => !named.has(asset)) ?? []).toEqual([]);
  });

  beforeAll(async () => {
    view = await loadPortfolioReport(contextOf(account));
    holdings = await loadHoldings(contextOf(account));
  });

  test("Correlation says which positions are the same bet", () => {
    expect(correlationText(view, en).lead).toMatch(expected.correlation);
  });

  test("Portfolio says what a bad day costs and how far liquidation is", () => {
    expect(riskText(view, en).lead).toMatch(expected.portfolio);
    expect(futuresText(view, en).lead).toMatch(expected.futures);
    const texts = [stressText(view, view.caps.lossLimitFraction, en), portfolioText(holdings, view.report, en)];
    for (const { lead, support } of texts) expect(`${lead} ${support}`).not.toMatch(/NaN|undefined|null/);
  });

  test("shares of risk and of money each add up to the whole", () => {
    const lines = view.report?.lines ?? [];
    if (lines.length === 0) return;
    expect(lines.reduce((sum, { weightFraction }) => sum + weightFraction, 0)).toBeCloseTo(1, 9);
    expect(lines.reduce((sum, { riskFraction }) => sum + (riskFraction ?? 0), 0)).toBeCloseTo(1, 9);
  });

  test("a free plan sees every loss, and the worst crisis by asset", () => {
    const stress = view.report?.stress ?? [];
    expect(view.stressReplay).toBe("preview");
    expect(stress.filter(({ byAsset }) => byAsset.length > 0).length).toBeLessThanOrEqual(1);
  });
});

describe("closer looks", () => {
  test("a cell of the heatmap is the correlation of its days, with its interval around it", async () => {
    const { pair } = await loadCorrelationPair(contextOf("ai-book"), { a: "BTC", b: "ETH", window: "d90" });
    expect(pair.points).toHaveLength(pair.observations);
    expect(pair.low ?? 1).toBeLessThan(pair.value ?? 0);
    expect(pair.high ?? -1).toBeGreaterThan(pair.value ?? 0);
    await expect(
      loadCorrelationPair(contextOf("ai-book"), { a: "BTC", b: "NOPE", window: "d90" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("what-if starts from the figures of the screens, and shares the day\u2019s count with Size a trade", async () => {
    const ctx = contextOf("ai-book");
    const before = await loadPortfolioReport(ctx);
    await expect(whatIf(ctx, { changes: [{ asset: "NOPE", deltaUsd: 1 }] })).rejects.toBeInstanceOf(AppError);
    const sale = { changes: [{ asset: "BTC", deltaUsd: -500 }] };
    const { result, usage } = await whatIf(ctx, sale);
    expect(usage).toEqual({ usedToday: 1, limitPerDay: 3 });
    expect(result.before.effectiveBets).toBeCloseTo(before.together?.effectiveBets ?? 0, 9);
    expect(result.after.holdFraction).toBeLessThan(result.before.holdFraction);
    await whatIf(ctx, sale);
    await whatIf(ctx, sale);
    await expect(whatIf(ctx, sale)).rejects.toMatchObject({ code: "plan_limit" });
  });
});
