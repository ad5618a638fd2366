/** The drawdown ladder in words. */
export const ladder = {
  title: "Drawdown ladder",
  scale: "Fall from your high",
  you: (drawdown: string) => `You ${drawdown}`,
  atHigh: "You are at your high",
  state: (name: string) => name,
  multiplier: (share: string) => `risk \u00d7 ${share}`,
  nextDown: (state: string, at: string) => `Next down: ${state} at ${at}`,
  nextUp: (state: string, at: string) => `Next up: ${state} from ${at}`,
  away: (fraction: string, amount: string) => `${fraction} or ${amount} away`,
  bottom: "The lowest state",
  top: "The highest state",
  tradesLeft: (left: number, allowed: number) => `${left} of ${allowed} new trades`,
  tradesUnusable: (left: number, allowed: number) =>
    `0 usable now: the next trade has no size (${left} of ${allowed} left)`,
  tradesLabel: "Allowed today",
  noTrades: "none: reductions only",
  estimatedHigh: "High estimated",
  estimatedHighHint:
    "Your account is new here, so the high is estimated from deposits and 90 days of prices. Correct it in Settings.",
  reads: (state: string, drawdown: string, limit: string) =>
    `${state}. ${drawdown} below the high; your loss limit is ${limit}.`,
};
