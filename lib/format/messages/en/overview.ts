import type { RecommendationKind } from "@/lib/domain/risk-assessment";

const on = (asset: string): string => (asset === "" ? "" : `, ${asset}`);

/** The Overview. */
export const overview = {
  screen: "Overview",
  question: "How much risk should I carry now, and why?",
  figures: {
    label: "Key figures",
    points: (change: string) => `${change} pts`,
    since: (change: string) => `${change} since yesterday`,
    unchanged: "unchanged since yesterday",
    noYesterday: "no figure from yesterday yet",
    on: (asset: string, tier: string) => `on ${asset}, confidence ${tier.toLowerCase()}`,
    standAside: "Stand aside",
    nothing: "0 %, nothing at risk",
    assessed: "assessed",
    refused: "No size",
    hidden: "none in this ladder state",
    band: (range: string) => `band ${range}`,
    oldBalances: (age: string) => `These figures rest on balances that are ${age} old.`,
    shortHistory: "too few days to say",
  },
  doNow: {
    title: "Do now",
    none: "Nothing to do.",
    noneNext: (when: string) => `Next look: ${when}.`,
    held: (count: number) =>
      count === 1
        ? "1 recommendation is held until your account is complete."
        : `${count} recommendations are held until your account is complete.`,
    all: "All recommendations",
    shown: (shown: number, count: number) => `${shown} of ${count}.`,
    together: (amount: string, now: string, after: string) =>
      `All together: about ${amount} of orders, which take Hold from ${now} to ${after}.`,
    open: (title: string) => `Open: ${title}`,
  },
  why: {
    title: "Why",
    hold: "Hold",
    trade: "Next trade",
    choose: "Which figure to explain",
    holdSummary: (usual: string, target: string) => `From ${usual} usual to ${target} suggested.`,
    none: "The waterfall appears with the first assessment.",
    noTrade: "No next trade is sized now.",
  },
  chartTitle: "Equity",
  changes: {
    title: "Since your last visit",
    none: "Nothing changed.",
    deposit: (amount: string, asset: string) => `Deposit of ${amount} ${asset}`,
    withdrawal: (amount: string, asset: string) => `Withdrawal of ${amount} ${asset}`,
    /** How a recommendation ended, by asset; empty when it was about the book. */
    closed: {
      done: (asset: string) => `Carried out${on(asset)}`,
      partly_done: (asset: string) => `Partly carried out${on(asset)}`,
      not_seen: (asset: string) => `Not seen at the exchange${on(asset)}`,
      dismissed: (asset: string) => `Marked as not for you${on(asset)}`,
      expired: (asset: string) => `Advice expired${on(asset)}`,
      superseded: (asset: string) => `Advice replaced by newer${on(asset)}`,
    },
    advice: {
      size_trade: (asset: string) => `A trade was sized${on(asset)}`,
      reduce: (asset: string) => `New: reduce${on(asset)}`,
      room_to_add: (asset: string) => `New: room to add${on(asset)}`,
      re_expand: (asset: string) => `New: step back up${on(asset)}`,
      move_stop: (asset: string) => `New: set a stop${on(asset)}`,
      volatility_shock: (asset: string) => `Volatility shock${on(asset)}`,
      regime_change: (asset: string) => `Regime changed${on(asset)}`,
      ladder_change: () => "Your ladder changed state",
      trade_budget_used: () => "The day\u2019s new trades were used up",
      portfolio_heat: () => "Open risk passed your limit",
      correlation_cluster: () => "A cluster passed your cap",
      concentration: (asset: string) => `Concentration passed your cap${on(asset)}`,
      liquidation_near: (asset: string) => `Liquidation came near${on(asset)}`,
      funding_cost: (asset: string) => `Funding became expensive${on(asset)}`,
      depeg: (asset: string) => `Left its peg: ${asset}`,
      stale_data: () => "Part of your account could not be read",
      key_problem: () => "A key needs attention",
    } satisfies Record<RecommendationKind, (asset: string) => string>,
    other: "Something changed in your account",
  },
  market: {
    title: "Market",
    asset: "BTC",
    regime: "Regime",
    stability: "Stability",
    confidence: "Confidence",
    volatility: "Volatility",
    dataTrust: "Data trust",
    feeds: "Feeds",
    feedsFresh: "all fresh",
    feedsStale: (count: number) => (count === 1 ? "1 is old" : `${count} are old`),
    ofMean: (times: string) => `${times} its 30-day mean`,
    calm: (score: string) => `${score} of 100`,
    none: "No market data yet.",
    provisional: "provisional",
    provisionalHint:
      "The tiers\u2019 measured outcomes are not in order yet, so the highest tier is capped at 1\u202f% of equity.",
  },
  accounts: {
    title: "Accounts",
    none: "No account is linked.",
    status: {
      active: "read",
      needs_attention: "needs attention",
      key_invalid: "key no longer valid",
      over_privileged: "key can do too much",
      disconnected: "disconnected",
    },
    never: "not read yet",
    manual: "Manual holdings",
  },
  noAccount: {
    connect: "Connect an exchange",
    manual: "Add holdings by hand",
    demo: "Look at the demo",
  },
  total: (amount: string) => `Equity ${amount}`,
  unpriced: (count: number, names: string) =>
    count === 1 ? `1 coin has no price: ${names}` : `${count} coins have no price: ${names}`,
  incomplete: "Part of your account could not be read",
};
