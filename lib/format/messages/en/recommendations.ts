import type { RecommendationKind } from "@/lib/domain/risk-assessment";
import type { RecommendationStatus } from "@/lib/domain/views";

/** What a recommendation says. Amounts arrive formatted; a missing one leaves the sentence whole. */
const title = {
  sell: (amount: string, asset: string) => `Sell ${amount} ${asset}`,
  buyBack: (amount: string, asset: string) => `Buy back ${amount} ${asset}`,
  roomToBuy: (amount: string, asset: string) => `Room to buy ${amount} ${asset}`,
  reExpand: (amount: string, asset: string) => `Step back up: buy ${amount} ${asset}`,
  stop: (asset: string, price: string) => `Set a stop on ${asset} at ${price}`,
  moveStop: (asset: string, from: string, to: string) => `Move the stop on ${asset} from ${from} to ${to}`,
  volatility: (asset: string, times: string) => `${asset} volatility is ${times} its 30-day mean`,
  regime: {
    bull: (asset: string) => `${asset} moved to a bull regime`,
    bear: (asset: string) => `${asset} moved to a bear regime`,
    sideways: (asset: string) => `${asset} has lost its trend`,
    other: (asset: string) => `${asset} changed regime`,
  },
  ladder: (state: string) => `Your ladder is now in ${state}`,
  ladderChanged: "Your ladder changed state",
  budget: (count: string) => `Today\u2019s ${count} new trades are used up`,
  heat: (heat: string, cap: string) => `Open risk is ${heat} of equity, your limit is ${cap}`,
  cluster: (count: string, share: string) => `${count} assets move as one and carry ${share} of equity`,
  concentration: (asset: string, share: string, cap: string) =>
    `${asset} carries ${share} of equity, your cap is ${cap}`,
  liquidation: (asset: string, distance: string) => `${asset} position is ${distance} from liquidation`,
  funding: (asset: string) => `Funding on ${asset} is expensive`,
  depeg: (asset: string, gap: string) => `${asset} is ${gap} off its peg`,
  stale: "Part of your account could not be read",
  key: "A connection\u2019s key needs attention",
  sizeTrade: (asset: string) => `A trade on ${asset} was sized`,
};

/** What to do about it, one sentence. */
const todo: Record<RecommendationKind, string> = {
  size_trade: "Place it at your exchange, or let it expire.",
  reduce: "Sell at your exchange; the next sync recognises it.",
  room_to_add: "You may add up to this much. Nothing is lost by waiting.",
  re_expand: "Your risk may grow again by this step. Nothing is lost by waiting.",
  move_stop: "Place a stop order at your exchange, so that the loss is bounded while you are away.",
  volatility_shock: "Open nothing larger than the sizes shown here until it passes; existing trims are listed apart.",
  regime_change: "Nothing to do by itself: sizes follow.",
  ladder_change: "Sizes and the number of new trades follow the ladder from now on.",
  trade_budget_used: "Wait for the next day (UTC) or reduce first.",
  portfolio_heat: "Move stops closer or reduce a position before opening another.",
  correlation_cluster: "Treat these as one position. Adding another of them adds to the same bet.",
  concentration: "Spread new money elsewhere, or trim.",
  liquidation_near: "Add margin or reduce the position at your exchange now.",
  funding_cost: "Consider closing, or holding spot instead.",
  depeg: "Decide whether to hold it. Ballast values it at what it is measured to cost in dollars.",
  stale_data: "Nothing to do: we try again by ourselves. Advice is held meanwhile.",
  key_problem: "Open the connection in Settings and replace the key.",
};

const status: Record<RecommendationStatus, string> = {
  open: "To do",
  accepted: "You said you will",
  snoozed: "Not now",
  dismissed: "Not for you",
  done: "Done",
  partly_done: "Partly done",
  not_seen: "Not seen at the exchange",
  expired: "Expired",
  superseded: "Replaced by newer advice",
  held: "Held back",
};

/** Names of the before/after measures. A measure without a name is shown by its key. */
const measure: Readonly<Record<string, string>> = {
  holdFraction: "Hold",
  holdNowFraction: "Hold now",
  holdAfterFraction: "Hold after",
  holdTargetFraction: "Suggested hold",
  var95Usd: "1-day loss, 1 in 20",
  var95NowUsd: "1-day loss, 1 in 20",
  var95AfterUsd: "1-day loss after",
  effectiveBets: "Separate bets",
  riskScore: "Risk",
  fallToNextStateFraction: "Fall of your markets to the next state",
  distanceToNextStateUsd: "Room to the next state down",
  nextStateAtDrawdownFraction: "The ladder\u2019s next state down begins at",
  drawdownFraction: "From high",
  assetFraction: "Share of this asset",
  heatFraction: "Open risk",
  equityUsd: "Equity",
  cashUsd: "Cash",
};

