import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS } from "@/lib/domain/units";
import { runs } from "@/lib/testing/runs";
import { decideRecommendations, type RecommendationChange } from "./decide-recommendations";
import { waitOf, type StoredAdvice } from "./suggest/advice-rules";
import { draftSuggestion } from "./suggest/draft-suggestion";
import { heldBack } from "./suggest/held-back";

const NOW = Date.UTC(2026, 10, 16);

function order(side: "buy" | "sell", overrides: Partial<Suggestion> = {}, asset = "BTC"): Suggestion {
  return {
    ...draftSuggestion(NOW, {
      kind: side === "sell" ? "reduce" : "room_to_add",
      severity: side === "sell" ? "notice" : "info",
      asset,
      instrumentId: `binance:${asset}/USDT`,
      side,
      quantity: "1",
      notionalUsd: 1_000,
      feeUsd: 1,
      reasons: [],
      numbers: {},
    }),
    ...overrides,
  };
}
const fact = (overrides: Partial<Suggestion> = {}): Suggestion => ({
  ...draftSuggestion(NOW, { kind: "concentration", severity: "notice", asset: "BTC", reasons: [], numbers: {} }),
  ...overrides,
});

function stored(suggestion: Suggestion, overrides: Partial<StoredAdvice> = {}): StoredAdvice {
  const { kind, severity, dedupeKey, asset, side, notionalUsd, isSafety, expiresAt } = suggestion;
  return {
    id: "rec",
    kind,
    severity,
    dedupeKey,
    asset,
    side,
    notionalUsd,
    isSafety,
    expiresAt,
    status: "open",
    createdAt: NOW - 3_600_000,
    refreshedAt: NOW - 3_600_000,
    snoozedUntil: null,
    closedAt: null,
    bundleId: suggestion.side === null ? null : "bundle",
    ...overrides,
  };
}
const closed = (suggestion: Suggestion, daysAgo: number, status = "done"): StoredAdvice =>
  stored(suggestion, { status, createdAt: NOW - (daysAgo + 1) * DAY_MS, closedAt: NOW - daysAgo * DAY_MS });

interface Situation {
  suggestions?: readonly Suggestion[];
  live?: readonly StoredAdvice[];
  recent?: readonly StoredAdvice[];
  isHeld?: boolean;
  now?: number;
}
const decide = ({
  suggestions = [],
  live = [],
  recent = [],
  isHeld = false,
  now = NOW,
}: Situation): RecommendationChange[] => decideRecommendations({ now, isHeld, live, recent, suggestions });
const actions = (situation: Situation) => decide(situation).map(({ action }) => action);

