import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "@playwright/test";
import { slugOf } from "./support/person";
import { readJson } from "./support/read-json";

const ROOT = resolve(import.meta.dirname, "..");
const DATA = resolve(ROOT, "..", "shared", "data");
const DAY = "2020-03-13";

interface Overview {
  btc: { volatility: { ratio: number } } | null;
  todo: { kind: string }[];
  assessment: { book: { currentFraction: number; targetFraction: number } } | null;
}

/** The day after the worst day Bitcoin had: what does a person see who opens Ballast then? */
test.describe(`on the market of ${DAY}`, () => {
  test.skip(!existsSync(join(DATA, "daily_ohlcv.csv")), `needs the recorded market in ${DATA}`);
  test.skip(!process.env["BALLAST_STACK"], "needs the cluster and the builds of `npm test`");

  let stack: ChildProcess;
  let url: string;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const script = join(ROOT, "scripts", "testing", "replay-stack.mjs");
    stack = spawn(process.execPath, [script, DATA, DAY], { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: stack.stdout ?? process.stdin });
    const [line] = (await Promise.race([once(lines, "line"), once(lines, "close")])) as [string | undefined];
    if (line === undefined) throw new Error("the replay did not start; its words stand above");
    ({ url } = JSON.parse(line) as { url: string });
  });
  test.afterAll(async () => {
    if (stack.exitCode !== null) return;
    const gone = once(stack, "exit");
    stack.kill("SIGTERM");
    await gone;
  });

  test("the mark says which market it is, and the sentence tells the volatility shock", async ({ page }) => {
    test.setTimeout(180_000);
    await page.goto(url);
    await page.getByRole("button", { name: /demo/i }).first().click();
    await expect(page).toHaveURL(/\/overview$/);
    await expect(page.getByText(`Replay: market of ${DAY}`).first()).toBeVisible();

    const readOverview = () => readJson<Overview>(page, `${url}/api/w/${slugOf(page)}/overview`);
    // The worker fills the demo account behind the first page.
    await expect
      .poll(async () => (await readOverview()).todo.map(({ kind }) => kind), { timeout: 120_000 })
      .toContain("volatility_shock");
    const { btc, assessment } = await readOverview();
    if (btc === null || assessment === null) throw new Error("advice without a market or an assessment");
    expect(btc.volatility.ratio).toBeGreaterThan(3.5);
    expect(btc.volatility.ratio).toBeLessThan(3.9);
    expect(assessment.book.targetFraction).toBeLessThan(assessment.book.currentFraction);

    const said = btc.volatility.ratio.toFixed(1);
    await expect(page.locator("main")).toContainText(new RegExp(`volatility is ${said.replace(".", "\\.")}\\s?×`));
  });
});
