import { describe, expect, test } from "vitest";
import { assetOf, codesOf } from "./assets";
import { parseBalances } from "./parse-balances";
import { parseLedger } from "./parse-history";

const answer = (result: unknown) => ({ error: [], result });

describe("codes", () => {
  test.each([
    ["XXBT", "BTC", "spot", false],
    ["ZUSD", "USD", "spot", false],
    ["XBT.M", "BTC", "earn_flexible", false],
    ["USDC.F", "USDC", "earn_flexible", false],
    ["ETH.B", "ETH", "earn_locked", false],
    ["ETH2", "ETH", "earn_locked", false],
    ["ETH2.S", "ETH", "earn_locked", false],
    ["DOT28.S", "DOT", "earn_locked", false],
    ["ADA.S", "ADA", "earn_locked", false],
    ["EUR.HOLD", "EUR", "spot", true],
    ["AAPLx.T", "AAPLx", "spot", false],
    ["XTZ", "XTZ", "spot", false],
    ["NEW.Q", "NEW.Q", "spot", false],
  ])("%s is %s in %s", (code, asset, wallet, isHeld) => {
    expect(assetOf(code)).toEqual({ asset, wallet, isHeld });
  });

  test("a coin is found again under each of its codes", () => {
    expect(codesOf("BTC")).toEqual(["XBT", "XXBT"]);
    expect(codesOf("ETH")).toEqual(["ETH", "XETH"]);
    expect(codesOf("SOL")).toEqual(["SOL"]);
  });
});

describe("balances", () => {
  test("what orders hold is locked, variants of a coin add up in their wallet, fee credits are no money", () => {
    const raw = answer({
      XXBT: { balance: "1.5000000000", hold_trade: "0.5000000000" },
      "XBT.M": { balance: "0.2000000000", hold_trade: "0.0000000000" },
      "XBT.F": { balance: "0.1000000000" },
      ZUSD: { balance: "-10.0000", hold_trade: "0.0000" },
      ZEUR: { balance: "0.0000", credit: "100.0000", credit_used: "40.0000" },
      KFEE: { balance: "700.00" },
      SOL: { balance: "0.0000000000" },
    });
    expect(
      parseBalances(raw).map(({ wallet, asset, free, locked, borrowed }) => [wallet, asset, free, locked, borrowed]),
    ).toEqual([
      ["spot", "BTC", "1", "0.5", "0"],
      ["earn_flexible", "BTC", "0", "0.3", "0"],
      ["spot", "USD", "0", "0", "10"],
      ["spot", "EUR", "0", "0", "40"],
    ]);
  });

  test.each([
    {},
    [],
    null,
    { result: {} },
    { error: "none", result: {} },
    answer(null),
    answer([]),
    answer({ XXBT: { balance: true } }),
    answer({ XXBT: {} }),
    answer({ XXBT: { balance: "1e5" } }),
  ])("garbage is a failure, never an empty account: %j", (raw) =>
    expect(() => parseBalances(raw)).toThrow(/bad_response/),
  );
});

test("the ledger: signs decide, futures are outside, staking is inside and counts once", () => {
  const entry = (type: string, subtype: string, amount: string, fee = "0") => ({
    refid: "R",
    time: 1_700_000_000.5,
    type,
    subtype,
    aclass: "currency",
    asset: "XXBT",
    amount,
    fee,
    balance: "0",
  });
  const ledger = {
    a: entry("deposit", "", "1.0000", "0.0001"),
    b: entry("withdrawal", "", "-0.5000", "0.0002"),
    c: entry("withdrawal", "", "0.5000"),
    d: entry("transfer", "spottofutures", "-0.3000"),
    e: entry("transfer", "spotfromfutures", "0.1000"),
    f: entry("transfer", "spottostaking", "-0.2000"),
    g: { ...entry("transfer", "stakingfromspot", "0.2000"), asset: "XBT.S" },
    h: entry("trade", "tradespot", "-0.1000"),
    i: entry("earn", "reward", "0.0001"),
  };
  const { rows, seen, count } = parseLedger(answer({ ledger, count: 9 }));
  expect(rows.map(({ venueFlowId, kind, amount }) => [venueFlowId, kind, amount])).toEqual([
    ["a", "deposit", "0.9999"],
    ["b", "withdrawal", "0.5"],
    ["c", "deposit", "0.5"],
    ["d", "withdrawal", "0.3"],
    ["e", "deposit", "0.1"],
    ["f", "internal_transfer", "0.2"],
  ]);
  expect([seen, count]).toEqual([9, 9]);
});
