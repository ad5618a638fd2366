import { expect, type Page } from "@playwright/test";
import type { DemoKey, Sandbox } from "./sandbox";

const PASSWORD = "a calm ship keeps its keel";

/** signUp makes an account in the browser and follows the mailed link; ends on the first question. */
export async function signUp(page: Page, sandbox: Sandbox, name: string): Promise<string> {
  const email = `${name.toLowerCase()}-${Date.now().toString(36)}@example.test`;
  await page.goto("/sign-up");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Open the link we sent you" })).toBeVisible();
  await page.goto(await sandbox.mailedLink(email, "/verify-email"));
  await expect(page).toHaveURL(/\/onboarding/);
  return email;
}

/** answerSix takes every question's default; `onQuestion` looks at each before it is answered. */
export async function answerSix(
  page: Page,
  onQuestion: (heading: string) => Promise<void> = async () => {},
): Promise<void> {
  for (let question = 1; question <= 6; question += 1) {
    const heading = await page.getByRole("heading", { level: 1 }).innerText();
    await onQuestion(heading);
    await page.getByRole("button", { name: /^(Next|Save and go on)$/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(heading);
  }
  await expect(page.getByRole("heading", { name: "Link an exchange account" })).toBeVisible();
}

/** offerKey types a key into the linking form and sends it. */
export async function offerKey(page: Page, { apiKey, secret }: DemoKey): Promise<void> {
  await page.getByLabel("API Key").fill(apiKey);
  await page.getByLabel("Secret Key").fill(secret);
  await page.getByRole("button", { name: "Prove and link" }).click();
}

/** slugOf is the workspace in a page's address. */
export function slugOf(page: Page): string {
  return new URL(page.url()).pathname.split("/")[1] ?? "";
}