/** The Recommendations screen. */
export const recommendations = {
  title,
  todo,
  status,
  measure,
  screen: "Recommendations",
  question: "What should I change?",
  tabs: { todo: "To do", held: "Held back", done: "Done", all: "All" },
  tabsLabel: "Lists",
  lead: {
    none: "Nothing to do.",
    noneSupport: "Your book is inside its limits.",
    orders: (count: number) => (count === 1 ? "One change" : `${count} changes`),
    bundle: (title: string, count: number) => `${title}: ${count} orders`,
    moreOrders: (count: number) =>
      count === 1 ? "1 more order of this change" : `${count} more orders of this change`,
    bundleTitle: { sell: "Trim the book", buy: "Add to the book" },
    sales: (amount: string) => `about ${amount} of sales`,
    purchases: (amount: string) => `about ${amount} of purchases`,
    effect: (from: string, to: string) => `would bring 1-in-20 day loss from ${from} to ${to}`,
    sentence: (orders: string, amounts: string, effect: string | null) =>
      effect === null ? `${orders}: ${amounts}.` : `${orders}, ${amounts}, ${effect}.`,
    facts: (count: number) => (count === 1 ? "One thing to know." : `${count} things to know.`),
    factsBeside: (count: number) => (count === 1 ? "Besides, one thing to know." : `Besides, ${count} things to know.`),
  },
  empty: {
    todo: { title: "Nothing to do.", body: "When your risk leaves its band, or something needs you, it stands here." },
    held: {
      title: "Nothing is held back.",
      body: "Advice that waits for data, or that you put off, stands here with the reason.",
    },
    done: { title: "Nothing is done yet.", body: "What you carried out is recognised at the next sync and kept here." },
    all: { title: "No recommendations yet.", body: "The first appear with the first assessment of your account." },
  },
  column: { what: "What", effect: "Effect", cost: "Fee", expires: "Expires", age: "Age" },
  about: (amount: string) => `about ${amount}`,
  effect: {
    var: (from: string, to: string) => `1-day loss, 1 in 20: ${from} \u2192 ${to}`,
    hold: (from: string, to: string) => `Hold ${from} \u2192 ${to}`,
    risk: (amount: string) => `${amount} at risk to the stop`,
    above: (amount: string) => `${amount} above the cap`,
    atStake: (amount: string) => `${amount} at stake`,
    offPeg: (amount: string, price: string, sources: number, lasting: string) =>
      `${amount} against one dollar each: ${price} on ${sources} exchanges, off for ${lasting}`,
  },
  fee: (amount: string) => `fee ${amount}`,
  expiresIn: (wait: string) => `expires ${wait}`,
  expired: "expired",
  heldReason: {
    held: "Part of your account could not be read; it returns by itself.",
    snoozed: (until: string) => `You put it off until ${until}.`,
    snoozedUntilChanged: "You put it off until something changes.",
  },
  partly: (share: string) => `${share} of it seen at the exchange`,
  detail: {
    back: "All recommendations",
    what: "What",
    why: "Why",
    how: "How it comes about",
    beforeAfter: "Before and after",
    before: "Now",
    after: "After",
    ifIgnored: "If you do nothing",
    ifIgnoredStays: "It stays as it is: the figures under Now stand, and they move with the market.",
    measureColumn: "Measure",
    inputs: "Inputs",
    place: (venue: string, symbol: string) => `${venue}, ${symbol}`,
    order: "Order",
    amount: "Amount",
    where: "Where",
    fee: "Fee at the standard rate",
    minimum: "Exchange minimum",
    minimumMet: "met: on the lot step, above the smallest order, from free balance",
    expires: "Expires",
    made: "Made",
    model: (version: string, policy: number) => `Risk model ${version}, policy version ${policy}`,
    small: "A sale may be taxable where you live. This can be wrong; it is not advice on what to buy.",
  },
  act: {
    accept: "I\u2019ll do this",
    notNow: "Not now",
    notForMe: "Not for me",
    acceptTitle: "Place it at your exchange",
    acceptBody:
      "Ballast cannot trade: your key is read-only. Copy the ticket, place the order, and the next sync closes this by itself.",
    acceptFactBody: "Ballast marks it as taken on. It closes by itself when the cause is gone.",
    ticket: "Order ticket",
    copyTicket: "Copy ticket",
    downloadCsv: "Download CSV",
    confirm: "I\u2019ll do this",
    snoozeTitle: "Not now",
    snoozeBody: "It comes back at the end of this time, or earlier if it gets worse.",
    snooze: { "1d": "For a day", "1w": "For a week", until_changed: "Until something changes" },
    dismissTitle: "Not for me",
    dismissBody: "It is closed and kept in the history with your reason.",
    reason: "Why not",
    reasons: [
      "I keep this coin long term",
      "I disagree with the size",
      "Tax or accounting reasons",
      "I did it elsewhere",
    ],
    otherReason: "Something else",
    otherLabel: "In your words",
    reasonMissing: "Choose a reason, or write one.",
    accepted: "Marked. The next sync looks for it at your exchange.",
    snoozed: "Put off.",
    dismissed: "Noted: not for you.",
    demo: "This is a demo workspace: nothing can be changed here.",
    viewer: "Your role here is viewer: you can read, not decide.",
  },
  ticket: (line: {
    verb: string;
    quantity: string;
    symbol: string;
    venue: string;
    price: string | null;
    expires: string;
  }) =>
    [
      `${line.verb} ${line.quantity} ${line.symbol} at ${line.venue}`,
      "market order",
      ...(line.price === null ? [] : [`price about ${line.price}`]),
      `valid until ${line.expires}`,
    ].join(", "),
  verb: { buy: "Buy", sell: "Sell" },
};
