import { describe, expect, test } from "vitest";
import type { DataHealthView, FeedHealth } from "@/lib/domain/market-views";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import { dataHealthText } from "./data-health-text";
import { enScreens as en } from "./messages/en-screens";
import { THIN_SPACE as s } from "./number";

const NOW = Date.UTC(2026, 10, 22, 12);

function feed(change: Partial<FeedHealth> = {}): FeedHealth {
  return {
    feed: "price",
    subject: "all",
    subjectName: null,
    state: "fresh",
    lastSuccessAt: NOW,
    asOf: NOW,
    coverage: null,
    targetMs: HOUR_MS,
    lastErrorCode: null,
    lastErrorAt: null,
    failures: 0,
    nextTryAt: NOW,
    attribution: null,
    ...change,
  };
}

function view(feeds: readonly FeedHealth[], change: Partial<DataHealthView> = {}): DataHealthView {
  return { asOf: NOW, feeds, off: [], connections: [], trust: [], ...change };
}

describe("the sentence of Data health", () => {
  test("all fresh is said with the count", () => {
    const trusted = { asset: "BTC", asOf: NOW, trust: { score: 1, reasons: [] } };
    expect(dataHealthText(view([feed(), feed({ feed: "news" })], { trust: [trusted] }), en)).toEqual({
      lead: "All 2 feeds are fresh.",
      support: "Every judged asset has full data trust.",
    });
  });

  test("late ones are counted, the longest missing named since when, the lowest trust said", () => {
    const late = [
      feed({ feed: "news", subject: "decrypt", subjectName: "Decrypt", state: "late", lastSuccessAt: NOW - HOUR_MS }),
      feed({ feed: "order_book", subjectName: "BTC/USDT, Binance", state: "late", lastSuccessAt: NOW - DAY_MS }),
    ];
    const trust = [{ asset: "BTC", asOf: NOW, trust: { score: 0.9, reasons: [] } }];
    expect(dataHealthText(view([feed(), ...late], { trust }), en)).toEqual({
      lead: "2 of 3 feeds are late.",
      support: `Most overdue: order books (BTC/USDT, Binance), missing since 21\u00a0Nov, 12:00 UTC. Lowest data trust: BTC, 90${s}%.`,
    });
  });

  test("one that never answered is said so; before the first fetch nothing is called late", () => {
    const never = feed({ state: "late", lastSuccessAt: null });
    expect(dataHealthText(view([never, feed()]), en).support).toContain("never answered");
    expect(dataHealthText(view([feed({ state: "waiting", lastSuccessAt: null })]), en).lead).toBe(
      "The first data are being fetched.",
    );
  });
});