describe("creating", () => {
  it("new advice is created once, whatever the list repeats", () =>
    expect(actions({ suggestions: [order("sell"), order("sell")] })).toEqual(["create"]));
  it("a bundle is created whole", () =>
    expect(actions({ suggestions: [order("sell"), order("sell", {}, "ETH"), order("sell", {}, "SOL")] })).toEqual([
      "create",
      "create",
      "create",
    ]));
  it("the same advice does not return within five days, unless it got worse", () => {
    expect(actions({ suggestions: [order("sell")], recent: [closed(order("sell"), 4)] })).toEqual([]);
    expect(
      actions({ suggestions: [order("sell", { severity: "warning" })], recent: [closed(order("sell"), 0.1)] }),
    ).toEqual(["create"]);
    expect(actions({ suggestions: [order("sell")], recent: [closed(order("sell"), 7)] })).toEqual(["create"]);
  });
  it("no flip-flop: a buy never within five days of a sale of the asset, nor the other way round", () => {
    const long = (suggestion: Suggestion, daysAgo: number) => ({
      ...closed(suggestion, daysAgo),
      createdAt: NOW - 60 * DAY_MS,
    });
    expect(actions({ suggestions: [order("buy")], recent: [long(order("sell"), 4.9)] })).toEqual([]);
    expect(actions({ suggestions: [order("sell")], recent: [long(order("buy"), 4.9)] })).toEqual([]);
    expect(actions({ suggestions: [order("buy")], recent: [long(order("sell"), 5)] })).toEqual(["create"]);
  });
  it("… except taking risk off in an emergency, which waits for nothing; a warning waits only for this", () => {
    const recent = [closed(order("buy"), 0)];
    const critical = (reason: "volatility_shock" | "drawdown_defensive" | "regime_bear") =>
      actions({ suggestions: [order("sell", { severity: "critical", reasons: [reason] })], recent });
    expect(critical("volatility_shock")).toEqual(["create"]);
    expect(critical("drawdown_defensive")).toEqual(["create"]);
    expect(critical("regime_bear")).toEqual([]); // a label that turned is no emergency
    expect(actions({ suggestions: [order("sell", { severity: "warning" })], recent })).toEqual([]);
    const other = [closed(order("buy", {}, "ETH"), 0)];
    expect(actions({ suggestions: [order("sell", { severity: "warning" })], recent: other })).toEqual(["create"]);
    expect(actions({ suggestions: [order("sell")], recent: other })).toEqual([]);
  });
  it("bundles keep a pause: a week for sales, a fortnight for additions, on any asset", () => {
    const known = [closed(order("sell", {}, "ETH"), 5.5)]; // created 6.5 days ago
    expect(actions({ suggestions: [order("sell")], recent: known })).toEqual([]);
    expect(actions({ suggestions: [order("sell")], recent: [closed(order("sell", {}, "ETH"), 6.5)] })).toEqual([
      "create",
    ]);
    expect(actions({ suggestions: [order("buy")], recent: [closed(order("sell", {}, "ETH"), 12)] })).toEqual([]);
    expect(actions({ suggestions: [order("buy")], recent: [closed(order("sell", {}, "ETH"), 13)] })).toEqual([
      "create",
    ]);
  });
  it("a fifth change of the book within thirty days waits, however many orders each had, unless it is critical", () => {
    const bundle = (id: string, daysAgo: number) =>
      ["BTC", "ETH"].map((asset) => ({
        ...closed(order("sell", {}, asset), daysAgo - 1),
        id: `${id} ${asset}`,
        bundleId: id,
      }));
    const three = [...bundle("a", 29), ...bundle("b", 22), ...bundle("c", 15)];
    const warning = order("sell", { severity: "warning" }, "SOL");
    expect(actions({ suggestions: [warning], recent: three })).toEqual(["create"]);
    const four = [...three, ...bundle("d", 8)];
    expect(actions({ suggestions: [warning], recent: four })).toEqual([]);
    expect(waitOf(warning, four, NOW)).toEqual({ until: NOW + DAY_MS, reason: "month_full" });
    expect(actions({ suggestions: [order("sell", { severity: "critical" }, "SOL")], recent: four })).toEqual([
      "create",
    ]);
  });
  it("what joins an open change of the book is no new one: same direction, same bundle, no pause", () => {
    const open = stored(order("sell"), { bundleId: "open one" });
    expect(decide({ suggestions: [order("sell"), order("sell", {}, "ETH")], live: [open] })).toMatchObject([
      { action: "refresh" },
      { action: "create", joins: "open one" },
    ]);
    expect(decide({ suggestions: [order("sell", {}, "ETH")] })).toMatchObject([{ action: "create", joins: null }]);
    const putOff = { ...open, status: "snoozed", snoozedUntil: NOW + DAY_MS };
    expect(actions({ suggestions: [order("sell", {}, "ETH")], live: [putOff] })).toEqual([]);
  });
  it("facts do not wait for orders", () =>
    expect(actions({ suggestions: [fact()], recent: [closed(order("sell"), 0.1)] })).toEqual(["create"]));
  it("a dismissal is respected for a month, a safety fact's for a day, and neither when it gets worse", () => {
    expect(actions({ suggestions: [fact()], recent: [closed(fact(), 20, "dismissed")] })).toEqual([]);
    expect(
      actions({ suggestions: [fact({ severity: "warning" })], recent: [closed(fact(), 20, "dismissed")] }),
    ).toEqual(["create"]);
    const shock = fact({ kind: "volatility_shock", dedupeKey: "volatility_shock:BTC", isSafety: true });
    expect(actions({ suggestions: [shock], recent: [closed(shock, 0.5, "dismissed")] })).toEqual([]);
    expect(actions({ suggestions: [shock], recent: [closed(shock, 1.5, "dismissed")] })).toEqual(["create"]);
    expect(actions({ suggestions: [shock], recent: [closed(shock, 0.1, "superseded")] })).toEqual(["create"]);
  });
});

