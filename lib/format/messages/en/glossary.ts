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
  notional: { term: "Notional", text: "Quantity times price: the full value of an order or position." },
};

export type GlossaryTerm = keyof typeof glossary;
