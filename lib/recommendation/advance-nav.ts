import type { AccountingCurrency } from "@/lib/domain/risk-policy";
import type { EpochMs } from "@/lib/domain/units";
import { nextUnitValue } from "@/lib/risk/nav/next-unit-value";

/** NavSource is one thing equity is made of: a linked account, or a cold or manual holding (which has a quantity). */
export interface NavSource {
  /** In the accounting currency. */
  equity: number;
  quantity: number | null;
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
 * is a deposit, unlinking or removing a withdrawal: composition is never profit. A changed accounting currency restates
 * the past at today's rate, so that the switch itself moves nothing.
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
      const change = quantityChangeValue(previous, source);
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

function quantityChangeValue(previous: NavSource, source: NavSource): number {
  if (previous.quantity === null || source.quantity === null || source.quantity === previous.quantity) return 0;
  const price = source.quantity > 0 ? source.equity / source.quantity : 0;
  return (source.quantity - previous.quantity) * price;
}