describe("held back", () => {
  it("says until when and why the orders the engine would give are not on screen", () => {
    expect(heldBack([order("sell")], [closed(order("sell"), 4)], NOW)).toEqual({
      until: NOW + 2 * DAY_MS, // a week after the last bundle was made, five days ago
      reason: "between_bundles",
    });
    expect(heldBack([order("sell")], [closed(order("sell"), 10, "dismissed")], NOW)?.reason).toBe("dismissed");
    const snoozed = stored(order("sell"), { status: "snoozed", snoozedUntil: NOW + DAY_MS });
    expect(heldBack([order("sell")], [snoozed], NOW)).toEqual({ until: NOW + DAY_MS, reason: "snoozed" });
  });
  it("is silent when there is no order, when one is on screen, or when the next look will show it", () => {
    expect(heldBack([fact()], [closed(order("sell"), 1)], NOW)).toBeNull();
    expect(heldBack([order("sell")], [stored(order("sell"))], NOW)).toBeNull();
    expect(heldBack([order("sell")], [], NOW)).toBeNull();
    expect(heldBack([order("sell"), order("sell", {}, "ETH")], [closed(order("sell"), 6.5)], NOW)).toBeNull();
  });
});

describe("what is open", () => {
  it("is refreshed while the engine still says so, and says when it changed materially", () => {
    expect(
      decide({ suggestions: [order("sell", { notionalUsd: 1_100 })], live: [stored(order("sell"))] }),
    ).toMatchObject([{ action: "refresh", id: "rec", isMaterial: false, reopen: false }]);
    expect(
      decide({ suggestions: [order("sell", { notionalUsd: 1_600 })], live: [stored(order("sell"))] }),
    ).toMatchObject([{ isMaterial: true }]);
    expect(decide({ suggestions: [fact({ severity: "critical" })], live: [stored(fact())] })).toMatchObject([
      { isMaterial: true },
    ]);
  });
  it("lingers half a day after the engine stopped, so that a threshold does not flap it", () => {
    expect(actions({ live: [stored(order("sell"))] })).toEqual([]);
    expect(decide({ live: [stored(order("sell"), { refreshedAt: NOW - DAY_MS / 2 })] })).toEqual([
      { action: "close", id: "rec", status: "superseded" },
    ]);
  });
  it("closes at once when it stated a fact of the moment, and is said again the next time", () => {
    const unread = fact({ kind: "stale_data", asset: null, dedupeKey: "stale_data:book" });
    expect(decide({ live: [stored(unread)] })).toEqual([{ action: "close", id: "rec", status: "superseded" }]);
    expect(actions({ suggestions: [unread], recent: [closed(unread, 0)] })).toEqual(["create"]);
  });
  it("closes at once when the engine says the opposite, and the opposite waits", () =>
    expect(decide({ suggestions: [order("buy")], live: [stored(order("sell"))] })).toEqual([
      { action: "close", id: "rec", status: "superseded" },
    ]));
  it("expires", () =>
    expect(decide({ live: [stored(order("sell"), { expiresAt: NOW })] })).toEqual([
      { action: "close", id: "rec", status: "expired" },
    ]));
  it("an accepted one waits for the sync, then was not seen; it is never accepted by itself", () => {
    const accepted = stored(order("sell"), { status: "accepted", refreshedAt: NOW - 2 * DAY_MS });
    expect(decide({ live: [accepted] })).toEqual([]);
    expect(decide({ live: [{ ...accepted, expiresAt: NOW }] })).toEqual([
      { action: "close", id: "rec", status: "not_seen" },
    ]);
  });
  it("a snooze ends when its time is over or the advice changed materially", () => {
    const snoozed = stored(order("sell"), { status: "snoozed", snoozedUntil: NOW + DAY_MS });
    expect(decide({ suggestions: [order("sell")], live: [snoozed] })).toMatchObject([{ reopen: false }]);
    expect(decide({ suggestions: [order("sell", { notionalUsd: 3_000 })], live: [snoozed] })).toMatchObject([
      { reopen: true },
    ]);
    expect(decide({ suggestions: [order("sell")], live: [{ ...snoozed, snoozedUntil: NOW }] })).toMatchObject([
      { reopen: true },
    ]);
  });
});

