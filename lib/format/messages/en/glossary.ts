/** One line per term, shown on hover. Plain enough for someone who has never traded. */
export const glossary = {
  hold: {
    term: "Hold",
    text: "The share of your equity that rises and falls with the market. Spot plus futures, a hedge counts against.",
  },
  nextTrade: { term: "Next trade", text: "Money you lose if the stop of your next trade is hit, fees included." },
  usual: { term: "usual", text: "Your own policy from Settings: what you carry when nothing asks for less." },
  riskScore: {
    term: "Risk",
    text: "0 to 100, higher means more at stake: predicted loss against your limit, concentration, leverage, market and ladder.",
  },
  fromHigh: {
    term: "From high",
    text: "How far your equity is below its highest point. Deposits and withdrawals do not count as profit or loss.",
  },
  dayLoss: {
    term: "1-day loss, 1 in 20",
    text: "On one day in twenty you would lose more than this, going by how your present book would have moved.",
  },
  volatilityRatio: {
    term: "volatility ratio",
    text: "Today's volatility divided by its own mean of the last 30 days. 2 means twice as restless as usual.",
  },
  atr: { term: "ATR", text: "Average true range: how far price usually travels in a day, over 14 days." },
  regime: {
    term: "Regime",
    text: "Bull, bear or sideways, from where price stands against its 20 to 200-day averages. It scales risk, it does not predict.",
  },
  confidence: {
    term: "Confidence",
    text: "How strongly today's evidence agrees that carrying risk has paid in conditions like these, against its own history.",
  },
  stability: { term: "Stability", text: "0 to 100, higher is calmer: volatility, liquidity, trend and correlation." },
  ladder: {
    term: "Drawdown ladder",
    text: "The further you fall from your high, the less you carry; at your loss limit a quarter is left. It grows back by small steps.",
  },
  effectiveBets: {
    term: "Separate bets",
    text: "How many independent bets your positions are worth. Nine coins that fall together are about two.",
  },
  heat: { term: "Portfolio heat", text: "What you lose if every stop is hit at once, as a share of equity." },
  noTradeBand: {
    term: "no-trade band",
    text: "Inside this range the gain from adjusting is smaller than its cost, so nothing is suggested.",
  },
  dataTrust: { term: "Data trust", text: "How complete and fresh the data behind a figure is. Less trust, less size." },
  cluster: {
    term: "Cluster",
    text: "Assets that move together closely enough to count as one bet: their mean correlation is above 0.65.",
  },
  correlation: {
    term: "Correlation",
    text: "How alike two assets move from day to day: 1 always together, 0 unrelated, \u22121 opposite.",
  },
  btcDown: {
    term: "BTC-down days",
    text: "Only the days on which BTC fell, of all that are kept. On such days assets tend to fall together, when it hurts.",
  },
  moneyShare: { term: "Money", text: "Net exposure of an asset as a share of all your net exposures, without sign." },
  riskShare: {
    term: "Risk",
    text: "The part of your book\u2019s variance that an asset adds, its company included. Below zero it is a hedge.",
  },
  dayLossRare: {
    term: "1-day loss, 1 in 100",
    text: "On one day in a hundred you would lose more than this (value at risk 99\u202f%), going by your present book.",
  },
  expectedShortfall: {
    term: "Mean of the worst days",
    text: "What you lose on average on the worst day in twenty (expected shortfall 95\u202f%): how bad bad days are.",
  },
  volatilityAnnual: {
    term: "Volatility, a year",
    text: "How far your book usually swings in a year, as a share of equity: daily volatility times the root of 365.",
  },
  historicalMethod: {
    term: "Historical",
    text: "Your present book on each past day, all days counted alike, whatever the market was like then.",
  },
  filteredMethod: {
    term: "Filtered historical",
    text: "Each past day is first scaled to today\u2019s volatility, so that a calm year does not hide a rough week.",
  },
  normalMethod: {
    term: "Normal curve",
    text: "As if returns were bell-shaped. Crypto has fatter tails, so it is too mild for rare days.",
  },
  componentLoss: {
    term: "Part of the 1-day loss",
    text: "How much of the 1-in-20 loss this asset brings. The parts add up to the whole.",
  },
  marginalLoss: {
    term: "One more dollar adds",
    text: "How much the 1-in-20 loss grows with one more dollar of this asset. Below zero it would shrink.",
  },
  weekendGap: {
    term: "Weekend gap",
    text: "What a token of a stock may lose at Monday\u2019s open, while its own market is closed at the weekend.",
  },
  equalRisk: { term: "Equal risk", text: "Every asset adds the same part of the risk (equal risk contribution)." },
  hierarchical: {
    term: "Hierarchical",
    text: "Money is split between clusters by risk, then inside them (hierarchical risk parity). Steady, without forecasts.",
  },
  minShortfall: {
    term: "Smallest bad days",
    text: "The weights under which the mean of the worst days was smallest (minimum expected shortfall).",
  },
  turnover: { term: "To trade", text: "Half the sum of all buys and sells, as a share of your market money." },
  stressReplay: {
    term: "Replay",
    text: "Each asset takes the fall it took in that crisis. What did not trade then takes BTC\u2019s, times how it follows BTC.",
  },
  liquidation: {
    term: "Liquidation",
    text: "The mark price at which the exchange closes the position because its margin is used up.",
  },
  sigmaDaily: {
    term: "daily \u03c3",
    text: "One standard deviation of a day\u2019s move: an ordinary day at today\u2019s volatility.",
  },
  touchProbability: {
    term: "Touch in 7 d",
    text: "The chance that the mark price touches liquidation within 7 days: no drift, forecast volatility, reflection principle.",
  },
  funding: {
    term: "Funding",
    text: "What longs pay shorts, or receive, at each symbol\u2019s own interval. Plus is what you pay.",
  },
  sensibleLeverage: {
    term: "Sensible leverage",
    text: "The most at which liquidation stays far enough away at today\u2019s volatility. Your own limit may be lower.",
  },
  maxDrawdown: { term: "Max drawdown", text: "The deepest fall from a high to a later low, at daily closes." },
  calmar: {
    term: "Calmar ratio",
    text: "Return a year divided by the maximum drawdown: what was earned for each part of the worst fall.",
  },
  sharpe: {
    term: "Sharpe ratio",
    text: "Mean return divided by volatility, both a year, with an interest rate of zero.",
  },
  capture: {
    term: "Capture",
    text: "The mean return in the held book\u2019s rising (or falling) months, as a share of the held book\u2019s own.",
  },
  equalVolatility: {
    term: "Equal volatility",
    text: "A rival scaled down, each day and without looking ahead, until it swings as much as the Ballast book.",
  },
  smaRule: { term: "200-day rule", text: "Hold a coin while its price is above its 200-day average, else cash." },
  notional: { term: "Notional", text: "Quantity times price: the full value of an order or position." },
  breadth: {
    term: "Breadth",
    text: "How many of their 20, 50, 100 and 200-day averages prices stand above, over all judged assets.",
  },
  dominance: {
    term: "BTC share of volume",
    text: "Bitcoin\u2019s part of the judged assets\u2019 dollar volume, 30-day mean.",
  },
  averageCorrelation: {
    term: "Average correlation",
    text: "Mean correlation of all pairs of judged assets. Near 1 everything falls together and spreading protects little.",
  },
  volatilityPercentile: {
    term: "in its year",
    text: "The share of the last year\u2019s days that were calmer than today.",
  },
  falseBreakout: {
    term: "Failed breakouts",
    text: "Closes above the 20-day high that fell back below it within 10 days, of those of the last year.",
  },
  amihud: {
    term: "Amihud",
    text: "How far a million dollars of trading moves the price, on average over 30 days. Higher is thinner.",
  },
  forecast: {
    term: "Forecast, 7 days",
    text: "Mean volatility of the next week: EWMA, GARCH, HAR and options, as many as there are. It says how far, not where.",
  },
  implied: {
    term: "Implied",
    text: "The volatility that option prices expect for the next 30 days (Deribit DVOL).",
  },
  coverage: { term: "Coverage", text: "The share of what was asked for that is there." },
};

export type GlossaryTerm = keyof typeof glossary;
