import { describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import {
  parseDistributions,
  parseEarnRewards,
  parseFundingPayments,
  parseFuturesIncome,
  parseMarginInterest,
} from "./parse-income";

/** After the exchange's documentation of `income`. */
const income = (incomeType: string, over: object = {}) => ({
  symbol: "BTCUSD_PERP",
  incomeType,
  income: "-0.00010000",
  asset: "BTC",
  info: "",
  time: 1_570_636_800_000,
  tranId: "9689322392",
  tradeId: "",
  ...over,
});
const INVERSE = new Map([["BTCUSD_PERP", { symbol: "BTC/USD:BTC" } as Instrument]]);

describe("income of futures", () => {
  test("funding is in the coin of settlement, and one transaction may settle several contracts", () => {
    const rows = [income("FUNDING_FEE"), income("FUNDING_FEE", { symbol: "XYZUSD_PERP" }), income("COMMISSION")];
    expect(parseFundingPayments(rows, INVERSE)).toEqual({
      rows: 3,
      payments: [
        {
          venueFundingId: "9689322392-BTCUSD_PERP",
          symbol: "BTC/USD:BTC",
          asset: "BTC",
          amount: "-0.0001",
          eventAt: 1_570_636_800_000,
        },
      ],
    });
  });

  test.each([
    ["REALIZED_PNL", "realized_profit"],
    ["DELIVERED_SETTELMENT", "realized_profit"],
    ["REFERRAL_KICKBACK", "reward"],
    ["INSURANCE_CLEAR", "other"],
  ])("%s is %s", (type, kind) => {
    expect(parseFuturesIncome([income(type)], "inverse").rows).toMatchObject([{ kind, amount: "-0.0001" }]);
  });

  test.each(["FUNDING_FEE", "COMMISSION", "TRANSFER", "INTERNAL_TRANSFER", "SOMETHING_NEW"])(
    "%s is told elsewhere, or not understood, and counts nothing",
    (type) => {
      expect(parseFuturesIncome([income(type, { symbol: "" })], "linear")).toEqual({ rows: [], seen: 1 });
    },
  );

  test("ids repeat between types and families", () => {
    const ids = [
      ...parseFuturesIncome([income("REALIZED_PNL"), income("API_REBATE")], "linear").rows,
      ...parseFuturesIncome([income("REALIZED_PNL")], "inverse").rows,
    ].map(({ venueIncomeId }) => venueIncomeId);
    expect(new Set(ids).size).toBe(3);
  });
});

test("a distribution is income of the spot wallet, and one taken back is negative", () => {
  const row = { id: 1_637_366_104, amount: "10.00000000", asset: "BHFT", divTime: 1_563_189_166_000, tranId: 1 };
  const raw = {
    rows: [
      { ...row, direction: 1 },
      { ...row, id: 5, direction: -1 },
    ],
    total: 2,
  };
  expect(parseDistributions(raw).rows.map(({ venueIncomeId, amount }) => [venueIncomeId, amount])).toEqual([
    ["dividend-1637366104-BHFT", "10"],
    ["dividend-5-BHFT", "-10"],
  ]);
});

test("what flexible earn adds to its position is interest", () => {
  const row = { asset: "BUSD", rewards: "0.00006408", projectId: "USDT001", type: "REALTIME", time: 1_577_233_578_000 };
  expect(parseEarnRewards({ rows: [row], total: "7" })).toEqual({
    rows: [
      {
        venueIncomeId: "earn-REALTIME-USDT001-1577233578000",
        kind: "interest",
        asset: "BUSD",
        amount: "0.00006408",
        eventAt: 1_577_233_578_000,
      },
    ],
    seen: 1,
    total: 7,
  });
});

test("margin interest is paid, told apart by pair, coin, kind and hour", () => {
  const row = {
    txId: "1352286576452864727",
    interestAccuredTime: 1_672_160_400_000,
    asset: "USDT",
    rawAsset: "USDT",
    principal: "45.3313",
    interest: "0.00024995",
    interestRate: "0.00013233",
    type: "ON_BORROW",
    isolatedSymbol: "BNBUSDT",
  };
  const read = parseMarginInterest({ rows: [row, { ...row, isolatedSymbol: "", type: "PERIODIC" }], total: 2 });
  expect(read.rows).toMatchObject([
    { venueIncomeId: "margin-BNBUSDT-ON_BORROW-USDT-1672160400000", kind: "interest", amount: "-0.00024995" },
    { venueIncomeId: "margin-cross-PERIODIC-USDT-1672160400000" },
  ]);
});

test.each([
  ["distributions", parseDistributions],
  ["earn", parseEarnRewards],
  ["interest", parseMarginInterest],
  ["income", (raw: unknown) => parseFuturesIncome(raw, "linear")],
])("%s: an answer of another shape is a failure, never nothing earned", (_what, parse) => {
  for (const raw of [null, {}, { rows: {} }, "<html></html>", { code: -1, msg: "" }])
    expect(() => parse(raw)).toThrow(SafeExchangeError);
});
