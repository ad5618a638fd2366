import { describe, expect, test } from "vitest";
import { FEEDS } from "@/lib/domain/feed";
import { FEED_TARGET_MS, lateBy } from "./feed-target";
import { feedGaps, gapsOf } from "./load-feed-gaps";
import { subjectName } from "./subject-name";

const NOW = new Date(Date.UTC(2026, 10, 22, 12));
const ago = (ms: number) => new Date(NOW.getTime() - ms);

describe("a feed is late", () => {
  test.each(FEEDS)("%s once its last success is older than its target", (feed) => {
    const at = (ms: number) =>
      lateBy({ feed, lastSuccessAt: ago(FEED_TARGET_MS[feed] + ms), failures: 0 }, NOW.getTime());
    expect([at(0), at(1)]).toEqual([null, 1]);
  });

  test("when it never answered, but not before it was asked", () => {
    expect(lateBy({ feed: "price", lastSuccessAt: null, failures: 0 }, NOW.getTime())).toBeNull();
    expect(lateBy({ feed: "price", lastSuccessAt: null, failures: 1 }, NOW.getTime())).toBe(0);
  });
});

describe("gaps", () => {
  const row = { lastErrorCode: null, failures: 0, nextTryAt: NOW };
  const gaps = feedGaps(
    [
      { ...row, feed: "price", subject: "all", lastSuccessAt: NOW },
      {
        ...row,
        feed: "order_book",
        subject: "binance:ETH/USDT",
        lastSuccessAt: ago(86_400_000),
        lastErrorCode: "auth",
      },
      { ...row, feed: "order_book", subject: "binance:BTC/USDT", lastSuccessAt: ago(90_000_000), nextTryAt: ago(1) },
      { ...row, feed: "fear_greed", subject: "market", lastSuccessAt: null, failures: 3 },
    ],
    NOW,
  );

  test("are one per feed: its subjects by name, the longest since, the next try", () => {
    expect(gaps).toEqual([
      {
        feed: "order_book",
        subjects: ["BTC", "ETH"],
        since: ago(90_000_000).getTime(),
        errorCode: "auth",
        nextTryAt: ago(1).getTime(),
      },
      { feed: "fear_greed", subjects: [], since: null, errorCode: null, nextTryAt: NOW.getTime() },
    ]);
  });

  test("of one asset are its own and those that are the same for all", () => {
    expect(gapsOf(gaps, "BTC").map(({ feed, subjects }) => [feed, subjects])).toEqual([
      ["order_book", ["BTC"]],
      ["fear_greed", []],
    ]);
    expect(gapsOf(gaps, "SOL").map(({ feed }) => feed)).toEqual(["fear_greed"]);
  });
});

test.each([
  ["all", null],
  ["market", null],
  ["binance:BTC/USDT", "BTC"],
  ["binance:BTC/USDT:USDT", "BTC"],
  ["r/Bitcoin", "r/Bitcoin"],
  ["decrypt", "decrypt"],
])("%s is called %s", (subject, name) => {
  expect(subjectName(subject)).toBe(name);
});
