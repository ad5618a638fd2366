import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { floorToStep } from "@/lib/domain/decimal";
import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import type { OverviewView, RecommendationDetailView, RecommendationView, SizeTradeView } from "@/lib/domain/views";
import { systemClock } from "@/lib/platform/clock";
import { withWorkspace } from "@/lib/platform/db";
import { closeConnections } from "@/lib/testing/close-connections";
import { openDemoDesk } from "@/lib/testing/demo-desk";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import { signedUp, type SignedUp } from "@/lib/testing/signed-up";
import { addMember } from "@/lib/workspace/create-workspace";
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
const SLUG = "waterfall";
const RELATIVE = 1e-12;

let person: SignedUp;
let overview: OverviewView;

beforeAll(async () => {
  const ctx = await desk.openWorkspace(SLUG);
  // A tight limit, so that the AI book is above its target and there is an order to look at.
  await desk.setPolicy(ctx, { preset: "active", lossLimitFraction: 0.25 });
  await desk.round([{ ctx, ...(await desk.link(ctx, "ai-book")) }]);
  person = await signedUp("Wanda");
  const member = { workspaceId: ctx.workspaceId, userId: person.userId, role: "owner" as const, now: new Date() };
  await withWorkspace(ctx.workspaceId, (tx) => addMember(tx, member));
  overview = await get<OverviewView>(getOverview);
}, 120_000);
afterAll(async () => {
  await desk.close();
  await closeConnections();
});

type Handler = Parameters<SignedUp["browser"]["call"]>[0];

async function get<T>(handler: Handler, query = "", params: Record<string, string> = {}): Promise<T> {
  const { status, body } = await person.browser.call(handler, { params: { workspace: SLUG, ...params }, query });
  expect(status, JSON.stringify(body)).toBe(200);
  return body as T;
}

async function size(question: Record<string, unknown>): Promise<SizeTradeView> {
  const asked = { entryPrice: null, stopPrice: null, ...question };
  const request = { method: "POST", params: { workspace: SLUG }, json: asked };
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
  expect(Math.abs(actual - expected) / Math.abs(expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    RELATIVE,
  );
}

const kinds = (steps: readonly WaterfallStep[]): string => steps.map(({ kind }) => kind[0]).join("");

describe("a sized trade's JSON", () => {
  test.each([
    ["spot, proposed stop", { instrumentId: "binance:BTC/USDT", side: "long" }],
    ["spot, a stop of the person's own", { instrumentId: "binance:SOL/USDT", side: "long", stopFraction: 0.93 }],
    ["a perpetual short", { instrumentId: "binance:ETH/USDT:USDT", side: "short", leverage: 1 }],
  ] as const)("multiplies out and rounds to the shown quantity: %s", async (_, question) => {
    const { stopFraction, ...asked } = { stopFraction: undefined, ...question };
    const price = stopFraction === undefined ? null : await lastPrice("SOLUSDT");
    const stopPrice = price === null || stopFraction === undefined ? null : price * stopFraction;
    const { size: trade } = await size({ ...asked, stopPrice });
    expect(trade.status, trade.reasons.join()).not.toBe("refused");
    expect(kinds(trade.steps)).toMatch(/^bf+c+r$/);

    const riskFraction = multiplyOut(trade.steps);
    expect(trade.steps[0]?.riskFractionAfter).toBe(trade.baseRiskFraction);
    expectRelative(trade.riskFraction, riskFraction);

    const equityUsd = overview.assessment?.equityUsd ?? Number.NaN;
    const lossPerUnit = trade.entryPrice * ((trade.stopDistanceFraction ?? Number.NaN) + trade.costFraction);
    const lastFactor = trade.steps.findLast(({ kind }) => kind === "factor");
    const uncapped = lastFactor?.quantityAfter ?? Number.NaN;
    expectRelative(uncapped, (equityUsd * riskFraction) / lossPerUnit);
    expect(trade.quantity).toBe(capAndRound(trade.steps, uncapped));
    expectRelative(trade.riskUsd, Number(trade.quantity) * lossPerUnit);
    expectRelative(trade.notionalUsd, Number(trade.quantity) * trade.entryPrice);
  });
});

describe("a recommendation's JSON", () => {
  test("multiplies out from the usual exposure and rounds to the order", async () => {
    const list = await get<{ recommendations: RecommendationView[] }>(listAdvice, "?tab=todo");
    const orders = list.recommendations.filter(({ side }) => side !== null);
    expect(orders.length).toBeGreaterThan(0);
    for (const { id } of orders) {
      const advice = await get<RecommendationDetailView>(getAdvice, "", { id });
      const target = multiplyOut(advice.steps);
      const book = overview.assessment?.book;
      expectRelative(book?.targetFraction ?? Number.NaN, target);
      const available = advice.steps.find(({ id: step }) => step === "cap_free_balance");
      const wanted = Number(available?.inputs.find(({ name }) => name === "wantedQuantity")?.value);
      const price = Number(available?.inputs.find(({ name }) => name === "priceUsd")?.value);
      const { currentUsd = Number.NaN, targetUsd = Number.NaN } = advice.numbers;
      expectRelative(wanted, (currentUsd - targetUsd) / price);
      expect(floorToStep(advice.quantity ?? "0", "0.00000001")).toBe(capAndRound(advice.steps, wanted));
    }
  });
});

async function lastPrice(symbol: string): Promise<number> {
  const { price } = await desk.control<{ price: string }>("GET", `/binance/api/v3/ticker/price?symbol=${symbol}`);
  return Number(price);
}
