import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareDecimals, floorToStep } from "@/lib/domain/decimal";
import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import type { OverviewView, RecommendationDetailView, RecommendationView, SizeTradeView } from "@/lib/domain/views";
import { systemClock } from "@/lib/platform/clock";
import { closeConnections } from "@/lib/testing/close-connections";
import { openDemoDesk } from "@/lib/testing/demo-desk";
import { joinWorkspace } from "@/lib/testing/join-workspace";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { signedUp, type SignedUp } from "@/lib/testing/signed-up";
import { GET as getOverview } from "./w/[workspace]/overview/route";
import { GET as getAdvice } from "./w/[workspace]/recommendations/[id]/route";
import { GET as listAdvice } from "./w/[workspace]/recommendations/route";
import { POST as postSizeTrade } from "./w/[workspace]/size-trade/route";

/**
 * Anybody can check our arithmetic: from nothing but the API's JSON, base × Π factors is the risk fraction, and caps and
 * lot, applied in the listed order, give exactly the quantity we show.
 */
const sandbox = await startOwnSandbox();
const desk = openDemoDesk(sandbox.url, systemClock);
const RELATIVE = 1e-12;
/** One book with room, where trades are sized, and one above its target, where caps bind and there are orders. */
const SLUGS = ["stablecoins", "ai-book"] as const;

let person: SignedUp;

beforeAll(async () => {
  person = await signedUp("Wanda");
  const accounts = [];
  for (const slug of SLUGS) {
    const ctx = await desk.openWorkspace(slug);
    await desk.setPolicy(ctx, { preset: "active", lossLimitFraction: 0.25 });
    await joinWorkspace(ctx.workspaceId, person.userId, "owner");
    accounts.push({ ctx, ...(await desk.link(ctx, slug)) });
  }
  await desk.round(accounts);
}, 120_000);
afterAll(async () => {
  await desk.close();
  await closeConnections();
});

type Handler = Parameters<SignedUp["browser"]["call"]>[0];

async function get<T>(handler: Handler, params: Record<string, string>, query = ""): Promise<T> {
  const { status, body } = await person.browser.call(handler, { params, query });
  expect(status, JSON.stringify(body)).toBe(200);
  return body as T;
}

async function size(slug: string, question: Record<string, unknown>): Promise<SizeTradeView> {
  const request = { method: "POST", params: { workspace: slug }, json: { entryPrice: null, ...question } };
  const { status, body } = await person.browser.call(postSizeTrade, request);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as SizeTradeView;
}

/** Multiplies the factors on the base, in the listed order; each step must state the running product. */
function multiplyOut(steps: readonly WaterfallStep[]): number {
  const [base, ...rest] = steps;
  expect(base?.kind).toBe("base");
  let fraction = base?.riskFractionAfter ?? Number.NaN;
  for (const step of rest.filter(({ kind }) => kind === "factor")) {
    fraction *= step.factor ?? Number.NaN;
    expectRelative(step.riskFractionAfter ?? Number.NaN, fraction);
  }
  return fraction;
}

/** Lowers a quantity to each cap in the listed order, then to the lot; each step must state what is left. */
function capAndRound(steps: readonly WaterfallStep[], uncapped: number): string {
  let quantity = uncapped;
  for (const step of steps.filter(({ kind }) => kind === "cap")) {
    quantity = step.capQuantity === null ? quantity : Math.min(quantity, step.capQuantity);
    expectRelative(step.quantityAfter ?? Number.NaN, quantity);
    quantity = step.quantityAfter ?? Number.NaN;
  }
  const rounding = steps.at(-1);
  expect(rounding?.kind).toBe("rounding");
  const lot = rounding?.inputs.find(({ name }) => name === "lotStep")?.value;
  const rounded = floorToStep(quantity, String(lot));
  expect(rounding?.quantityAfter).toBe(Number(rounded));
  return rounded;
}

