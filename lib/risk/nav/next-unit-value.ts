/** UnitValueStep is one interval of an account: its equity at both ends and the flows across its edge in between. */
export interface UnitValueStep {
  unitValue: number;
  equityBefore: number;
  equityAfter: number;
  /** Value of external deposits and withdrawals in the interval, both ≥ 0. Internal transfers are not flows. */
  deposits: number;
  withdrawals: number;
}

/**
 * nextUnitValue carries the value of one unit of a fund across an interval, so that money put in or taken out is
 * neither profit nor loss: unit × (equityAfter + withdrawals) ÷ (equityBefore + deposits). Deposits count as invested
 * from the start of the interval and withdrawals until its end; the ratio then stays finite and positive whatever the
 * size of the flow, and for short intervals it equals the time-weighted return. All amounts in one currency. With
 * nothing invested, or with non-finite input, the unit value stands.
 */
export function nextUnitValue(step: UnitValueStep): number {
  const invested = step.equityBefore + step.deposits;
  const returned = step.equityAfter + step.withdrawals;
  if (!(invested > 0) || !(returned >= 0) || !Number.isFinite(returned / invested)) return step.unitValue;
  return step.unitValue * (returned / invested);
}
