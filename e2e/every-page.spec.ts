import { expect, type Page } from "@playwright/test";
import { journey } from "./support/journey";
import { answerSix, signUp, slugOf } from "./support/person";
import { expectSoundPage } from "./support/sound-page";

const PUBLIC = [
  "/",
  "/pricing",
  "/evidence",
  "/learn",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password#token=none",
  "/verify-email",
  "/no-such-page",
];
const SCREENS = [
  "overview",
  "recommendations",
  "size",
  "portfolio",
  "portfolio/risk",
  "portfolio/stress",
  "portfolio/futures",
  "portfolio/what-if",
  "correlation",
  "market",
  "market/BTC",
  "data-health",
  "evidence",
  "settings/profile",
  "settings/connections",
  "settings/imports",
  "settings/risk",
  "settings/plan",
];

async function look(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expectSoundPage(page, path);
}

/** As a visitor would: from the landing page, without an account. */
async function openDemo(page: Page): Promise<string> {
  await page.goto("/");
  await page.getByRole("button", { name: /demo/i }).first().click();
  await expect(page).toHaveURL(/\/overview$/);
  return slugOf(page);
}

journey("the pages anybody sees are accessible and fit", async ({ page }) => {
  journey.setTimeout(180_000);
  for (const path of PUBLIC) await look(page, path);
});

journey("every screen of the demo is accessible and fits", async ({ page }) => {
  journey.setTimeout(240_000);
  const slug = await openDemo(page);
  for (const screen of SCREENS) await look(page, `/${slug}/${screen}`);
  await page.goto(`/${slug}/recommendations`);
  await page.locator(`a[href*="/${slug}/recommendations/"]`).first().click();
  await expect(page).toHaveURL(/recommendations\/rec_/);
  await look(page, new URL(page.url()).pathname);
});

journey("a cell of the heatmap and a what-if can be looked at closely", async ({ page }) => {
  journey.setTimeout(180_000);
  const slug = await openDemo(page);
  await page.goto(`/${slug}/correlation?window=d30`);
  await expect(page.getByRole("radio", { name: "30 d" })).toBeChecked();
  await page.getByRole("button", { name: /^BTC and ETH: / }).click();
  const pair = page.getByRole("dialog", { name: "BTC against ETH" });
  await expect(pair.getByText(/with 95\s% confidence/)).toBeVisible();
  await expectSoundPage(page, "a pair of the heatmap");
  await pair.press("Escape");
  await page.getByLabel("Asset").fill("btc");
  await page.getByLabel("Amount").fill("500");
  await page.getByRole("button", { name: "Show the difference" }).click();
  await expect(page.getByRole("group", { name: "Before and after" })).toBeVisible();
  await expectSoundPage(page, "a what-if and its answer");
});

journey("the six questions and the first link are accessible and fit", async ({ page, sandbox }) => {
  journey.setTimeout(180_000);
  await signUp(page, sandbox, "Axel");
  await answerSix(page, (heading) => expectSoundPage(page, heading));
  await expectSoundPage(page, "Link an exchange account");
});

journey("a visitor looks at the demo without signing up, and can change nothing", async ({ page, baseURL }) => {
  const slug = await openDemo(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/in the market|Nothing to do|Advice is held/);
  const answer = await page.request.post(`/api/w/${slug}/high-water-mark`, {
    headers: { origin: baseURL ?? "" },
    data: { to: "today" },
  });
  expect(answer.status()).toBe(403);
});
