import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DAY_MS } from "./market/interval";
import { startSandbox, type Sandbox } from "./start-sandbox";
import { control, demoKey, signedCall } from "./testing/signed-client";

const NOW = Date.UTC(2026, 10, 22, 16, 20);
const stateDir = mkdtempSync(join(tmpdir(), "sandbox-"));
afterAll(() => rmSync(stateDir, { recursive: true }));

async function fills(sandbox: Sandbox): Promise<unknown> {
  return (
    await signedCall(sandbox, await demoKey(sandbox, "ai-book"), "GET", "/api/v3/myTrades", { symbol: "BTCUSDT" })
  ).body;
}

describe("a restarted sandbox", () => {
  test("with a state folder knows next day what was done the day before, under the same ids", async () => {
    const first = await startSandbox({ port: 0, smtpPort: 0, stateDir, now: () => NOW });
    await control(first, "POST", "/accounts/ai-book/trade", { symbol: "BTCUSDT", side: "BUY", quantity: "0.001" });
    await control(first, "POST", "/accounts/ai-book/deposit", { asset: "USDT", amount: "250.5" });
    const key = await demoKey(first, "ai-book");
    await control(first, "PATCH", `/keys/${key.apiKey}`, { permissions: { enableWithdrawals: true } });
    const before = await fills(first);
    await first.close();

    const second = await startSandbox({ port: 0, smtpPort: 0, stateDir, now: () => NOW + DAY_MS });
    expect(await fills(second)).toEqual(before);
    expect((await signedCall(second, key, "GET", "/sapi/v1/account/apiRestrictions")).body).toMatchObject({
      enableWithdrawals: true,
    });
    expect(second.venue.exchange.account("ai-book")?.book.events.at(-1)?.at).toBeGreaterThan(NOW);
    await second.close();
  });

  test("without one starts afresh", async () => {
    const [first, second] = [
      await startSandbox({ port: 0, smtpPort: 0, now: () => NOW }),
      await startSandbox({ port: 0, smtpPort: 0, now: () => NOW }),
    ];
    await control(first, "POST", "/accounts/ai-book/trade", { symbol: "BTCUSDT", side: "BUY", quantity: "0.001" });
    expect(((await fills(first)) as unknown[]).length).toBe(((await fills(second)) as unknown[]).length + 1);
    await Promise.all([first.close(), second.close()]);
  });
});

test("shows people its accounts at /, and lets nothing run there", async () => {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  const page = await fetch(`${sandbox.url}/`);
  const text = await page.text();
  const { apiKey } = await demoKey(sandbox, "ai-book");
  expect(text).toContain(apiKey);
  expect(text).toContain('href="/inbox"');
  expect(text).not.toMatch(/<script|\son\w+=/i);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  await sandbox.close();
});

test("a taken port is said so, and leaves nothing listening", async () => {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  const port = Number(new URL(sandbox.url).port);
  await expect(startSandbox({ port, smtpPort: 0 })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await sandbox.close();
  await expect(fetch(`${sandbox.url}/control/status`)).rejects.toThrow();
});
