import type { CrisisId, EvidencePolicy } from "@/lib/domain/evidence";
import type { LeftOutAsset } from "@/lib/domain/evidence-views";

/** Evidence: what the comparison is called everywhere, and the workspace's own replay. */
export const evidence = {
  policies: {
    static: "Held, never changed",
    static_equal_vol: "Held, at equal volatility",
    sma200: "200-day rule",
    dynamic: "Ballast",
  } satisfies Record<EvidencePolicy, string>,
  /** At the end of a line, where space is short. */
  policiesShort: {
    static: "Held",
    static_equal_vol: "Held, equal vol.",
    sma200: "200-day rule",
    dynamic: "Ballast",
  } satisfies Record<EvidencePolicy, string>,
  crises: {
    end_2018: "End of 2018",
    march_2020: "March 2020",
    may_2021: "May 2021",
    luna_2022: "Terra and Three Arrows, 2022",
    ftx_2022: "FTX, 2022",
    august_2024: "August 2024",
  } satisfies Record<CrisisId, string>,
  period: (from: string, to: string) => `${from} to ${to}`,
  /** A range that stands beside its value. */
  interval: (low: string, high: string) => `${low} to ${high}`,
  paths: {
    equityTitle: (name: string) => `${name}: what 1 became`,
    equityNote: "After costs, on a log scale: equal steps upward are equal percentages.",
    drawdownTitle: (name: string) => `${name}: below the high`,
    drawdownNote: "Deepest close of each week below the high so far. This is what has to be sat through.",
    week: "Week of",
    cursor: "Week read off; arrow keys move it",
  },
  table: {
    title: "All measures",
    policy: "Policy",
    growth: "Return, a year",
    volatility: "Volatility, a year",
    drawdown: "Max drawdown",
    calmar: "Calmar",
    sharpe: "Sharpe",
    underwater: "Longest under water",
    days: (count: string) => `${count} d`,
    up: "Up-capture",
    down: "Down-capture",
    turnover: "Turnover, a year",
    shortfall: "Worst 5 % of days",
  },
  falls: {
    title: "The deepest falls of this book",
    note: "Each from a high of the held book to its low before the next high. A named crisis is named where the days overlap.",
    period: "From the high to the low",
    named: (names: string) => `with ${names}`,
    none: "No fall of 10\u202f% or more in these days.",
    locked: "Four more falls and the weekly paths are part of the paid plans.",
    lockedBody: "Free shows the comparison itself, its price, and the deepest fall.",
    lockedAction: "See plans",
  },
  crisesIn: {
    title: "Named crises in these days",
    note: "Return over the period, and the deepest close below the high inside it.",
    crisis: "Crisis",
  },
  outcome: (growth: string, drawdown: string) => `${growth} (${drawdown})`,
  workspace: {
    screen: "Evidence",
    question: "What would Ballast have done with my book?",
    bookName: "Your book",
    noAssessment: {
      lead: "Nothing is measured yet.",
      support: "Connect an exchange with a read-only key, or add what you hold by hand. The replay needs your weights.",
    },
    noExposure: {
      lead: "You hold nothing with market risk, so there is no book to replay.",
      support: "Cash and stablecoins do not fall with the market.",
    },
    tooShort: (bars: string) => ({
      lead: "Too little history to compare your book with anything.",
      support: `The comparison needs ${bars} daily bars of at least one coin you hold. They are being collected.`,
    }),
    /** The drawdowns are printed without sign: "18 % against 20 %". */
    leadShallower: (own: string, rival: string) =>
      `On your weights Ballast fell less than holding them at the same volatility: ${own} against ${rival} at worst.`,
    leadDeeper: (own: string, rival: string) =>
      `On your weights Ballast did not fall less than holding them at the same volatility: ${own} against ${rival} at worst.`,
    ratios: (calmar: string, rivalCalmar: string, sharpe: string, rivalSharpe: string) =>
      `Calmar ratio ${calmar} against ${rivalCalmar}, Sharpe ratio ${sharpe} against ${rivalSharpe}.`,
    uncertain: (low: string, high: string) =>
      `The 90\u202f% interval of the ratio of the two falls is ${low} to ${high}: these years alone do not prove a difference.`,
    certain: (low: string, high: string) =>
      `The 90\u202f% interval of the ratio of the two falls is ${low} to ${high}.`,
    plain: (held: string, own: string) =>
      `Held in full the book fell ${held}; most of the cut to ${own} is that less was held.`,
    figures: {
      label: "Ballast against holding, in four pairs",
      drawdown: "Max drawdown",
      calmar: "Calmar",
      price: "Price: return a year",
      capture: "Kept of rising months",
      instead: (value: string) => `held in full ${value}`,
      equalVolatility: (value: string) => `equal volatility ${value}`,
      rule: (value: string) => `200-day rule ${value}`,
      falling: (value: string) => `of falling months ${value}`,
    },
    price: (own: string, held: string, up: string | null) =>
      up === null
        ? `The price: ${own} a year instead of ${held}.`
        : `The price: ${own} a year instead of ${held}; of rising months ${up} was kept.`,
    basis: {
      title: "What was replayed",
      weights:
        "Today\u2019s weights, restored at every close, as if you had always held them. You did not: this is no record of your account.",
      policy: (limit: string, cost: string) =>
        `Your own policy with its loss limit of ${limit}; ${cost} for everything traded; long only; a decision at a close earns the next day.`,
      volatility:
        "Equal volatility is aimed at in advance, from what was known each day. What it came to stands in the table.",
      hindsight:
        "Today\u2019s coins are the ones that survived. A replay of survivors flatters holding and Ballast alike; compare the columns, not the size of the returns.",
      limits: "It does not protect against a one-day crash, and past falls are few: two or three make up these years.",
      asset: "Asset",
      weight: "Weight",
      since: "In the replay since",
      younger: "A coin that is younger joins on its first day; until then the others carry its weight.",
      leftOut: "Left out",
      leftOutLine: (asset: string, reason: string) => `${asset}: ${reason}`,
      leftOutNote: "No other coin stands in for these. They are simply not in the figures above.",
      reasons: {
        no_history: "no daily bars stored yet",
        short_history: "fewer than 60 daily bars",
        net_short: "net short: the replay is long only",
      } satisfies Record<LeftOutAsset["reason"], string>,
    },
    older: "Crises before these days are in the stress replays, as one shock each.",
    olderLink: "Stress replays",
    study: "The same comparison on public data, with intervals, costs and everything that speaks against it:",
    studyLink: "Evidence",
  },
};
