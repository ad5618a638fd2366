import type { AccountingCurrency } from "@/lib/domain/risk-policy";
import type { EpochMs } from "@/lib/domain/units";
import { nextUnitValue } from "@/lib/risk/nav/next-unit-value";

/** NavHolding is how much of one asset a source has, at a price in the accounting currency. */
export interface NavHolding {
  quantity: number;
  price: number;
}

/** NavSource is one thing equity is made of: a linked account, or a cold or manual holding. */
export interface NavSource {
  /** In the accounting currency. */
  equity: number;
  /** By asset, where what came and went is read off the quantities. Absent where flows are told, or cannot be told apart. */
  holdings?: Readonly<Record<string, NavHolding>>;
}

/** NavMemory is what the unit value was last computed on. Kept in the ladder row. */
export interface NavMemory {
  startedAt: EpochMs;
  at: EpochMs;
  currency: AccountingCurrency;
  usdPerUnit: number;
  unitValue: number;
  sources: Readonly<Record<string, NavSource>>;
}

export interface NavObservation {
  at: EpochMs;
  currency: AccountingCurrency;
  usdPerUnit: number;
  sources: Readonly<Record<string, NavSource>>;
  /** External flows of linked accounts since the last observation, accounting currency, both ≥ 0. */
  deposits: number;
  withdrawals: number;
}

export interface NavStep {
  memory: NavMemory;
  /** Net external flow of this step in the accounting currency, for the chart's ticks. */
  flow: number;
}

/** startNav opens the books: all equity is there from the start, at unit value 1. */
export function startNav(now: NavObservation): NavMemory {
  const { at, currency, usdPerUnit, sources } = now;
  return { startedAt: at, at, currency, usdPerUnit, unitValue: 1, sources };
}

/**
 * advanceNav carries the unit value to a new observation. Linking an account, adding a cold coin or changing its amount
 * is a deposit, unlinking or removing a withdrawal: composition is never profit. Where an exchange tells no flows, only
 * prices make profit: what its quantities changed by, net of what was paid with, came in or went out. A changed accounting
 * currency restates the past at today's rate, so that the switch itself moves nothing.
 */
export function advanceNav(memory: NavMemory, now: NavObservation, usdPerOldUnit: number): NavStep {
  const restate = memory.currency === now.currency ? 1 : usdPerOldUnit / now.usdPerUnit;
  let deposits = now.deposits;
  let withdrawals = now.withdrawals;
  let equityBefore = 0;
  let equityAfter = 0;
  for (const [id, source] of Object.entries(now.sources)) {
    const previous = memory.sources[id];
    equityAfter += source.equity;
    if (previous === undefined) deposits += source.equity;
    else {
      equityBefore += previous.equity * restate;
      const change = quantityChangeValue(previous, source, restate);
      if (change > 0) deposits += change;
      else withdrawals -= change;
    }
  }
  for (const [id, previous] of Object.entries(memory.sources)) {
    if (now.sources[id] !== undefined) continue;
    equityBefore += previous.equity * restate;
    withdrawals += previous.equity * restate;
  }
  const unitValue = nextUnitValue({ unitValue: memory.unitValue, equityBefore, equityAfter, deposits, withdrawals });
  const { at, currency, usdPerUnit, sources } = now;
  return {
    memory: { startedAt: memory.startedAt, at, currency, usdPerUnit, unitValue, sources },
    flow: deposits - withdrawals,
  };
}

/** Net value of all changes of quantity, at the price of now; at the last one where the asset has none any more. */
function quantityChangeValue(previous: NavSource, source: NavSource, restate: number): number {
  if (previous.holdings === undefined || source.holdings === undefined) return 0;
  let value = 0;
  for (const asset of new Set([...Object.keys(previous.holdings), ...Object.keys(source.holdings)])) {
    const [before, after] = [previous.holdings[asset], source.holdings[asset]];
    const price = after?.price ?? (before?.price ?? 0) * restate;
    value += ((after?.quantity ?? 0) - (before?.quantity ?? 0)) * price;
  }
  return value;
}
