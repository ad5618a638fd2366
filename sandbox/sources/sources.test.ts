import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "../market/interval";
import { startSandbox, type Sandbox } from "../start-sandbox";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const FNG = "/sources/api.alternative.me/fng/?limit=30";
const RSS = "/sources/decrypt.co/feed";

function dvolPath(days: number): string {
  return `/sources/www.deribit.com/api/v2/public/get_volatility_index_data?currency=BTC&resolution=1D&start_timestamp=${NOW - days * DAY_MS}&end_timestamp=${NOW}`;
}

async function read<T>(sandbox: Sandbox, path: string): Promise<T> {
  return (await (await fetch(`${sandbox.url}${path}`)).json()) as T;
}

interface Dvol {
  result: { data: [number, number, number, number, number][] };
}

describe("sources of a simulated market", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, smtpPort: 0, now: () => NOW });
  });
  afterAll(() => sandbox.close());

  test("say the same whenever they are asked, and what changed is known by its tag", async () => {
    const first = await fetch(`${sandbox.url}${RSS}`);
    const text = await first.text();
    expect(text).toContain("Sandbox");
    expect(await (await fetch(`${sandbox.url}${RSS}`)).text()).toBe(text);
    const etag = first.headers.get("etag") ?? "";
    expect((await fetch(`${sandbox.url}${RSS}`, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  test("agree with the market: a crash raises implied volatility and stays in it", async () => {
    const before = (await read<Dvol>(sandbox, dvolPath(40))).result.data.at(-1)?.[4] ?? 0;
    await fetch(`${sandbox.url}/control/crash`, { method: "POST", body: '{"fraction":0.4}' });
    const after = (await read<Dvol>(sandbox, dvolPath(40))).result.data;
    expect(after.at(-1)?.[4]).toBeGreaterThan(1.5 * before);
    for (const [, open, high, low, close] of after) {
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
    }
    await fetch(`${sandbox.url}/control/reset`, { method: "POST" });
  });

  test.each([
    ["an unknown chart", "/sources/api.blockchain.info/charts/nonsense", 404],
    ["an unknown currency", "/sources/www.deribit.com/api/v2/public/get_volatility_index_data?currency=X", 400],
  ])("%s is refused", async (_name, path, status) => {
    expect((await fetch(`${sandbox.url}${path}`)).status).toBe(status);
  });
});

describe("sources of a replay", () => {
  const dir = mkdtempSync(join(tmpdir(), "ballast-replay-"));
  let sandbox: Sandbox;
  beforeAll(async () => {
    const start = Date.parse("2021-01-01T00:00:00Z");
    const dates = Array.from({ length: 60 }, (_, i) => new Date(start + i * DAY_MS).toISOString().slice(0, 10));
    const bars = dates.map((date, i) => `${date},BTC,${100 + i},${102 + i},${99 + i},${101 + i},10,1000`);
    writeFileSync(
      join(dir, "daily_ohlcv.csv"),
      `date,symbol,open,high,low,close,volume_base,volume_quote\n${bars.join("\n")}\n`,
    );
    writeFileSync(
      join(dir, "fear_greed.csv"),
      `date,fear_greed\n${dates.map((date, i) => `${date},${i}`).join("\n")}\n`,
    );
    writeFileSync(
      join(dir, "onchain_btc.csv"),
      `date,TxCnt,HashRate\n${dates.map((date, i) => `${date},${1_000 + i},5`).join("\n")}\n`,
    );
    // The 50th day closed last: today replays the 51st, whose mood is 50.
    sandbox = await startSandbox({ port: 0, smtpPort: 0, now: () => NOW, replay: { dir, asOf: dates[49] } });
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(dir, { recursive: true });
  });

  test("give what was recorded for the day shown", async () => {
    const { data } = await read<{ data: { value: string; timestamp: string }[] }>(sandbox, FNG);
    expect(data.slice(0, 2).map(({ value }) => value)).toEqual(["50", "49"]);
    expect(Number(data[0]?.timestamp)).toBe(Date.parse("2026-11-22T00:00:00Z") / 1_000);
    const chart = await read<{ values: { y: number }[] }>(
      sandbox,
      "/sources/api.blockchain.info/charts/n-transactions",
    );
    expect(chart.values.at(-1)?.y, "the last closed day").toBe(1_049);
  });
});
