import type { WalletKind } from "@/lib/domain/account-snapshot";
import { addDecimals, toNumber, type DecimalString } from "@/lib/domain/decimal";
import type { LadderState } from "@/lib/domain/ladder";
import type { MarketState } from "@/lib/domain/market-state";
import type { AccountingCurrency } from "@/lib/domain/risk-policy";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { venueOf } from "@/lib/exchange/registry";
import { isCash } from "@/lib/market/asset-class";
import type { PriceTable } from "@/lib/market/asset-price";
import { isCalmMarket } from "@/lib/risk/ladder/is-calm-market";
import { startLadder } from "@/lib/risk/ladder/start-ladder";
import { stepLadder } from "@/lib/risk/ladder/step-ladder";
import type { HighWaterMark } from "@/lib/risk/nav/estimate-high-water-mark";
import {
  advanceNav,
  startNav,
  type NavHolding,
  type NavMemory,
  type NavObservation,
  type NavSource,
} from "./advance-nav";
import type { FlowFact, WorkspaceFacts } from "./load-workspace-facts";
import { profitRate, type AccountSource, type Valuation, type ValuedLine } from "./value-accounts";

export interface AccountStep {
  nav: NavMemory;
  ladder: LadderState;
  flowAccounting: number;
  /** Flows this step has dealt with; the caller marks them counted. */
  countedFlows: readonly FlowFact[];
  equityAccounting: number;
}

export interface AccountStepInput {
  asOf: EpochMs;
  facts: WorkspaceFacts;
  valuation: Valuation;
  isComplete: boolean;
  prices: PriceTable;
  btc: MarketState | undefined;
  /** The first day's high as history tells it, in units of today's value; null once history is settled. */
  estimatedHigh: HighWaterMark | null;
}

/** usdPerUnit is what one unit of an accounting currency is worth; null while its price is unknown. */
export function usdPerUnit(currency: AccountingCurrency, prices: PriceTable): number | null {
  if (currency === "USD") return 1;
  const price = prices[currency];
  return price === undefined ? null : toNumber(price.priceUsd);
}

/**
 * stepAccount moves a workspace's unit value and drawdown ladder to now. On incomplete equity both stand still, so a venue
 * that is down neither looks like a loss nor like a recovery. Pure.
 */
export function stepAccount(input: AccountStepInput): AccountStep | null {
  const { asOf, facts, valuation, isComplete, prices } = input;
  const rate = usdPerUnit(facts.policy.accountingCurrency, prices);
  if (rate === null) return null;
  const due = facts.uncountedFlows.filter(({ eventAt }) => eventAt.getTime() <= (valuation.total.asOf ?? asOf));
  const sources = navSources(facts, valuation, prices, rate);
  const observed = { at: asOf, currency: facts.policy.accountingCurrency, usdPerUnit: rate, sources };
  const equityAccounting = toNumber(valuation.total.totalUsd) / rate;
  if (facts.nav === null || facts.ladder === null) {
    const nav = startNav({ ...observed, deposits: 0, withdrawals: 0 });
    return { nav, ladder: openLadder(input, nav), flowAccounting: 0, countedFlows: due, equityAccounting };
  }
  if (!isComplete) {
    return { nav: facts.nav, ladder: facts.ladder, flowAccounting: 0, countedFlows: [], equityAccounting };
  }
  const { memory, flow } = advanceNav(
    facts.nav,
    { ...observed, ...flowTotals(due, facts.nav, prices, rate) } satisfies NavObservation,
    usdPerUnit(facts.nav.currency, prices) ?? facts.nav.usdPerUnit,
  );
  const ladder = isStillEstimated(input)
    ? openLadder(input, memory)
    : stepLadder(facts.ladder, {
        asOf,
        unitValue: memory.unitValue,
        isComplete,
        isCalm: input.btc !== undefined && isCalmMarket(input.btc),
        lossLimitFraction: facts.policy.lossLimitFraction,
      });
  return { nav: memory, ladder, flowAccounting: flow, countedFlows: due, equityAccounting };
}

/** During the first day the imported history may still change what the high was. */
function isStillEstimated({ asOf, facts, estimatedHigh }: AccountStepInput): boolean {
  return (
    estimatedHigh !== null &&
    facts.ladder?.isHighWaterMarkEstimated === true &&
    facts.nav !== null &&
    asOf - facts.nav.startedAt < DAY_MS
  );
}

