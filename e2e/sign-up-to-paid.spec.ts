import { readFileSync } from "node:fs";
import { expect, test, type APIRequestContext, type Page } from "@playwright/test";

/** Where the sandbox of this run is: told by the test stack, else the launcher's default beside the web port. */
function sandboxUrl(baseURL: string): string {
  const stack = process.env["BALLAST_STACK"];
  if (stack !== undefined) return (JSON.parse(readFileSync(stack, "utf8")) as { sandboxUrl: string }).sandboxUrl;
  const url = new URL(baseURL);
  return `http://localhost:${Number(url.port) + 10}`;
}

interface DemoKey {
  kind: string;
  apiKey: string;
  secret: string;
}

async function keyOf(request: APIRequestContext, sandbox: string, account: string, kind: string): Promise<DemoKey> {
  const accounts = (await (await request.get(`${sandbox}/control/accounts`)).json()) as {
    id: string;
    keys: DemoKey[];
  }[];
  const key = accounts.find(({ id }) => id === account)?.keys.find((each) => each.kind === kind);
  if (key === undefined) throw new Error(`the sandbox has no ${kind} key for ${account}`);
  return key;
}

/** Signs up in the browser and follows the mailed link; ends on the first question. */
async function signUp(page: Page, sandbox: string, name: string): Promise<string> {
  const email = `${name}-${Date.now().toString(36)}@example.test`;
  await page.goto("/sign-up");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a calm ship keeps its keel");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Open the link we sent you" })).toBeVisible();
  let link: string | undefined;
  await expect
    .poll(async () => {
      const mails = (await (
        await page.request.get(`${sandbox}/control/mail?to=${encodeURIComponent(email)}`)
      ).json()) as {
        links: string[];
      }[];
      link = mails[0]?.links.find((each) => each.includes("/verify-email"));
      return link;
    })
    .toBeDefined();
  await page.goto(link ?? "");
  await expect(page).toHaveURL(/\/onboarding/);
  return email;
}

async function answerSix(page: Page): Promise<void> {
  for (let question = 1; question <= 6; question++) {
    const heading = await page.getByRole("heading", { level: 1 }).innerText();
    await page.getByRole("button", { name: /^(Next|Save and go on)$/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(heading);
  }
  await expect(page.getByRole("heading", { name: "Link an exchange account" })).toBeVisible();
}

async function offerKey(page: Page, key: DemoKey): Promise<void> {
  await page.getByLabel("API Key").fill(key.apiKey);
  await page.getByLabel("Secret Key").fill(key.secret);
  await page.getByRole("button", { name: "Prove and link" }).click();
}

test("a trader signs up, links a read-only key, gets a size they can check, and pays for more", async ({
  page,
  baseURL,
}) => {
  const sandbox = sandboxUrl(baseURL ?? "");
  await signUp(page, sandbox, "Ada");
  await answerSix(page);

  await offerKey(page, await keyOf(page.request, sandbox, "ai-book", "read-only"));
  await expect(page.getByRole("heading", { name: "Is this your total?" })).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole("button", { name: "Yes, show me my risk" })
    .or(page.getByRole("link", { name: "Yes, show me my risk" }))
    .click();

  await expect(page).toHaveURL(/\/overview/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/in the market|Nothing to do/, {
    timeout: 30_000,
  });
  const slug = new URL(page.url()).pathname.split("/")[1] ?? "";
  const connections = (await (await page.request.get(`/api/w/${slug}/connections`)).json()) as unknown;
  const [linked] = (
    Array.isArray(connections) ? connections : (connections as { connections: unknown[] }).connections
  ) as {
    equityUsd: number;
    permissionProof: string;
  }[];
  expect(linked?.permissionProof).toBe("exchange_api");
  expect(linked?.equityUsd).toBeGreaterThan(10_000);

  const headers = { origin: baseURL ?? "" };
  const data = { instrumentId: "binance:BTC/USDT", side: "long", entryPrice: null, stopPrice: null };
  await page.goto(`/${slug}/size`);
  for (let use = 1; use <= 3; use++) {
    const answer = await page.request.post(`/api/w/${slug}/size-trade`, { headers, data });
    expect(answer.status(), await answer.text()).toBe(200);
    expectReproducible(((await answer.json()) as SizeAnswer).size);
  }
  await page.getByRole("button", { name: "Size it" }).click();
  await expect(page.getByText("Today’s 3 sizes are used")).toBeVisible();

  await page.getByRole("link", { name: "See plans" }).first().click();
  await page.getByRole("button", { name: "Choose Pro" }).click();
  await page.locator('input[name="cardNumber"]').fill("4242 4242 4242 4242");
  await page.getByRole("button", { name: /pay|subscribe/i }).click();
  await expect(page).toHaveURL(/settings\/plan/, { timeout: 30_000 });
  await expect
    .poll(async () => ((await (await page.request.get(`/api/w/${slug}/plan`)).json()) as { plan: string }).plan, {
      timeout: 30_000,
    })
    .toBe("pro");

  const unlocked = await page.request.post(`/api/w/${slug}/size-trade`, { headers, data });
  expect(unlocked.status(), await unlocked.text()).toBe(200);
});

interface SizeAnswer {
  size: {
    baseRiskFraction: number;
    riskFraction: number;
    quantity: string;
    steps: {
      kind: string;
      factor: number | null;
      capQuantity: number | null;
      quantityAfter: number | null;
      inputs: { name: string; value: number | string | null }[];
    }[];
  };
}

/** base × Π factors is the risk; caps in order, then the lot floor, give exactly the quantity. */
function expectReproducible({ baseRiskFraction, riskFraction, quantity, steps }: SizeAnswer["size"]): void {
  const product = steps
    .filter(({ kind }) => kind === "factor")
    .reduce((risk, { factor }) => risk * (factor ?? 1), baseRiskFraction);
  expect(Math.abs(product - riskFraction)).toBeLessThanOrEqual(1e-12);
  const caps = steps.filter(({ kind }) => kind === "cap");
  let size = Infinity;
  for (const { capQuantity, quantityAfter } of caps) {
    size = Math.min(size, capQuantity ?? Infinity, quantityAfter ?? Infinity);
    expect(quantityAfter).toBe(size);
  }
  const rounding = steps.find(({ kind }) => kind === "rounding");
  const lotStep = Number(rounding?.inputs.find(({ name }) => name === "lotStep")?.value);
  expect(Number(quantity)).toBeLessThanOrEqual(size);
  expect(size - Number(quantity)).toBeLessThan(lotStep * (1 + 1e-9));
  expect(Number(quantity)).toBe(rounding?.quantityAfter);
}

for (const [kind, box] of [
  ["trade-enabled", "Enable Spot & Margin Trading"],
  ["withdraw-enabled", "Enable Withdrawals"],
] as const) {
  test(`a ${kind} key is refused with the boxes to untick`, async ({ page, baseURL }) => {
    const sandbox = sandboxUrl(baseURL ?? "");
    await signUp(page, sandbox, "Bea");
    await answerSix(page);
    const key = await keyOf(page.request, sandbox, "trader", kind);
    await offerKey(page, key);
    await expect(page.getByText("Refused: this key can do more than read")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(box, { exact: true }).last()).toBeVisible();
    await expect(page.locator("body")).not.toContainText(key.secret);
  });
}
