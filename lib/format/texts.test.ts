import { describe, expect, test } from "vitest";
import type { RecommendationView } from "@/lib/domain/views";
import { changeText } from "./change-text";
import { inboxText } from "./inbox-text";
import { en } from "./messages/en";
import { THIN_SPACE as s } from "./number";
import { asTicket, ticketCsv, ticketText } from "./order-ticket";
import { tradeSummary } from "./trade-summary";

const USD = { currency: "USD", usdPerUnit: 1 } as const;

function recommendation(change: Partial<RecommendationView> = {}): RecommendationView {
  return {
    id: "rec_1",
    kind: "reduce",
    severity: "notice",
    status: "open",
    isSafety: false,
    asset: "ETH",
    instrumentId: "binance:ETH/USDT",
    venueName: "Binance",
    symbol: "ETH/USDT",
    side: "sell",
    quantity: "1234.5",
    filledQuantity: "0",
    notionalUsd: 1_240,
    feeUsd: 1.24,
    reasons: [],
    numbers: { var95NowUsd: 410, riskChangeUsd: -48, priceUsd: 2_462.1 },
    createdAt: 0,
    expiresAt: Date.UTC(2026, 10, 25, 14, 30),
    assessmentAt: 0,
    snoozedUntil: null,
    closedAt: null,
    riskModelVersion: "1",
    policyVersion: 1,
    bundleId: null,
    ...change,
  };
}

describe("inboxText", () => {
  test("two sales and what they do together", () => {
    const todo = [
      recommendation(),
      recommendation({ id: "rec_2", notionalUsd: 660, numbers: { var95NowUsd: 410, riskChangeUsd: -92 } }),
    ];
    expect(inboxText(todo, USD, en).lead).toBe(
      `2 changes, about $1${s}900 of sales, would bring 1-in-20 day loss from $410 to $270.`,
    );
  });

  test("facts beside orders are counted apart", () => {
    const fact = recommendation({ kind: "ladder_change", side: null, quantity: null, notionalUsd: null });
    expect(inboxText([recommendation(), fact], USD, en).support).toBe("Besides, one thing to know.");
    expect(inboxText([fact], USD, en).lead).toBe("One thing to know.");
    expect(inboxText([], USD, en).lead).toBe("Nothing to do.");
  });
});

describe("order ticket", () => {
  test("the quantity is the exact decimal, without thousands, to paste into an order form", () => {
    const ticket = asTicket(recommendation());
    expect(ticket === null ? null : ticketText(ticket, en)).toBe(
      `Sell 1234.5 ETH/USDT at Binance, market order, price about $2${s}462.10, valid until 25\u00a0Nov 2026, 14:30 UTC`,
    );
  });

  test("the file is plain numbers and ISO times, quoted where needed", () => {
    const ticket = asTicket(recommendation({ venueName: 'A, "B"' }));
    expect(ticket === null ? null : ticketCsv(ticket)).toBe(
      "venue,symbol,side,type,quantity,price_usd,notional_usd,expires_at\r\n" +
        '"A, ""B""",ETH/USDT,sell,market,1234.5,2462.1,1240,2026-11-25T14:30:00.000Z\r\n',
    );
  });

  test("a fact is no order", () => {
    expect(asTicket(recommendation({ side: null }))).toBeNull();
  });
});

describe("tradeSummary", () => {
  test.each([
    [-0.75, 0.5, `−75${s}% against your usual size: 50${s}% from the wider stop, 50${s}% from the rules.`],
    [-0.4, 0, `−40${s}% against your usual size, all of it from the rules.`],
    [0.004, 0, "Your usual size: nothing in the market or your account asks for less."],
  ])("%d, %d from the stop", (changeFromUsualFraction, changeFromStopFraction, text) => {
    expect(tradeSummary({ changeFromUsualFraction, changeFromStopFraction }, en)).toBe(text);
  });
});

describe("changeText", () => {
  test.each([
    ["deposit", "EUR", { amount: 1500 }, `Deposit of 1${s}500 EUR`],
    ["volatility_shock", "BTC", { volatilityRatio: 2.14 }, "BTC volatility is 2.1× its 30-day mean"],
    ["reduce", "ETH", {}, "New: reduce, ETH"],
    ["closed_done", "ETH", {}, "Carried out, ETH"],
    ["closed_expired", null, {}, "Advice expired"],
    ["something_new", null, {}, "Something changed in your account"],
  ])("%s", (kind, asset, numbers: Record<string, number>, text) => {
    expect(changeText({ at: 0, kind, asset, numbers }, en)).toBe(text);
  });
});
