import { expect, type Locator, type Page } from "@playwright/test";
import pg from "pg";
import { journey } from "./support/journey";
import { answerSix, offerKey, signUp, slugOf } from "./support/person";
import { readJson } from "./support/read-json";
import { readStack } from "./support/stack";

interface Step {
  id: string;
  kind: "base" | "factor" | "cap" | "rounding";
  factor: number | null;
  riskFractionAfter: number | null;
  capQuantity: number | null;
  quantityAfter: number | null;
  inputs: { name: string; value: number | string | null }[];
}

interface Holdings {
  total: { totalUsd: string; isComplete: boolean };
}

interface SizeAnswer {
  size: { baseRiskFraction: number; riskFraction: number; quantity: string; steps: Step[] };
  plan: { usedToday: number; limitPerDay: number | null };
}

journey("a trader signs up, links a read-only key, checks a size, and pays for more", async ({ page, sandbox }) => {
  journey.setTimeout(180_000);
  await signUp(page, sandbox, "Ada");
  await answerSix(page);

  await offerKey(page, await sandbox.keyOf("ai-book", "read-only"));
  await expect(page.getByRole("heading", { name: "Is this your total?" })).toBeVisible({ timeout: 30_000 });
  const total = await page.getByText("Total", { exact: true }).locator("xpath=following-sibling::dd").innerText();
  await page.getByRole("button", { name: "Yes, show me my risk" }).click();
  await expect(page).toHaveURL(/\/overview$/);
  const slug = slugOf(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/in the market|Nothing to do/, {
    timeout: 60_000,
  });
  await expectTruth(page, slug, total, sandbox.url);
  await expectFirstBalancesSoon(slug);

  await readWaterfallOfAdvice(page, slug);
  await useUpSizes(page, slug);
  await payForPro(page);
  await expect
    .poll(async () => (await readJson<{ plan: string }>(page, `/api/w/${slug}/plan`)).plan, {
      message: "the webhook unlocks the plan",
      timeout: 30_000,
    })
    .toBe("pro");
  const unlocked = await sizeOnce(page, slug);
  expect(unlocked.plan.limitPerDay).toBeNull();
});

/** The linked total is the exchange's, up to what prices did between the two readings. */
async function expectTruth(page: Page, slug: string, shown: string, sandboxUrl: string): Promise<void> {
  const { total } = await readJson<Holdings>(page, `/api/w/${slug}/holdings`);
  const { totalUsd } = await readJson<{ totalUsd: string }>(page, `${sandboxUrl}/control/accounts/ai-book/truth`);
  expect(total.isComplete).toBe(true);
  const figures = [Number(total.totalUsd), Number(plain(shown).replace(/[^\d.]/g, ""))];
  for (const figure of figures) expect(Math.abs(figure / Number(totalUsd) - 1)).toBeLessThan(0.01);
}

/** By the database's instants, not by this browser's: from the key's arrival to balances and to the first assessment. */
async function expectFirstBalancesSoon(slug: string): Promise<void> {
  const stack = readStack();
  if (stack === null) return;
  const db = new pg.Client({ connectionString: stack.adminUrl });
  await db.connect();
  const { rows } = await db.query<{ balances_s: number; assessment_s: number }>(
    `select extract(epoch from min(s.received_at) - min(a.created_at))::float8 as balances_s,
       extract(epoch from min(e.event_at) - min(a.created_at))::float8 as assessment_s
     from workspace w join connection_attempt a on a.workspace_id = w.id
     join account_snapshot s on s.workspace_id = w.id join assessment e on e.workspace_id = w.id where w.slug = $1`,
    [slug],
  );
  await db.end();
  expect(rows[0]?.balances_s).toBeLessThanOrEqual(10);
  expect(rows[0]?.assessment_s).toBeLessThanOrEqual(10);
}

