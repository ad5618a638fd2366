import type { Sleeve } from "./sleeve";

/** Account is what holding a share of equity in a sleeve came to, per day of the universe. */
export interface Account {
  /** Share of equity in the sleeve after the close's trades. */
  exposure: Float64Array;
  /** After costs; 1 on the first day. */
  equity: Float64Array;
  /** Return of the day before costs. */
  grossReturns: Float64Array;
  /** Share of equity traded at the close. */
  traded: Float64Array;
}

/** emptyAccount holds nothing yet. */
export function emptyAccount(days: number): Account {
  return {
    exposure: new Float64Array(days),
    equity: new Float64Array(days).fill(1),
    grossReturns: new Float64Array(days),
    traded: new Float64Array(days),
  };
}

/** moveDay lets yesterday's exposure earn today's return; exposure drifts with the price. Changes `account` in place. */
export function moveDay(account: Account, sleeve: Sleeve, day: number, firstDay: number): void {
  if (day === firstDay) return;
  const before = account.exposure[day - 1] ?? 0;
  const move = sleeve.returns[day] ?? 0;
  const growth = 1 + before * move;
  account.grossReturns[day] = growth - 1;
  account.equity[day] = (account.equity[day - 1] ?? 1) * growth;
  account.exposure[day] = growth > 0 ? (before * (1 + move)) / growth : 0;
}

/** tradeTo sets the exposure at the close and pays for the change and for the sleeve's own rebalancing. In place. */
export function tradeTo(account: Account, sleeve: Sleeve, day: number, target: number, costFraction: number): void {
  const drifted = account.exposure[day] ?? 0;
  const traded = Math.abs(target - drifted) * (sleeve.invested[day] ?? 0) + target * (sleeve.turnover[day] ?? 0);
  account.exposure[day] = target;
  account.traded[day] = traded;
  account.equity[day] = (account.equity[day] ?? 1) * (1 - costFraction * traded);
}

/** walkExposures holds a given exposure after each close from `firstDay` to `lastDay`. The first purchase is free. */
export function walkExposures(
  sleeve: Sleeve,
  exposureAt: (day: number) => number,
  span: { firstDay: number; lastDay: number },
  costFraction: number,
): Account {
  const account = emptyAccount(sleeve.returns.length);
  for (let day = span.firstDay; day <= span.lastDay; day++) {
    moveDay(account, sleeve, day, span.firstDay);
    tradeTo(account, sleeve, day, exposureAt(day), day === span.firstDay ? 0 : costFraction);
  }
  return account;
}
