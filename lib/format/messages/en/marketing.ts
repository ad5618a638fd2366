/** Landing and pricing. Specific and honest: what it measures, what it does not do. */
export const marketing = {
  meta: {
    title: "Ballast \u2014 how much risk to carry now",
    description:
      "Ballast measures your exchange accounts and the market, and says how much risk to carry: less when volatility, drawdown or correlation grow, more again as calm and equity come back.",
    pricing: "Pricing",
  },
  nav: { label: "Ballast", pricing: "Pricing", signIn: "Sign in", signUp: "Create an account", home: "Ballast, start" },
  hero: {
    title: "How much risk to carry now, in one sentence you can check.",
    lead: "Ballast reads your exchange accounts and the market and says how much to hold and what the next trade may risk: less as volatility, drawdown, correlation or doubt grow, more again as calm and equity come back.",
    demo: "Open the live demo",
    signUp: "Create an account",
    small: "The demo needs no account. Free covers two connections, and every warning.",
  },
  example: {
    label: "Worked example",
    note: "A made-up account of \u20ac20 000 in BTC, ETH and cash, on a made-up day. The figures are computed by the same engine that will compute yours.",
    hold: "Hold",
    trade: "Next trade on BTC",
    holdTitle: "From usual to suggested",
    tradeTitle: "From your usual risk per trade to this one",
    hint: "Select a step for its input and formula.",
  },
  measures: {
    title: "What it measures",
    lead: "Six factors, each a number with its age and formula. Any of them can be switched to a table and recomputed by hand.",
    rows: [
      ["Volatility", "Today against its own 30-day mean. At twice the mean, sizes fall and stops stand wider."],
      [
        "Regime",
        "Where price stands against its 20, 50, 100 and 200-day averages. It scales risk and forecasts nothing.",
      ],
      ["Drawdown", "How far you are below your own high, deposits taken out. A ladder on the loss limit you set."],
      ["Correlation", "Whether your positions are one bet. Many coins that fall together count as few."],
      ["Liquidity", "Spread, order-book depth and volume: what can be sold without moving the price."],
      ["Data trust", "Missing or old data shrinks size in plain sight. Nothing is filled in silently."],
    ],
  },
  limits: {
    title: "What it does not do",
    rows: [
      [
        "It never predicts prices.",
        "It scales risk to what is measured. Regime is a description of the past, not a forecast.",
      ],
      [
        "It cannot shield you from a one-day crash.",
        "Crashes often start from calm. Scaling shortens long losses; it does not stop the first day.",
      ],
      [
        "Insurance has a price.",
        "Who carries less in bad times also gains less when the market turns up. That is the trade you make.",
      ],
      ["It does not trade.", "Ballast says what to do and how it came about. You, or your own tools, place the order."],
    ],
  },
  custody: {
    title: "Your keys",
    rows: [
      [
        "Read-only, proven",
        "When you link a key, its permissions are read from the exchange. A key that can trade or withdraw is refused, with the boxes to untick, and never stored.",
      ],
      ["Checked again every day", "A key whose permissions were widened stops being used, and you get a mail."],
      [
        "Sealed where you type it",
        "The web server can only seal a key. The private half that opens it lives in the worker alone.",
      ],
      ["Gone when you say so", "Disconnecting deletes the secret at once. Whether the history stays is your choice."],
    ],
  },
  closing: {
    title: "See it on a live account first.",
    body: "The demo shows a real screen on sandbox data. Nothing to install, nothing to fill in.",
  },
  footer: "Ballast measures and suggests; it is not investment advice and can be wrong.",
  pricing: {
    title: "Safety is never sold",
    lead: "Warnings, actions on your book and the refresh of your accounts are the same on every plan. You pay for more connections and for more sizing.",
    trial: (days: number) =>
      `Every workspace starts on Free. A ${days}-day Pro trial is one button in Settings, without a card.`,
    perMonth: "a month",
    perYear: (amount: string) => `or ${amount} a year`,
    free: "$0",
    feature: "What you get",
    plan: "Plan",
    start: "Create an account",
    rows: {
      connections: "Exchange connections",
      manual: "Manual and cold holdings",
      warnings: "Warnings and actions on the book",
      refresh: "Refresh of accounts and prices",
      size: "Size a trade, your own question",
      table: "Long and short table of your markets",
      mail: "Safety mails and Monday brief",
    },
    unlimited: "unlimited",
    all: "all",
    same: "the same for all",
    included: "included",
    perDay: (count: number) => `${count} a day`,
    later:
      "In work, and not part of any price yet: correlation map, paper account, journal, alerts beyond mail, signals to your bot, API, members and roles.",
    small: "Prices in US dollars, before tax. Cancel any time; the plan runs to the end of the paid period.",
  },
};