async function readWaterfallOfAdvice(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/recommendations`);
  const order = page
    .locator(`a[href*="/${slug}/recommendations/"]`)
    .filter({ hasText: /Sell|Buy/ })
    .first();
  await order.click();
  await expect(page).toHaveURL(/recommendations\/rec_/);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const { steps } = await readJson<{ steps: Step[] }>(page, `/api/w/${slug}/recommendations/${id}`);
  await expectPrinted(waterfallIn(page.locator("main")), steps, 1);
}

async function sizeOnce(page: Page, slug: string): Promise<SizeAnswer> {
  await page.goto(`/${slug}/size`);
  const answered = page.waitForResponse((response) => response.url().endsWith("/size-trade"));
  await page.getByRole("button", { name: "Size it" }).click();
  const response = await answered;
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()) as SizeAnswer;
}

async function useUpSizes(page: Page, slug: string): Promise<void> {
  for (let use = 1; use <= 3; use += 1) {
    const answer = await sizeOnce(page, slug);
    expect(answer.plan).toEqual({ usedToday: use, limitPerDay: 3 });
    expectReproducible(answer.size);
    const result = page.getByRole("region", { name: "Result" });
    await expectPrinted(waterfallIn(result), answer.size.steps, 3);
    expect(plain(await result.innerText())).toContain(answer.size.quantity.replace(/\.?0+$/, "") || "0");
  }
  await page.getByRole("button", { name: "Size it" }).click();
  await expect(page.getByText("Today’s 3 sizes are used")).toBeVisible();
}

async function payForPro(page: Page): Promise<void> {
  await page.getByRole("link", { name: "See plans" }).first().click();
  await page.getByRole("button", { name: "Choose Pro" }).click();
  await page.locator('input[name="cardNumber"]').fill("4242 4242 4242 4242");
  await page.getByRole("button", { name: /pay|subscribe/i }).click();
  await expect(page).toHaveURL(/settings\/plan/, { timeout: 30_000 });
}

/** base × Π factors is the risk; caps in order, then the lot floor, give exactly the quantity. */
function expectReproducible({ baseRiskFraction, riskFraction, quantity, steps }: SizeAnswer["size"]): void {
  const factors = steps.filter(({ kind }) => kind === "factor");
  const product = factors.reduce((risk, { factor }) => risk * (factor ?? Number.NaN), baseRiskFraction);
  expect(Math.abs(product - riskFraction)).toBeLessThanOrEqual(1e-12);
  let size = factors.at(-1)?.quantityAfter ?? Number.NaN;
  for (const { capQuantity, quantityAfter } of steps.filter(({ kind }) => kind === "cap")) {
    size = Math.min(size, capQuantity ?? Infinity);
    expect(quantityAfter).toBe(size);
  }
  const rounding = steps.at(-1);
  const lotStep = Number(rounding?.inputs.find(({ name }) => name === "lotStep")?.value);
  expect(Number(quantity)).toBe(rounding?.quantityAfter);
  expect(size - Number(quantity)).toBeGreaterThanOrEqual(0);
  expect(size - Number(quantity)).toBeLessThan(lotStep * (1 + 1e-9));
}

/** The first drawing that can be read as a table. */
const waterfallIn = (part: Locator): Locator => part.locator('figure:has(button[aria-keyshortcuts="t"])').first();

/** Every printed figure of a waterfall is its JSON value, rounded. */
async function expectPrinted(figure: Locator, steps: readonly Step[], percentDecimals: number): Promise<void> {
  await figure.getByRole("button", { name: /table/i }).first().click();
  const rows = figure.getByRole("row");
  await expect(rows).toHaveCount(steps.length + 1);
  for (const [i, { factor, riskFractionAfter }] of steps.entries()) {
    const row = plain(await rows.nth(i + 1).innerText());
    if (factor !== null) expect(row).toContain(factor.toFixed(3));
    if (riskFractionAfter !== null) expect(row).toContain(`${(riskFractionAfter * 100).toFixed(percentDecimals)}%`);
  }
}

/** Thin spaces, group separators and the true minus are print, not value. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f\u2060,]/g, "").replaceAll("\u2212", "-");
}