function openLadder({ asOf, facts, estimatedHigh }: AccountStepInput, nav: NavMemory): LadderState {
  const high = estimatedHigh ?? { highWaterMark: 1, highWaterMarkAt: asOf };
  return startLadder({
    asOf,
    unitValue: nav.unitValue,
    highWaterMark: high.highWaterMark * nav.unitValue,
    highWaterMarkAt: high.highWaterMarkAt,
    isHighWaterMarkEstimated: true,
    lossLimitFraction: facts.policy.lossLimitFraction,
  });
}

function navSources(
  facts: WorkspaceFacts,
  valuation: Valuation,
  prices: PriceTable,
  rate: number,
): Record<string, NavSource> {
  const sources: Record<string, NavSource> = {};
  for (const account of facts.accounts) {
    const lines = valuation.lines.filter(({ connectionId }) => connectionId === account.connectionId);
    const balances = lines.reduce((sum, { valueUsd }) => sum + toNumber(valueUsd ?? "0"), 0);
    const profits = account.snapshot.positions.reduce(
      (sum, { symbol, unrealizedPnl }) => sum + toNumber(unrealizedPnl) * toNumber(profitRate(symbol, prices).priceUsd),
      0,
    );
    sources[account.connectionId] = {
      equity: (balances + profits) / rate,
      ...(showsFlowsInQuantities(account) ? { holdings: holdingsOf(lines, rate) } : {}),
    };
  }
  for (const holding of facts.manual) {
    const line = valuation.lines.find(
      (candidate) => candidate.wallet === "manual" && candidate.asset === holding.asset,
    );
    const price = toNumber(line?.priceUsd ?? "0") / rate;
    const quantity = toNumber(holding.quantity);
    // An unpriced holding is in no equity; once a price appears it joins as a flow, not as profit.
    if (price > 0)
      sources[holding.id] = { equity: quantity * price, holdings: { [holding.asset]: { quantity, price } } };
  }
  return sources;
}

/** Wallets whose quantities, debts taken off, move by nothing but trades, interest and what comes or goes. */
const PLAIN_WALLETS: ReadonlySet<WalletKind> = new Set(["spot", "margin", "earn_flexible", "earn_locked", "funding"]);

/**
 * Where an exchange tells no deposits and withdrawals, they show in the quantities. Not where contracts settle, though: a
 * loss on them would pass for a withdrawal, and the ladder must see it.
 */
function showsFlowsInQuantities({ venue, snapshot }: AccountSource): boolean {
  return (
    venueOf(venue).history.flowsDays === 0 &&
    snapshot.positions.length === 0 &&
    snapshot.balances.every(({ wallet }) => PLAIN_WALLETS.has(wallet))
  );
}

/** Sums lines by asset, exactly; what has no price is in no equity and comes in as a flow once it has one. */
function holdingsOf(lines: readonly ValuedLine[], rate: number): Record<string, NavHolding> {
  const quantities = new Map<string, DecimalString>();
  for (const { asset, quantity } of lines) quantities.set(asset, addDecimals(quantities.get(asset) ?? "0", quantity));
  const holdings: Record<string, NavHolding> = {};
  for (const { asset, priceUsd } of lines) {
    if (priceUsd === null) continue;
    holdings[asset] = { quantity: toNumber(quantities.get(asset) ?? "0"), price: toNumber(priceUsd) / rate };
  }
  return holdings;
}

/** Flows of accounts the books already knew; a new account's past flows are inside its opening equity. */
function flowTotals(flows: readonly FlowFact[], nav: NavMemory, prices: PriceTable, rate: number) {
  let deposits = 0;
  let withdrawals = 0;
  for (const { connectionId, kind, asset, amount, eventAt } of flows) {
    if (nav.sources[connectionId] === undefined || eventAt.getTime() <= nav.startedAt) continue;
    const priceUsd = isCash(asset) && prices[asset] === undefined ? "1" : (prices[asset]?.priceUsd ?? "0");
    const value = (toNumber(amount) * toNumber(priceUsd)) / rate;
    if (kind === "deposit") deposits += value;
    else withdrawals += value;
  }
  return { deposits, withdrawals };
}