describe("while equity is incomplete", () => {
  it("orders are held, facts stand, nothing expires or is superseded by silence", () => {
    const live = [
      stored(order("sell"), { refreshedAt: NOW - 9 * DAY_MS, expiresAt: NOW - 1 }),
      stored(fact(), { id: "fact", refreshedAt: NOW - 9 * DAY_MS }),
    ];
    expect(decide({ live, isHeld: true })).toEqual([{ action: "hold", id: "rec" }]);
  });
  it("a held order opens again when the engine still makes it", () =>
    expect(decide({ suggestions: [order("sell")], live: [stored(order("sell"), { status: "held" })] })).toMatchObject([
      { action: "refresh", reopen: true },
    ]));
});

describe("over any history", () => {
  it("no two live orders on one asset oppose each other, keys are unique, and calm orders number at most four a month per asset", () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("sell", "buy", "none"), { minLength: 30, maxLength: 30 }),
        fc.boolean(),
        (days, obeys) => {
          let book: StoredAdvice[] = [];
          let created = 0;
          days.forEach((wish, day) => {
            const now = NOW + day * DAY_MS;
            const suggestions =
              wish === "none" ? [] : [{ ...order(wish as "sell" | "buy"), expiresAt: now + 3 * DAY_MS }];
            const changes = decide({
              now,
              suggestions,
              live: book.filter(({ closedAt }) => closedAt === null),
              recent: book.filter(({ closedAt }) => closedAt !== null),
            });
            changes.forEach((change) => {
              if (change.action === "create") {
                created++;
                const at = { id: `r${day}`, createdAt: now, refreshedAt: now };
                book = [...book, stored(change.suggestion, obeys ? { ...at, status: "done", closedAt: now } : at)];
              } else if (change.action === "close") {
                book = book.map((advice) =>
                  advice.id === change.id ? { ...advice, status: change.status, closedAt: now } : advice,
                );
              } else if (change.action === "refresh") {
                book = book.map((advice) => (advice.id === change.id ? { ...advice, refreshedAt: now } : advice));
              }
            });
            const live = book.filter(({ closedAt }) => closedAt === null);
            expect(new Set(live.map(({ dedupeKey }) => dedupeKey)).size).toBe(live.length);
            expect(new Set(live.map(({ side }) => side)).size).toBeLessThanOrEqual(1);
          });
          const byDay = book
            .map(({ createdAt, side }) => ({ createdAt, side }))
            .sort((a, b) => a.createdAt - b.createdAt);
          byDay.forEach((later, i) => {
            const before = byDay[i - 1];
            if (before !== undefined && before.side !== later.side)
              expect(later.createdAt - before.createdAt).toBeGreaterThanOrEqual(5 * DAY_MS);
          });
          expect(created).toBeLessThanOrEqual(5);
        },
      ),
      { numRuns: runs(500) },
    ));
});
