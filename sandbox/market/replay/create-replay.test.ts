import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../interval";
import { createLiveMarket } from "../live-market";
import type { Market } from "../market";
import { mergeBars } from "../merge-bars";
import { createReplay } from "./create-replay";

const REAL_DATA = join(import.meta.dirname, "../../../../shared/data");
const TODAY = Date.UTC(2026, 10, 22);
const NOW = TODAY + 9 * HOUR_MS + 15 * 60_000;

function replay(dir: string, asOf: string | undefined, now: () => number = () => NOW): Market {
  return createLiveMarket(createReplay({ dir, asOf }, now), now);
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderWith(daily: string, hourly?: string): string {
  const folder = mkdtempSync(join(tmpdir(), "replay-"));
  folders.push(folder);
  writeFileSync(join(folder, "daily_ohlcv.csv"), daily);
  if (hourly !== undefined) writeFileSync(join(folder, "hourly_ohlcv.csv"), hourly);
  return folder;
}

const HEADER = "date,symbol,open,high,low,close,volume_base,volume_quote,extra\n";
const DAILY = `${HEADER}2020-01-01,AAA,10,12,9,11,100,1100,x
2020-01-02,AAA,11,13,10,12,100,1100,x
2020-01-03,AAA,12,14,11,13,100,1100,x
2020-01-01,OLD,1,1,1,1,5,5,x
2020-01-02,OLD,1,2,1,2,5,5,x
2020-01-03,NEW,5,6,4,5.5,5,5,x
`;

describe("a replayed day", () => {
  test("asOf is the last closed bar: it closes at today's midnight, and the open day replays the next", () => {
    const market = replay(folderWith(DAILY), "2020-01-02");
    const days = market.candles("AAAUSDT", "1d", 0, Infinity, 100);
    expect(days.map((day) => [day.openAt, day.open])).toEqual([
      [TODAY - 2 * DAY_MS, 10],
      [TODAY - DAY_MS, 11],
      [TODAY, 12],
    ]);
    expect(days[1]).toMatchObject({ high: 13, low: 10, close: 12, closeAt: TODAY - 1 });
    expect(days[2]?.close).toBe(market.lastPrice("AAAUSDT"));
    expect(market.label()).toBe("Replay: market of 2020-01-02");
  });

  test("beyond the recorded end the close stands", () => {
    const market = replay(folderWith(DAILY), undefined);
    expect(market.lastPrice("AAAUSDT")).toBe(13);
    expect(market.label()).toBe("Replay: market of 2020-01-03");
    expect(
      market.candles("AAAUSDT", "1h", TODAY, Infinity, 100).every((bar) => bar.high === 13 && bar.volume === 0),
    ).toBe(true);
  });

  test("history goes on as the clock does", () => {
    let at = NOW;
    const market = replay(folderWith(DAILY), "2020-01-01", () => at);
    expect(market.instrument("NEWUSDT")).toBeUndefined();
    at += 2 * DAY_MS;
    expect(market.label()).toBe("Replay: market of 2020-01-03");
    expect(market.candles("AAAUSDT", "1d", 0, Infinity, 100).at(-2)).toMatchObject({ open: 12, close: 13 });
    expect(market.instrument("NEWUSDT")?.base).toBe("NEW");
    expect(market.instrument("OLDUSDT")).toBeUndefined();
    expect(market.lastPrice("OLDUSDT")).toBeUndefined();
  });

  test("hours are the recorded ones; an outage has no bars and holds the last price", () => {
    const hourly = Array.from({ length: 24 }, (_, hour) => hour)
      .filter((hour) => hour !== 5 && hour !== 6)
      .map(
        (hour) =>
          `2020-01-02 ${String(hour).padStart(2, "0")}:00:00,AAA,${11 + hour / 100},13,10,${11 + (hour + 1) / 100},4`,
      )
      .join("\n");
    const folder = folderWith(DAILY, `datetime_utc,symbol,open,high,low,close,volume_base\n${hourly}\n`);
    const market = replay(folder, "2020-01-02");
    const hours = market.candles("AAAUSDT", "1h", TODAY - DAY_MS, TODAY - 1, 100);
    expect(hours.map((bar) => (bar.openAt - TODAY + DAY_MS) / HOUR_MS)).not.toContain(5);
    expect(hours).toHaveLength(22);
    expect(hours[3]).toMatchObject({ open: 11.03, close: 11.04 });
    expect(market.priceAt("AAAUSDT", TODAY - DAY_MS + 6.5 * HOUR_MS)).toBe(11.05);
  });

  test("days without recorded hours are split into hours that add up to them", () => {
    const market = replay(folderWith(DAILY), "2020-01-02");
    const hours = market.candles("AAAUSDT", "1h", TODAY - DAY_MS, TODAY - 1, 100);
    expect(hours).toHaveLength(24);
    expect(mergeBars(hours)).toMatchObject({ open: 11, high: 13, low: 10, close: 12 });
  });
});

describe("an unusable replay says what is wrong", () => {
  test.each([
    ["a date without bars", DAILY, "2021-05-05", /no bar for 2021-05-05.*between 2020-01-01 and 2020-01-03/],
    ["not a date", DAILY, "yesterday", /"yesterday" is not a date/],
    ["no rows", HEADER, undefined, /has no rows/],
    ["a missing column", "date,symbol,open\n", undefined, /no column "high"/],
    ["a row that is no bar", `${HEADER}2020-01-01,AAA,10,12,9,x,1,1,x\n`, undefined, /line 2 is not a bar/],
    ["a high below the low", `${HEADER}2020-01-01,AAA,10,8,9,10,1,1,x\n`, undefined, /line 2 is not a bar/],
  ])("%s", (_name, daily, asOf, message) => {
    expect(() => replay(folderWith(daily), asOf)).toThrow(message);
  });

  test("a folder without daily_ohlcv.csv", () => {
    expect(() => replay("/nowhere", undefined)).toThrow(/\/nowhere\/daily_ohlcv\.csv does not exist/);
  });
});

describe.skipIf(!existsSync(REAL_DATA))("real history (../shared/data)", () => {
  test("BTC closed at 4800.00 on 2020-03-12, and its hours belong to their days", () => {
    const market = replay(REAL_DATA, "2020-03-12");
    const days = market.candles("BTCUSDT", "1d", TODAY - 40 * DAY_MS, Infinity, 100);
    expect(days.at(-2)).toMatchObject({ openAt: TODAY - DAY_MS, close: 4800, low: 4410, high: 7966.17 });
    expect(days.at(-1)?.open).toBe(4800.01);
    const hours = market.candles("BTCUSDT", "1h", TODAY - DAY_MS, TODAY - 1, 24);
    expect(mergeBars(hours)).toMatchObject({ open: 7934.58, high: 7966.17, low: 4410, close: 4800 });
    expect(market.priceAt("BTCUSDT", TODAY - 1)).toBeCloseTo(4800, 0);
  });

  test("every pair of the file trades, on the file's own price grid", () => {
    const market = replay(REAL_DATA, "2020-03-13");
    expect(market.label()).toBe("Replay: market of 2020-03-13");
    expect(
      market
        .instruments()
        .map((i) => i.base)
        .sort(),
    ).toEqual(["ADA", "BNB", "BTC", "DOGE", "ETH", "LINK", "LTC", "TRX", "XLM", "XRP"]);
    expect(market.instrument("DOGEUSDT")?.tickSize).toBeLessThanOrEqual(1e-7);
    expect(market.candles("DOGEUSDT", "1d", TODAY - DAY_MS, TODAY - 1, 1)[0]?.close).toBe(0.001746);
  });
});
