import { describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { hasInternational, parseAccounts } from "./parse-balances";
import { parseTransactions, parseWallets } from "./parse-history";
import { parseOpenOrders } from "./parse-orders";

const BTC_USD = { symbol: "BTC/USD", base: "BTC", quote: "USD", settle: null, kind: "spot" } as Instrument;
const MARKETS = new Map([["BTC-USD", BTC_USD]]);

describe("wallets", () => {
  test("what another company keeps is told there", () => {
    const row = { currency: "USD", available_balance: { value: "5", currency: "USD" } };
    const accounts = [row, { ...row, platform: "ACCOUNT_PLATFORM_CFM_CONSUMER" }];
    expect(parseAccounts({ accounts, has_next: true, cursor: "next" })).toMatchObject({
      rows: [{ free: "5", locked: "0" }],
      cursor: "next",
    });
  });

  test.each([
    {},
    [],
    null,
    { accounts: {} },
    { accounts: [{ currency: "BTC" }] },
    { accounts: [{ currency: "BTC", available_balance: { value: 1.5, currency: "BTC" } }] },
    { accounts: [{ currency: "BTC", available_balance: { value: "-1", currency: "BTC" } }] },
  ])("garbage is a failure, never an empty account: %j", (raw) =>
    expect(() => parseAccounts(raw)).toThrow(/bad_response/),
  );

  test("of the older interface, those that were ever used", () => {
    const wallet = (id: string, amount: string, changed: string | null) => ({
      id,
      balance: { amount, currency: "BTC" },
      created_at: "2021-01-01T00:00:00Z",
      updated_at: changed,
    });
    const data = [
      wallet("held", "1.00000000", "2021-01-01T00:00:00Z"),
      wallet("empty now", "0.00000000", "2022-01-01T00:00:00Z"),
      wallet("BTC", "0.00000000", "2021-01-01T00:00:00Z"),
      wallet("ETH", "0.00000000", null),
    ];
    const next = { next_uri: "/v2/accounts?limit=100&starting_after=ETH" };
    expect(parseWallets({ data, pagination: next })).toEqual({ rows: ["held", "empty now"], cursor: "ETH" });
  });
});

describe("orders", () => {
  const order = (side: string, order_configuration: object, rest: object = {}) =>
    parseOpenOrders(
      { orders: [{ order_id: "o", product_id: "BTC-USD", side, status: "OPEN", order_configuration, ...rest }] },
      MARKETS,
    ).rows[0];
  const stop = { base_size: "2", limit_price: "90", stop_price: "91", stop_direction: "STOP_DIRECTION_STOP_DOWN" };

  test("a stop, a target, a bracket, and an order in the quote", () => {
    expect(order("SELL", { stop_limit_stop_limit_gtc: stop }, { filled_size: "0.5" })).toMatchObject({
      kind: "stop",
      quantity: "1.5",
      price: "90",
      stopPrice: "91",
    });
    expect(order("BUY", { stop_limit_stop_limit_gtc: stop })).toMatchObject({ kind: "take_profit" });
    expect(
      order("SELL", { trigger_bracket_gtc: { base_size: "1", limit_price: "120", stop_trigger_price: "80" } }),
    ).toMatchObject({ kind: "stop", price: null, stopPrice: "80" });
    expect(order("BUY", { limit_limit_gtc: { quote_size: "100", limit_price: "50" } })).toMatchObject({
      kind: "limit",
      quantity: "2",
    });
  });
});

test("transactions: signs decide, moves inside count once, trades and rewards are no flows", () => {
  const row = (id: string, type: string, amount: string, status = "completed") => ({
    id,
    type,
    status,
    amount: { amount, currency: "BTC" },
    created_at: "2026-01-01T00:00:00Z",
  });
  const data = [
    row("a", "send", "1.0"),
    row("b", "send", "-0.5"),
    row("c", "fiat_withdrawal", "-100"),
    row("d", "staking_transfer", "-0.2"),
    row("e", "transfer", "0.2"),
    row("f", "advanced_trade_fill", "0.3"),
    row("g", "staking_reward", "0.01"),
    row("h", "send", "-9", "pending"),
  ];
  const page = parseTransactions({ data, pagination: { next_starting_after: "h" } });
  expect(page.rows.map(({ venueFlowId, kind, amount }) => [venueFlowId, kind, amount])).toEqual([
    ["a", "deposit", "1"],
    ["b", "withdrawal", "0.5"],
    ["c", "withdrawal", "100"],
    ["e", "internal_transfer", "0.2"],
  ]);
  expect(page).toMatchObject({ cursor: "h", oldestAt: Date.UTC(2026, 0, 1) });
});

test.each([
  [[{ type: "DEFAULT" }, { type: "CONSUMER" }], false],
  [[{ type: "DEFAULT" }, { type: "INTX" }], true],
  [[{ type: "INTX", deleted: true }], false],
  [[{ type: "SOMETHING_NEWER" }], true],
])("portfolios %j: told incomplete is %s", (portfolios, isIncomplete) => {
  expect(hasInternational({ portfolios })).toBe(isIncomplete);
});
