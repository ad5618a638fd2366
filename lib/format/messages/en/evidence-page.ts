import type { PublishedGuard, VariantId } from "@/lib/domain/evidence";

/** The public Evidence page and the landing page's comparison. Every figure comes from the published file. */
export const evidencePage = {
  metaTitle: "Evidence",
  metaDescription:
    "What scaling risk did on years of real prices: drawdown and Calmar ratio against a static book of equal volatility and the 200-day rule, with intervals, and the price.",
  cases: { BTC: "Bitcoin", ETH: "Ether", EW: "Equal weights", TOP10: "Ten largest" } as Readonly<
    Record<string, string>
  >,
  caseHints: {
    EW: "every coin in the data, in equal parts",
    TOP10: "the ten with the largest turnover, chosen each month",
  } as Readonly<Record<string, string>>,
  question: "Does scaling risk help, and what does it cost?",
  headline: {
    /** Counts are over the cases; "at equal volatility" is what makes the comparison fair. */
    lead: (count: { shallower: number; calmar: number; all: number }) =>
      `At equal volatility Ballast fell less than simply holding in ${count.shallower} of ${count.all} cases, and had the higher Calmar ratio in ${count.calmar}.`,
    sharpe: (count: number, all: number) =>
      count === all
        ? "The Sharpe ratio was not worse in any case."
        : `The Sharpe ratio was worse in ${all - count} of ${all} cases.`,
    missed: (name: string, own: string, rival: string) => `On ${name} it fell further: ${own} against ${rival}.`,
    uncertain: (names: string) =>
      `For ${names} the 90\u202f% interval of the ratio includes 1: these years alone do not prove that the falls are smaller.`,
    proven: "In no case does the 90\u202f% interval of the ratio include 1.",
    rule: (count: number, all: number) =>
      `Against the 200-day rule at equal volatility its Calmar ratio was higher in ${count} of ${all} cases.`,
  },
  price: (name: string, own: string, held: string, exposure: string) =>
    `On ${name} the price was ${own} a year instead of ${held}, with ${exposure} of equity in the market on average.`,
  join: (names: readonly string[]) =>
    names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`,
  equal: {
    title: "At equal volatility",
    lead: "Anyone can fall less by holding less. So each rival is scaled down, day by day and without looking ahead, to the volatility of the Ballast book. What is left is what the timing did.",
    volatility: "Volatility a year, as it came out",
    volatilityNote:
      "Equal volatility is aimed at in advance, from forecasts; this is what each came to. Where a rival’s is higher than Ballast’s, part of its deeper fall is that, and where it is lower, the fall it is compared with flatters the rival.",
    drawdown: "Max drawdown",
    calmar: "Calmar",
    own: "Ballast",
    held: "Held",
    rule: "200-day",
    ratio: "Ballast \u00f7 held",
    interval: "90\u202f%",
    sharpe: "Sharpe, less held",
    placebo: "Placebo p",
    placeboNote:
      "Placebo p: the same exposures, shifted in time, fell no deeper in this share of cases. Small means that the timing mattered.",
    csv: "Every measure of every case",
  },
  insurance: {
    title: "The price",
    lead: "Risk that is not carried does not earn. This is what a fully held book made, and what was left of it.",
    growth: "Return a year",
    drawdown: "Max drawdown",
    up: "Kept of rising months",
    down: "of falling months",
    exposure: "Mean in the market",
    own: "Ballast",
    held: "Held in full",
    note: "The cut in drawdown against a book held in full includes lower exposure: most of it is that less was held.",
  },
  paths: {
    title: "The paths",
    lead: (from: string, to: string) => `${from} to ${to}. Pointer or arrow keys read off a week; t shows the table.`,
  },
  crises: {
    title: "Named crises",
    lead: "Periods everybody remembers, chosen by name and not by what they show. Return, and in brackets the deepest close below the high.",
    crisis: "Crisis",
  },
  guards: {
    title: "The ladder against a lock, and against nothing",
    lead: (limit: string) =>
      `The case is held in full and only the guard changes that. The lock sells all when ${limit} is lost and buys back after 30 days.`,
    guard: "Guard",
    names: { none: "No guard", lock: "On/off lock", ladder: "Ladder" } satisfies Record<
      PublishedGuard["guard"],
      string
    >,
    drawdown: "Max drawdown",
    underwater: "Longest under water",
    growth: "Return a year",
    up: "Kept of rising months",
    whipsaws: "Whipsaws",
    whipsawNote: "A whipsaw is a cut to half or less within 60 days of exposure having been restored.",
  },
  robustness: {
    title: "Costs and delay",
    lead: "The same policy with one thing changed. In each cell: Sharpe ratio, and maximum drawdown.",
    variant: "Changed",
    variants: {
      shipped: "Nothing: as shipped",
      no_costs: "No costs",
      cost_10: "10 basis points on everything traded",
      cost_30: "30 basis points",
      day_late: "Traded a day late",
      paced: "With the pauses the product keeps between orders",
    } satisfies Record<VariantId, string>,
    cell: (sharpe: string, drawdown: string) => `${sharpe}, ${drawdown}`,
  },
  measures: {
    title: "Do its measures say what they claim?",
    lead: "Each day with what was known then, compared with what followed.",
    risk: {
      title: "Value at risk: how often was it exceeded?",
      asset: "Asset",
      level: "Level",
      days: "Days",
      exceeded: "Exceeded",
      expected: "Expected",
      kupiec: "Kupiec p",
      christoffersen: "Christoffersen p",
      verdict: (passed: number, all: number) =>
        passed === all
          ? `All ${all} Kupiec tests are passed at 5\u202f%.`
          : `${passed} of ${all} Kupiec tests are passed at 5\u202f%.`,
    },
    regime: {
      title: "Regime labels against the following 30 days",
      outcome: "Of what followed",
      volatility: "Volatility",
      drawdown: "Drawdown",
      direction: "Direction",
      explained: "explained by the label",
      figure: (share: string, p: string) => `${share} (p ${p})`,
      spread: (asset: string, value: string) => `${asset}: mean return after bull less after bear ${value}.`,
      separates: (names: string) =>
        names === ""
          ? "Volatility does not differ by label more than by shuffled labels (5\u202f%)."
          : `Volatility differs by label (p below 5\u202f%) on ${names}.`,
      directionTest: (names: string) =>
        names === ""
          ? "No label says where a price goes: the direction test finds nothing that shuffled labels do not find as well. They are used to scale risk only."
          : `The direction test is below 5\u202f% on ${names}. Labels are used to scale risk only, all the same.`,
    },
    forecast: {
      title: "Volatility forecast against the following week",
      rank: "Rank correlation",
      weeks: "Weeks",
      ewma: "EWMA alone",
      fifths: "Least to most stable",
      fifthsNote: "Last column: mean volatility of the week that followed, by fifth of the stability score.",
    },
  },
  limits: {
    title: "What this does not show",
    items: [
      {
        term: "No higher returns",
        text: "Less is held most of the time, so less is earned when prices rise. The price is in the table above.",
      },
      {
        term: "No better Sharpe ratio in general",
        text: "On some coins and years it was, on others it will not be. Expect half of what a back-test shows.",
      },
      {
        term: "No protection against one-day crashes",
        text: "A crash that starts from calm finds the book at its usual size. Long falls are shortened; the worst days at equal volatility are about as bad.",
      },
      {
        term: "No proof from a few years",
        text: "The data hold two or three independent bear markets. That is why the intervals are wide.",
      },
      {
        term: "No test on unseen years",
        text: "The parameters are round and the same for every asset, but they were chosen by comparing a few dozen variants on these very years. Expect less elsewhere.",
      },
      {
        term: "No forecast",
        text: "Nothing here says where a price goes. The direction test stands above, whatever it says.",
      },
      {
        term: "Not your account",
        text: "These are books of coins by rule. In a workspace the same comparison runs on the weights you hold.",
      },
    ],
  },
  reproduce: {
    title: "Check it",
    lead: "The command is part of the repository. It runs the product\u2019s own functions, with round public parameters, one set for every asset.",
    command: "Command",
    data: "Data",
    costs: "Costs",
    costsText: (bps: string) => `${bps} basis points on everything traded; weights at a close earn the next day`,
    policy: "Policy",
    policyText: (limit: string) => `preset Active, loss limit ${limit}; long only, between cash and fully held`,
    model: "Model",
    intervals: "Intervals",
    intervalsText:
      "stationary block bootstrap (Politis and Romano 1994), mean block 60 days, 1\u202f000 resamples, 90\u202f%",
    truncation: "No look-ahead",
    truncationText: (days: string) =>
      `exposures computed on data cut at ${days} are identical to those computed on all data`,
    truncationFailed: (days: string) => `exposures differ when the data are cut at ${days}: do not rely on this run`,
    terms: "Every term with its formula",
    termsLink: "Glossary",
  },
  landing: {
    title: "Two traders, one market",
    lead: (coin: string) =>
      `Trader A buys ${coin} and holds. Trader B holds what Ballast says. A third follows the rule everybody knows: in while above the 200-day average, else out.`,
    chartTitle: (from: string, to: string) => `Below their high, ${from} to ${to}`,
    chartLabel: (a: string, b: string, rule: string) =>
      `Trader A fell ${a} at worst, Trader B ${b}, the 200-day rule ${rule}.`,
    traderA: "Trader A",
    traderB: "Trader B",
    rule: "200-day rule",
    scaled: "at B\u2019s volatility",
    fell: "Deepest fall",
    calmar: "Calmar",
    earned: "Return a year",
    price: (exposure: string, own: string, held: string) =>
      `Most of the difference to Trader A is that B held less: ${exposure} of equity on average. The price: ${own} a year instead of ${held}.`,
    fair: (own: string, held: string, rule: string) =>
      `At equal volatility the deepest fall was ${own} for B, ${held} for A and ${rule} for the rule.`,
    more: "All cases, intervals, crises and what speaks against it",
    link: "Evidence",
  },
};