function expectRelative(actual: number, expected: number): void {
  const difference = Math.abs(actual - expected);
  expect(difference, `${actual} against ${expected}`).toBeLessThanOrEqual(RELATIVE * Math.abs(expected));
}

const kinds = (steps: readonly WaterfallStep[]): string => steps.map(({ kind }) => kind[0]).join("");

describe.each(SLUGS)("a trade's JSON in the book %s", (slug) => {
  test.each([
    ["spot at the proposed stop", { instrumentId: "binance:BTC/USDT", side: "long" }, "sized"],
    ["spot at a stop of one's own", { instrumentId: "binance:SOL/USDT", side: "long", stopFraction: 0.93 }, "sized"],
    ["a perpetual short", { instrumentId: "binance:ETH/USDT:USDT", side: "short", leverage: 1 }, null],
  ] as const)("multiplies out and rounds to the shown quantity: %s", async (_, question, expected) => {
    const { stopFraction, ...asked } = { stopFraction: null, ...question };
    const stopPrice = stopFraction === null ? null : (await lastPrice("SOLUSDT")) * stopFraction;
    const { size: trade } = await size(slug, { ...asked, stopPrice });
    if (slug === "stablecoins" && expected !== null) expect(trade.status, trade.reasons.join()).toBe(expected);
    expect(kinds(trade.steps)).toMatch(/^bf+c+r$/);

    const riskFraction = multiplyOut(trade.steps);
    expect(trade.steps[0]?.riskFractionAfter).toBe(trade.baseRiskFraction);
    expectRelative(trade.riskFraction, riskFraction);

    const { assessment } = await get<OverviewView>(getOverview, { workspace: slug });
    const lossPerUnit = trade.entryPrice * ((trade.stopDistanceFraction ?? Number.NaN) + trade.costFraction);
    const uncapped = trade.steps.findLast(({ kind }) => kind === "factor")?.quantityAfter ?? Number.NaN;
    expectRelative(uncapped, ((assessment?.equityUsd ?? Number.NaN) * riskFraction) / lossPerUnit);
    expect(trade.quantity).toBe(capAndRound(trade.steps, uncapped));
    expectRelative(trade.riskUsd, Number(trade.quantity) * lossPerUnit);
    expectRelative(trade.notionalUsd, Number(trade.quantity) * trade.entryPrice);
  });
});

describe("a recommendation's JSON", () => {
  test("multiplies out from the usual exposure and rounds to the order", async () => {
    const workspace = "ai-book";
    const { assessment } = await get<OverviewView>(getOverview, { workspace });
    const list = await get<{ recommendations: RecommendationView[] }>(listAdvice, { workspace }, "?tab=todo");
    const orders = list.recommendations.filter(({ side }) => side !== null);
    expect(orders.length).toBeGreaterThan(0);
    for (const { id } of orders) {
      const advice = await get<RecommendationDetailView>(getAdvice, { workspace, id });
      expect(kinds(advice.steps)).toMatch(/^bf+c+r$/);
      expectRelative(assessment?.book.targetFraction ?? Number.NaN, multiplyOut(advice.steps));
      const available = advice.steps.find(({ id: step }) => step === "cap_free_balance");
      const wanted = Number(available?.inputs.find(({ name }) => name === "wantedQuantity")?.value);
      const price = Number(available?.inputs.find(({ name }) => name === "priceUsd")?.value);
      const { currentUsd = Number.NaN, targetUsd = Number.NaN } = advice.numbers;
      expectRelative(wanted, (currentUsd - targetUsd) / price);
      const shown = advice.quantity ?? "0";
      expect(compareDecimals(shown, capAndRound(advice.steps, wanted))).toBe(0);
    }
  });
});

async function lastPrice(symbol: string): Promise<number> {
  const { price } = await desk.control<{ price: string }>("GET", `/binance/api/v3/ticker/price?symbol=${symbol}`);
  return Number(price);
}
