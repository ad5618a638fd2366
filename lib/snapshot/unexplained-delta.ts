import type { CashFlow, FundingPayment, IncomePayment, Trade } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { ChangeParts } from "@/lib/domain/reconciliation-view";
import type { AssetTotals } from "./asset-totals";

/** TradedAmount is one trade, or the sum of several of one market and side: so much for so much, at such a fee. */
export interface TradedAmount extends Pick<Trade, "symbol" | "side" | "quantity" | "feeAmount" | "feeAsset"> {
  /** Quantity × price, in the quote. */
  cost: DecimalString;
}

/** What happened to an account between two readings. Flows inside the account change no total and are left out. */
export interface Happenings {
  trades: readonly TradedAmount[];
  flows: readonly Pick<CashFlow, "kind" | "asset" | "amount">[];
  funding: readonly Pick<FundingPayment, "asset" | "amount">[];
  income: readonly Pick<IncomePayment, "kind" | "asset" | "amount">[];
}

/** DeltaRow explains how much of one asset an account gained or lost, in its own units. */
export interface DeltaRow extends ChangeParts {
  asset: string;
  /** Balance now less balance then. */
  change: DecimalString;
}

/**
 * unexplainedDelta reconciles two readings with what is known to have happened in between, asset by asset. Spot trades
 * move base and quote; contracts move only fees, funding and what a closed position realised, which is income.
 */
export function unexplainedDelta(before: AssetTotals, after: AssetTotals, happenings: Happenings): DeltaRow[] {
  const sums = {
    trades: emptySums(),
    flows: emptySums(),
    funding: emptySums(),
    income: emptySums(),
    fees: emptySums(),
  };
  for (const trade of happenings.trades) addTrade(sums.trades, sums.fees, trade);
  for (const { kind, asset, amount } of happenings.flows) {
    if (kind !== "internal_transfer") add(sums.flows, asset, kind === "deposit" ? amount : negated(amount));
  }
  for (const { asset, amount } of happenings.funding) add(sums.funding, asset, amount);
  for (const { asset, amount } of happenings.income) add(sums.income, asset, amount);

  const assets = new Set(
    [before, after, ...Object.values(sums).map((sum) => Object.fromEntries(sum))].flatMap((each) => Object.keys(each)),
  );
  return [...assets]
    .filter((asset) => !isContract(asset))
    .sort()
    .map((asset) => {
      const of = (sum: Sums): DecimalString => sum.get(asset) ?? "0";
      const change = subtractDecimals(after[asset] ?? "0", before[asset] ?? "0");
      const [trades, flows, funding] = [of(sums.trades), of(sums.flows), of(sums.funding)];
      const [income, fees] = [of(sums.income), of(sums.fees)];
      const unexplained = subtractDecimals(change, addDecimals(trades, flows, funding, income, fees));
      return { asset, change, trades, flows, funding, income, fees, unexplained };
    })
    .filter(({ change, unexplained }) => compareDecimals(change, "0") !== 0 || compareDecimals(unexplained, "0") !== 0);
}

type Sums = Map<string, DecimalString>;
const emptySums = (): Sums => new Map();
const negated = (amount: DecimalString): DecimalString => subtractDecimals("0", amount);
/** Totals hold open contracts beside the coins, under their symbols. */
const isContract = (key: string): boolean => key.includes(":");

function add(sums: Sums, asset: string, amount: DecimalString): void {
  sums.set(asset, addDecimals(sums.get(asset) ?? "0", amount));
}

function addTrade(trades: Sums, fees: Sums, traded: TradedAmount): void {
  const { symbol, side, quantity, cost, feeAmount, feeAsset } = traded;
  add(fees, feeAsset, negated(feeAmount));
  const [base, quote] = symbol.split("/");
  if (isContract(symbol) || base === undefined || quote === undefined) return;
  add(trades, base, side === "buy" ? quantity : negated(quantity));
  add(trades, quote, side === "buy" ? negated(cost) : cost);
}
