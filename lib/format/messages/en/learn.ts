import type { GlossaryTerm } from "./glossary";

/** How a term is computed, and where the formula comes from. */
interface Formula {
  formula: string;
  source: string;
}

const OWN = "Ballast";

/** The public glossary: every term a screen explains on hover, with its formula. A term without one does not compile. */
export const learn = {
  metaTitle: "Glossary",
  metaDescription: "Every term Ballast uses, in plain words, with its formula and where that comes from.",
  title: "Every term, with its formula",
  lead: "The words the screens explain on hover, and how each figure is computed. A day is a UTC day; crypto has 365 in a year.",
  formula: "Formula",
  source: "Source",
  groups: {
    decisions: "What to carry",
    market: "The market",
    book: "The book",
    futures: "Futures",
    evidence: "Evidence",
  },
  formulas: {
    hold: { formula: "\u03a3 net exposure \u00f7 equity", source: OWN },
    nextTrade: { formula: "quantity \u00d7 (entry \u2212 stop) + fees and slippage, in and out", source: OWN },
    usual: { formula: "set by you: usual share to hold, risk per trade by tier", source: "your policy" },
    riskScore: { formula: "\u03a3 weight \u00d7 part, one part being the worst of the others", source: OWN },
    fromHigh: { formula: "1 \u2212 unit value \u00f7 highest unit value", source: "unitised net asset value" },
    dayLoss: {
      formula: "5\u202f% quantile of the present book on past days, scaled to today\u2019s volatility",
      source: "Hull and White 1998",
    },
    volatilityRatio: { formula: "EWMA volatility \u00f7 its mean of 30 days", source: OWN },
    atr: { formula: "Wilder mean of the true range, 14 days", source: "Wilder 1978" },
    regime: {
      formula:
        "share of the 20, 50, 100 and 200-day averages below price, blended with a 3-state Gaussian hidden Markov model, filtered forward only",
      source: "Hamilton 1989",
    },
    confidence: {
      formula: "rank of today\u2019s evidence in its own history; cuts at 45\u202f% and 75\u202f%",
      source: OWN,
    },
    stability: { formula: "weighted mean of its parts; none below half of the weights", source: OWN },
    ladder: {
      formula:
        "1 up to 20\u202f% of the loss limit, then a straight line to 0.25 at 100\u202f%; back by at most 0.01 a day",
      source: OWN,
    },
    effectiveBets: {
      formula: "(tr A)\u00b2 \u00f7 tr(A\u00b2), A the exposures\u2019 covariance",
      source: "participation ratio",
    },
    heat: { formula: "\u03a3 loss at each stop \u00f7 equity", source: OWN },
    noTradeBand: { formula: "target \u00b1 10\u202f% of it, unless your policy says otherwise", source: OWN },
    dataTrust: { formula: "product of a factor per finding: age, gaps, missing sources", source: OWN },
    cluster: {
      formula: "average linkage; joined while the mean correlation is above 0.65",
      source: "Sokal and Michener 1958",
    },
    correlation: {
      formula: "weighted daily log returns, decay 0.97, shrunk towards the mean correlation",
      source: "Ledoit and Wolf 2004; Sch\u00e4fer and Strimmer 2005",
    },
    btcDown: { formula: "correlation over those of the last 90 days on which BTC fell", source: OWN },
    moneyShare: { formula: "|net| \u00f7 \u03a3 |net|", source: OWN },
    riskShare: { formula: "w\u1d62 (\u03a3w)\u1d62 \u00f7 w\u1d40\u03a3w", source: "Euler decomposition" },
    dayLossRare: { formula: "as 1 in 20, at the 1\u202f% quantile", source: "Hull and White 1998" },
    expectedShortfall: {
      formula: "mean loss of the scenarios beyond the 5\u202f% quantile",
      source: "Acerbi and Tasche 2002",
    },
    volatilityAnnual: { formula: "\u221a(w\u1d40\u03a3w) \u00d7 \u221a365", source: "standard" },
    historicalMethod: {
      formula: "quantile of the present book\u2019s past daily returns",
      source: "historical simulation",
    },
    filteredMethod: {
      formula: "r\u209c \u00d7 \u03c3 today \u00f7 \u03c3\u209c, then the quantile; \u03c3 is EWMA 0.94",
      source: "Hull and White 1998; Barone-Adesi 1999",
    },
    normalMethod: { formula: "z \u00d7 \u03c3", source: "RiskMetrics 1996" },
    componentLoss: { formula: "exposure \u00d7 marginal loss", source: "Euler decomposition" },
    marginalLoss: { formula: "\u2202VaR \u00f7 \u2202exposure", source: "Euler decomposition" },
    weekendGap: { formula: "the fall over a weekend that one in twenty exceeds, from its own weekends", source: OWN },
    equalRisk: {
      formula: "w\u1d62 (\u03a3w)\u1d62 equal for all",
      source: "Maillard, Roncalli and Te\u00efletche 2010",
    },
    hierarchical: {
      formula: "recursive bisection by inverse variance along the cluster tree",
      source: "L\u00f3pez de Prado 2016",
    },
    minShortfall: { formula: "min ES\u2089\u2085(w), weights \u2265 0", source: "Rockafellar and Uryasev 2000" },
    turnover: { formula: "\u00bd \u03a3 |change of weight|", source: "standard" },
    stressReplay: {
      formula: "exposure \u00d7 shock; without an own shock (1 + BTC\u2019s)^\u03b2 \u2212 1",
      source: OWN,
    },
    liquidation: {
      formula: "mark at which margin + profit = maintenance margin of its tier",
      source: "each exchange\u2019s rules",
    },
    sigmaDaily: { formula: "EWMA 0.94 of squared daily log returns, root", source: "RiskMetrics 1996" },
    touchProbability: {
      formula: "2 \u03a6(\u2212|ln(liquidation \u00f7 mark)| \u00f7 (\u03c3\u221aT)), no drift",
      source: "reflection principle",
    },
    funding: {
      formula: "rate \u00d7 notional, at the symbol\u2019s own interval",
      source: "each exchange\u2019s rules",
    },
    sensibleLeverage: {
      formula: "largest leverage at which liquidation stays beyond the policy\u2019s distance",
      source: OWN,
    },
    notional: { formula: "quantity \u00d7 price", source: "standard" },
    maxDrawdown: { formula: "max over days of 1 \u2212 equity \u00f7 highest equity so far", source: "standard" },
    calmar: { formula: "compound annual growth \u00f7 maximum drawdown", source: "Young 1991" },
    sharpe: { formula: "mean daily return \u00f7 its deviation \u00d7 \u221a365, rate 0", source: "Sharpe 1994" },
    capture: {
      formula: "geometric mean return in the held book\u2019s rising months \u00f7 its own",
      source: "Morningstar",
    },
    equalVolatility: {
      formula:
        "k = mean volatility forecast of Ballast so far \u00f7 mean of the rival\u2019s, at most 1; EWMA 0.97, at least 250 days",
      source: OWN,
    },
    smaRule: { formula: "held while close > mean of the last 200 closes", source: "common rule; Faber 2007" },
    breadth: {
      formula: "mean over assets of the share of their 20, 50, 100 and 200-day averages below price",
      source: OWN,
    },
    dominance: { formula: "BTC dollar volume \u00f7 that of all judged assets, 30-day means", source: OWN },
    averageCorrelation: {
      formula: "mean Pearson correlation of daily log returns over all pairs, same days",
      source: "standard",
    },
    volatilityPercentile: { formula: "rank among the last 365 days", source: "standard" },
    falseBreakout: {
      formula: "closes above the 20-day high that were back below it within 10 days \u00f7 all of a year",
      source: OWN,
    },
    amihud: {
      formula: "mean of |daily return| \u00f7 dollars traded, \u00d7 10\u2076, 30 days",
      source: "Amihud 2002",
    },
    forecast: {
      formula: "weighted mean of the logarithms: EWMA, GARCH(1,1), HAR (twice), implied",
      source: "Bollerslev 1986; Corsi 2009; Bates and Granger 1969",
    },
    implied: { formula: "DVOL index of BTC or ETH options, 30 days", source: "Deribit" },
    coverage: { formula: "bars stored \u00f7 bars expected", source: OWN },
  } satisfies Record<GlossaryTerm, Formula>,
};
