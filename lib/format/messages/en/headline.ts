import type { HeldBackReason } from "@/lib/domain/views";

/** The Overview's first sentence in its variants. `lead` says what to do, `support` says why. */
export const headline = {
  holdRange: (range: string, now: string) => `Hold ${range} in the market (now ${now}).`,
  holdNone: (now: string) => `Hold nothing in the market for now (you hold ${now}).`,
  inside: (now: string, range: string) => `Nothing to do: you hold ${now}, inside the suggested ${range}.`,
  nothingTradable: (now: string, range: string) => `Nothing to trade: you hold ${now}, suggested is ${range}.`,
  nothingTradableSupport:
    "What lies between is locked, kept out of advice, or too small for an order that is worth its fee.",
  mayCarry: (range: string, now: string) => `You may carry ${range} in the market (now ${now}).`,
  waiting: (now: string, range: string) => `Nothing to do now: you hold ${now}, suggested is ${range}.`,
  waitingUntil: (when: string, why: string) => `The change is held back until ${when}: ${why}.`,
  waitingReason: {
    said_recently: "the same advice was closed within the last five days",
    dismissed: "you marked it as not for you",
    opposite_order: "you traded the other way within the last five days",
    between_bundles: "changes of the book keep a pause of a week, additions of two",
    month_full: "the book was changed four times within thirty days",
    snoozed: "you put it off",
  } satisfies Record<HeldBackReason, string>,
  allCash: (target: string) => `You carry no market risk. You may carry up to ${target}.`,
  allCashNone: "You carry no market risk, and none is suggested now.",
  standAside: (equity: string) => `Stand aside: at ${equity} no order clears the exchange\u2019s minimum at your risk.`,
  standAsideSupport: "Ballast keeps measuring. A size appears as soon as one can be traded.",
  reduceOnly: (range: string, now: string) => `Reduce only: hold ${range} in the market (now ${now}).`,
  reduceOnlyNone: (now: string) => `Reduce only: hold nothing in the market (now ${now}).`,
  reduceOnlyInside: (now: string) => `Reduce only: you hold ${now}, open nothing new.`,
  preservationSupport: (drawdown: string, used: string) =>
    `You are ${drawdown} below your high and have used ${used} of your loss limit. New trades wait until equity recovers.`,
  monitor: (now: string) => `You hold ${now} in the market.`,
  monitorSupport: (range: string) =>
    `Your policy would suggest ${range} today. Monitor only: Ballast measures and warns, it suggests no trims.`,
  firstDaySupport:
    "First day: your high is estimated from deposits and 90 days of prices. You can correct it in Settings.",
  heldSince: (when: string) => `Advice is held since ${when}.`,
  held: "Advice is held until your account can be read.",
  heldSupport: (missing: string) =>
    `Not readable now: ${missing}. Your last balances stand with their age, and the ladder does not move on incomplete equity.`,
  heldSupportUnknown: "Your last balances stand with their age, and the ladder does not move on incomplete equity.",
  noAccount: "Connect an account to see how much risk you carry.",
  noAccountSupport: "A read-only key is enough. The first figures appear within seconds, history fills in behind.",
  because: {
    volatility: (asset: string, times: string) => `${asset} volatility is ${times} its 30-day mean`,
    volatilityLevel: (asset: string, volatility: string, limit: string) =>
      `${asset} moves ${volatility} a year, against your loss limit of ${limit}`,
    averages: (asset: string, count: number) =>
      count === 0
        ? `${asset} stands below all four of its averages`
        : `${asset} stands above ${count} of its four averages`,
    drawdown: (fraction: string) => `you are ${fraction} below your high`,
    atHigh: "you are at your high",
    correlation: (bets: string) => `your positions behave like ${bets} separate bets`,
    dataTrust: "some market data is missing or old",
    ordinary: "nothing in the market or your account asks for less than usual",
  },
  join: (clauses: readonly string[]) => {
    const text = clauses.join("; ");
    return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
};
