import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

const PUBLIC = ["/", "/pricing", "/sign-in", "/sign-up", "/forgot-password"];
const DEMO = [
  "overview",
  "recommendations",
  "size",
  "portfolio",
  "settings/profile",
  "settings/connections",
  "settings/risk",
  "settings/plan",
];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Everything the browser complains about: errors, refused loads, broken policies. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

async function expectSound(page: Page, path: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page is accessible, fits, and breaks nothing (${colorScheme})`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ colorScheme, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    const complaints = collectComplaints(page);
    for (const path of PUBLIC) await visit(page, path);

    await page.goto("/");
    await page.getByRole("button", { name: /demo/i }).first().click();
    await expect(page).toHaveURL(/\/overview$/);
    const slug = new URL(page.url()).pathname.split("/")[1] ?? "";
    for (const screen of DEMO) await visit(page, `/${slug}/${screen}`);
    await page.goto(`/${slug}/recommendations`);
    await page.locator(`a[href*="/${slug}/recommendations/"]`).first().click();
    await expect(page).toHaveURL(/recommendations\/rec_/);
    await visit(page, new URL(page.url()).pathname);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

async function visit(page: Page, path: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expectSound(page, `${path} at ${size.width}`);
  }
}

test("a visitor looks at the demo without signing up, and can change nothing", async ({ page, baseURL }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /demo/i }).first().click();
  await expect(page).toHaveURL(/\/overview$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/in the market|Nothing to do|Advice is held/);
  const slug = new URL(page.url()).pathname.split("/")[1] ?? "";
  const answer = await page.request.post(`/api/w/${slug}/high-water-mark`, {
    headers: { origin: baseURL ?? "" },
    data: { to: "today" },
  });
  expect(answer.status()).toBe(403);
});
