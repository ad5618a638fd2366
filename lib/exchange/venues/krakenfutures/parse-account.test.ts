import { describe, expect, test } from "vitest";
import { parseAccounts } from "./parse-balances";
import { parseLog } from "./parse-history";
import { parsePositions } from "./parse-positions";
import { MARKETS } from "@/lib/testing/kraken-futures-contracts";

describe("wallets", () => {
  test("cash, one wallet for each inverse market, and the multi-collateral wallet", () => {
    const raw = {
      result: "success",
      accounts: {
        cash: { type: "cashAccount", balances: { xbt: 0.5, usdt: 0 } },
        fi_xbtusd: { type: "marginAccount", currency: "xbt", balances: { xbt: 1.25, FI_XBTUSD_250328: 50_000 } },
        fi_ethxbt: { type: "marginAccount", currency: "xbt", balances: { xbt: 0.25 } },
        flex: {
          type: "multiCollateralMarginAccount",
          currencies: { USD: { quantity: 1_000.5, available: 400 }, XBT: { quantity: -0.1, available: 0 } },
        },
      },
    };
    expect(
      parseAccounts(raw).map(({ wallet, asset, free, locked, borrowed }) => [wallet, asset, free, locked, borrowed]),
    ).toEqual([
      ["funding", "BTC", "0.5", "0", "0"],
      ["coin_futures", "BTC", "1.5", "0", "0"],
      ["futures", "USD", "400", "600.5", "0"],
      ["futures", "BTC", "0", "0", "0.1"],
    ]);
  });

  test.each([{}, [], null, { accounts: { x: { type: "new kind" } } }, { accounts: { cash: { type: "cashAccount" } } }])(
    "garbage is a failure, never an empty account: %j",
    (raw) => expect(() => parseAccounts(raw)).toThrow(/bad_response/),
  );
});

describe("positions", () => {
  const row = { symbol: "pi_xbtusd", side: "short", size: 10_000, price: 50_000, unrealizedFunding: 0.001 };
  const level = { from: "0", initialFraction: 0.02, maintenanceFraction: 0.01 };
  const context = {
    markets: MARKETS,
    marks: new Map([["PI_XBTUSD", "40000"]]),
    levels: new Map([["PI_XBTUSD", [level, { ...level, from: "500000", initialFraction: 0.04 }]]]),
  };

  test("an inverse short of dollars: coins at entry, profit and unbooked funding in dollars", () => {
    // 0.2 BTC at entry × 10,000 gained, plus 0.001 BTC of funding at 40,000.
    expect(parsePositions({ openPositions: [row] }, context)).toMatchObject([
      {
        symbol: "BTC/USD:BTC",
        quantity: "0.2",
        unrealizedPnl: "2040",
        initialMargin: "160",
        maintenanceMargin: "80",
        leverage: 50,
      },
    ]);
  });

  test("a larger position needs more, by the contract's own schedule", () => {
    const [large] = parsePositions({ openPositions: [{ ...row, size: 600_000 }] }, context);
    expect(large).toMatchObject({ quantity: "12", initialMargin: "19200", leverage: 25 });
  });

  test("without a price or an instrument it is a failure, never a missing position", () => {
    expect(() => parsePositions({ openPositions: [row] }, { ...context, marks: new Map() })).toThrow(/bad_response/);
    expect(() => parsePositions({ openPositions: [row] }, { ...context, markets: new Map() })).toThrow(/bad_response/);
  });
});

test("the account log: money from outside, moves inside once, funding by contract", () => {
  const entry = (id: number, info: string, rest: object) => ({
    id,
    date: "2026-01-01T00:00:00Z",
    asset: "xbt",
    info,
    ...rest,
  });
  const { flows, payments, lastId } = parseLog(
    {
      logs: [
        entry(1, "cross-exchange transfer", { old_balance: 0, new_balance: 0.5, booking_uid: "a" }),
        entry(2, "transfer", { old_balance: 0.5, new_balance: 0.2 }),
        entry(3, "transfer", { old_balance: 0, new_balance: 0.3 }),
        entry(4, "futures trade", { old_balance: 0.3, new_balance: 0.29, realized_pnl: -0.01 }),
        entry(5, "funding rate change", { contract: "pi_xbtusd", realized_funding: -0.00001 }),
        entry(6, "cross-exchange transfer", { old_balance: 0.2, new_balance: 0.05 }),
      ],
    },
    MARKETS,
  );
  expect(flows.map(({ venueFlowId, kind, asset, amount }) => [venueFlowId, kind, asset, amount])).toEqual([
    ["a", "deposit", "BTC", "0.5"],
    ["3", "internal_transfer", "BTC", "0.3"],
    ["6", "withdrawal", "BTC", "0.15"],
  ]);
  expect(payments).toMatchObject([{ symbol: "BTC/USD:BTC", asset: "BTC", amount: "-0.00001" }]);
  expect(lastId).toBe(6);
});
