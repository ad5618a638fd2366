import type { CorrelationWindow } from "@/lib/domain/portfolio-report";
import type { Sector } from "@/lib/domain/sectors";

/** Correlation: which positions are the same bet. */
export const correlation = {
  screen: "Correlation",
  question: "Which of my positions are the same bet?",
  lead: {
    bets: (assets: number, bets: string, why: string) => `Your ${assets} assets behave like ${bets} bets: ${why}.`,
    together: (names: string, correlation: string) => `${names} fall together (${correlation})`,
    apart: "none moves closely with another",
    one: (asset: string) => `What you hold in the market is one bet: ${asset}.`,
    hedged: (asset: string) => `Your ${asset} is hedged: what you hold and what you are short cancel out.`,
    hedgedBook: "Your positions cancel out: little is left that could fall together.",
    allCash: "You hold no market positions, so nothing can fall together.",
    tooShort: (assets: number) => `Too little shared history to say which of your ${assets} assets are the same bet.`,
    noAssessment: "Connect an account to see which of your positions are the same bet.",
    noAssessmentSupport: "The answer needs your balances and 30 days of prices; both are read within seconds.",
  },
  support: {
    cluster: (money: string, risk: string) => `Together they are ${money} of your equity and ${risk} of your risk.`,
    down: (all: string, bets: string) =>
      `On days when BTC falls, ${bets} bets are left of ${all} over the last 90 days.`,
    one: (money: string) =>
      `It is ${money} of your equity. A second position counts as a second bet only if it moves apart.`,
    hedged: (gross: string, net: string) =>
      `${gross} of positions leave ${net} of net exposure. Margin and liquidation still count the whole: see Futures.`,
    allCash: (count: number) =>
      count === 0
        ? "Stablecoins count as cash here."
        : count === 1
          ? "One stablecoin counts as cash here; its peg is watched."
          : `${count} stablecoins count as cash here; their pegs are watched.`,
    tooShort: (names: string) => `A correlation needs 20 days that both assets traded. Short so far: ${names}.`,
    tooShortAll: "A correlation needs 20 days that both assets traded. The history fills in by itself.",
    incomplete: (missing: string) => `Not readable now: ${missing}. Last balances stand.`,
  },
  names: {
    list: (names: readonly string[]) =>
      names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`,
    more: (count: number) => `${count} more`,
    sector: (count: number, sector: Sector) => SECTOR_PLURAL[sector](count),
  },
  sector: {
    majors: "Majors",
    L1: "Layer 1",
    L2: "Layer 2",
    AI: "AI",
    DeFi: "DeFi",
    meme: "Meme",
    payments: "Payments",
    gold: "Gold",
    stocks: "Stocks",
    bonds: "Bonds",
    other: "Other",
  } satisfies Record<Sector, string>,
  figures: {
    label: "Key figures",
    of: (assets: number) => `of ${assets}`,
    betsDetail: "newest days weigh most",
    largest: "Largest cluster",
    ofRisk: "of risk",
    largestDetail: (money: string) => `${money} of equity`,
    ofOne: "no two assets move together",
    downBets: "On BTC-down days",
    bets: "bets",
    downDetail: (all: string) => `against ${all} on all of 90 days`,
    average: "Average correlation",
    averageDetail: (pairs: number) => (pairs === 1 ? "one pair" : `${pairs} pairs`),
    tooShort: "too few days to say",
  },
  money: {
    title: "Money against risk",
    note: "A cluster whose risk bar is longer than its money bar carries more than it costs.",
    cluster: "Cluster",
    moneyUnit: "Money, % of equity",
    riskUnit: "Risk, % of the book\u2019s variance",
    cap: (fraction: string) => `Your cap ${fraction}`,
    assetCap: (fraction: string) => `your cap for one asset ${fraction}`,
    above: (fraction: string) => `${fraction} above your cap`,
    action: "See the action",
    moneyLabel: (fraction: string) => `${fraction} money`,
    riskLabel: (fraction: string) => `${fraction} risk`,
    hedge: "lowers risk",
    assets: "Assets",
    average: "Average correlation",
  },
  heatmap: {
    title: "Correlation",
    note: "Daily returns of what you hold. 1 = always together, 0 = unrelated, \u22121 = opposite.",
    window: "Which days",
    windows: { d30: "30 d", d90: "90 d", btc_down: "BTC down" } satisfies Record<CorrelationWindow, string>,
    windowNames: {
      d30: "last 30 days",
      d90: "last 90 days",
      btc_down: "days on which BTC fell",
    } satisfies Record<CorrelationWindow, string>,
    caption: (window: string) => `Correlation matrix, ${window}`,
    /** Read aloud for a cell. */
    cell: (row: string, column: string, value: string) => `${row} and ${column}: ${value}`,
    cellDays: (row: string, column: string, days: number) =>
      days === 1 ? `${row} \u00b7 ${column}, 1 day` : `${row} \u00b7 ${column}, ${days} days`,
    unknown: "too few common days",
    hatched: (count: number) =>
      count === 1
        ? "Hatched: 1 pair with fewer than 20 common days."
        : `Hatched: ${count} pairs with fewer than 20 common days.`,
    expand: (name: string) => `Show the members of ${name}`,
    collapse: (name: string) => `Fold ${name} into one line`,
    members: (count: number) => `${count} assets`,
    leftOutList: (parts: readonly string[]) => `Left out: ${parts.join(", ")}.`,
    stablecoins: (count: number) => (count === 1 ? "1 stablecoin" : `${count} stablecoins`),
    dust: (count: number) => (count === 1 ? "1 under $5" : `${count} under $5`),
    unpriced: (count: number) => (count === 1 ? "1 without a price" : `${count} without a price`),
    shortHistory: (names: string) => `short history: ${names}`,
    nothingLeftOut: "Nothing is left out.",
    scale: "Scale from \u22121 to +1",
    open: "Open the heatmap",
    none: "The heatmap needs two market positions.",
    noneBody: "It fills as soon as you hold a second asset.",
  },
  pairs: {
    title: "Pairs, closest first",
    correlation: "Correlation",
    days: "Days",
    and: (a: string, b: string) => `${a} \u00b7 ${b}`,
    showAll: (count: number) => `Show all ${count}`,
    open: (a: string, b: string) => `Daily returns of ${a} against ${b}`,
  },
  pair: {
    title: (a: string, b: string) => `${a} against ${b}`,
    lead: (value: string, low: string, high: string) =>
      `${value}, and with 95\u202f% confidence between ${low} and ${high}.`,
    tooShort: "Too few common days to say.",
    days: {
      d30: (count: number) => `${count} common days of the last 30`,
      d90: (count: number) => `${count} common days of the last 90`,
      btc_down: (count: number) => `${count} days on which BTC fell`,
    } satisfies Record<CorrelationWindow, (count: number) => string>,
    axis: (asset: string) => `${asset}, daily return, %`,
    together: (percent: string) => `Both fell or both rose on ${percent} of days.`,
    plain: (value: string) => `${value}; too few days for an interval.`,
    chartTitle: "Day by day",
    day: "Newest first",
    chart: (a: string, b: string) => `Daily returns of ${a} against ${b}`,
  },
};

const SECTOR_PLURAL: Record<Sector, (count: number) => string> = {
  majors: (count) => `${count} majors`,
  L1: (count) => `${count} layer 1 coins`,
  L2: (count) => `${count} layer 2 tokens`,
  AI: (count) => `${count} AI tokens`,
  DeFi: (count) => `${count} DeFi tokens`,
  meme: (count) => `${count} meme coins`,
  payments: (count) => `${count} payment coins`,
  gold: (count) => `${count} gold tokens`,
  stocks: (count) => `${count} stocks`,
  bonds: (count) => `${count} bonds`,
  other: (count) => `${count} more`,
};
