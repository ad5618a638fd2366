import { describe, expect, test } from "vitest";
import type { Position } from "@/lib/domain/account-snapshot";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { measureFutures } from "@/lib/risk/futures/measure-futures";
import { makeAccount, makeInput } from "@/lib/testing/risk-input";
import { toPositionInput, type ContractFacts } from "./to-position-input";
import type { AccountSource } from "./value-accounts";
import { withOwnLiquidations } from "./with-own-liquidations";

const SYMBOL = "BTC/USDT:USDT";
const ID = `bybit:${SYMBOL}`;
const AT = Date.UTC(2026, 10, 22, 16);
const TIERS: readonly LeverageTier[] = [
  { notionalFloor: 0, notionalCap: 50_000, maintenanceFraction: 0.004, maintenanceAmount: 0, leverageMax: 125 },
  { notionalFloor: 50_000, notionalCap: 250_000, maintenanceFraction: 0.005, maintenanceAmount: 50, leverageMax: 100 },
  { notionalFloor: 250_000, notionalCap: null, maintenanceFraction: 0.01, maintenanceAmount: 1_300, leverageMax: 50 },
];
const NOTHING: ContractFacts = { prices: {}, leverageTiers: {}, funding: {} };
const KNOWN: ContractFacts = {
  prices: {},
  leverageTiers: { [ID]: TIERS },
  funding: { [ID]: { rateFraction: 0.0001, intervalHours: 4, settledAt: AT } },
};
const POSITION: Position = {
  symbol: SYMBOL,
  base: "BTC",
  side: "long",
  quantity: "0.1",
  entryPrice: "60000",
  markPrice: "60000",
  leverage: 10,
  marginMode: "cross",
  liquidationPrice: "51234",
  unrealizedPnl: "0",
  initialMargin: "600",
  maintenanceMargin: "24",
};

const sourceOf = (positions: readonly Position[]): AccountSource => ({
  connectionId: "c1",
  label: "Bybit",
  venue: "bybit",
  snapshot: { asOf: AT, receivedAt: AT, balances: [], positions, openOrders: [], missingWallets: [] },
});
const inputOf = (positions: readonly Position[], facts: ContractFacts): RiskInput => {
  const source = sourceOf(positions);
  return makeInput({
    account: makeAccount([], { positions: positions.map((each) => toPositionInput(source, each, facts)) }),
  });
};
const measure = (position: Position, facts = KNOWN) => measureFutures(inputOf([position], facts))[0];

describe("a position and what is known of its contract", () => {
  test("is liquidated where its exchange says, whatever backs it there", () => {
    expect(measure(POSITION)).toMatchObject({
      liquidationPriceUsd: expect.closeTo(51_234, 6),
      venueLiquidationPriceUsd: 51_234,
      isApproximate: false,
    });
    const short = measure({ ...POSITION, side: "short", liquidationPrice: "71234" });
    expect(short?.liquidationPriceUsd).toBeCloseTo(71_234, 6);
    const inverse: Position = { ...POSITION, symbol: "BTC/USD:BTC", liquidationPrice: "45000" };
    const facts = { ...NOTHING, leverageTiers: { "bybit:BTC/USD:BTC": TIERS.slice(0, 1) } };
    expect(measure(inverse, facts)).toMatchObject({
      liquidationPriceUsd: expect.closeTo(45_000, 6),
      isApproximate: false,
    });
  });

  test("of both legs of a hedge, at their one price", () => {
    const short: Position = {
      ...POSITION,
      side: "short",
      quantity: "0.04",
      entryPrice: "61000",
      liquidationPrice: null,
    };
    const [long] = measureFutures(inputOf([POSITION, short], KNOWN));
    expect(long?.liquidationPriceUsd).toBeCloseTo(51_234, 6);
  });

  test("is computed from its tiers where the exchange tells no price: of what was set aside, or is shared", () => {
    const alone = { ...POSITION, liquidationPrice: null, marginMode: "isolated", isolatedMargin: "600" } as const;
    expect(measure(alone)).toMatchObject({
      liquidationPriceUsd: expect.closeTo(54_216.87, 2),
      venueLiquidationPriceUsd: null,
      isApproximate: false,
    });
    expect(measure({ ...POSITION, liquidationPrice: null, sharedMargin: "600" })).toMatchObject({
      liquidationPriceUsd: expect.closeTo(54_216.87, 2),
      isApproximate: false,
    });
  });

  test("without tiers is approximate, at 1 % maintenance; without funding costs nobody knows what", () => {
    const alone = { ...POSITION, liquidationPrice: null, marginMode: "isolated", isolatedMargin: "600" } as const;
    expect(measure(alone, NOTHING)).toMatchObject({
      liquidationPriceUsd: expect.closeTo((60_000 - 6_000) / 0.99, 6),
      isApproximate: true,
      fundingUsdPerDay: null,
    });
  });

  test("pays funding at its own interval", () => {
    expect(measure(POSITION)?.fundingUsdPerDay).toBeCloseTo(6_000 * 0.0001 * 6, 9);
    expect(measure({ ...POSITION, side: "short" })?.fundingUsdPerDay).toBeCloseTo(-3.6, 9);
  });

  test("an account's own table counts before everybody's", () => {
    const [input] = inputOf([{ ...POSITION, leverageTiers: TIERS.slice(0, 1) }], KNOWN).account.positions;
    expect(input?.tiers).toHaveLength(1);
  });

  test("keeps only the tiers its size could reach", () => {
    const [small] = inputOf([{ ...POSITION, quantity: "0.01" }], KNOWN).account.positions;
    expect(small?.tiers).toHaveLength(1);
    const [large] = inputOf([{ ...POSITION, quantity: "1" }], KNOWN).account.positions;
    expect(large?.tiers).toHaveLength(3);
  });

  test("of a contract with a delivery is backed by the coin it settles in", () => {
    const dated: Position = { ...POSITION, symbol: "BTC/USD:BTC-261225" };
    expect(toPositionInput(sourceOf([dated]), dated, NOTHING)).toMatchObject({
      isInverse: true,
      marginWallet: "c1:BTC",
    });
  });
});

describe("warnings of a venue that tells no liquidation price", () => {
  const alone = { ...POSITION, liquidationPrice: null, marginMode: "isolated", isolatedMargin: "600" } as const;

  test("rest on ours, and say so", () => {
    const [position] = withOwnLiquidations(inputOf([alone], KNOWN)).account.positions;
    expect(position).toMatchObject({
      liquidationPriceUsd: expect.closeTo(54_216.87, 2),
      isLiquidationComputed: true,
    });
  });

  test("rest on nothing approximate", () => {
    const guessed: Position = { ...POSITION, liquidationPrice: null };
    for (const input of [inputOf([alone], NOTHING), inputOf([guessed], KNOWN)])
      expect(withOwnLiquidations(input)).toEqual(input);
  });
});
