/** Landing and pricing. Specific and honest: what it measures, what it does not do. */
export const marketing = {
  meta: {
    title: "Ballast \u2014 how much risk to carry now",
    description:
      "Ballast measures your exchange accounts and the market, and says how much risk to carry: less when volatility, drawdown or correlation grow, more again as calm and equity come back.",
  },
  nav: { label: "Ballast", evidence: "Evidence", learn: "Glossary", pricing: "Pricing", signIn: "Sign in" },
  actions: {
    demo: "Open the live demo",
    demoHint: "No sign-up. Read only, on sandbox data.",
    signUp: "Create an account",
  },
  hero: {
    title: "How much crypto risk to carry now, and why",
    lead: "Ballast reads your exchange accounts and the market. It says what share to hold and how large the next trade may be: less when volatility, drawdown, correlation or doubt grow, more again only as calm and equity come back.",
    proof: "Each number shows its inputs and its formula. None is a price forecast.",
  },
  example: {
    mark: "Worked example",
    markHint: "Stated inputs, below; nobody\u2019s account",
    usual: "Usual risk on a trade",
    now: "This trade, now",
    ofEquity: (share: string) => `${share} of equity`,
    sentence: (example: {
      asset: string;
      risk: string;
      usual: string;
      ratio: string;
      regime: string;
      drawdown: string;
      held: string;
    }) =>
      `Risk ${example.risk} instead of ${example.usual}: ${example.asset} volatility is ${example.ratio} its 30-day mean, the market is ${example.regime}, you are ${example.drawdown} below your high, and ${example.held} of your equity is already the same bet.`,
    title: "One trade, step by step",
    lead: "The same engine and the same drawing as in the app. Select a step for its input, its formula and what would change it.",
    inputsTitle: "What goes in",
    resultTitle: "What comes out",
    inputs: {
      equity: "Equity",
      held: (asset: string) => `Of it in ${asset}`,
      fromHigh: "From its high",
      lossLimit: "Loss limit",
      baseRisk: (tier: string) => `Risk at ${tier} confidence`,
      volatility: (asset: string) => `${asset} volatility \u00f7 30-day mean`,
      regime: "Regime",
      regimeValue: (regime: string, factor: string) => `${regime}, \u00d7\u202f${factor}`,
      entry: "Entry",
      atr: "ATR, 14 days",
      stop: (multiple: string) => `Stop, ${multiple} ATR below`,
      costs: "Fees and slippage, in and out",
    },
    result: (quantity: string, asset: string, notional: string) => `Buy ${quantity} ${asset} for ${notional}.`,
    resultStop: (price: string, risk: string) => `Stopped out at ${price} you lose ${risk}, costs included.`,
    check: "Equity \u00d7 risk \u00f7 loss per coin, rounded down to the lot step:",
    checkFormula: (numbers: {
      equity: string;
      risk: string;
      entry: string;
      stop: string;
      costs: string;
      quantity: string;
    }) =>
      `${numbers.equity} \u00d7 ${numbers.risk} \u00f7 (${numbers.entry} \u00d7 (${numbers.stop} + ${numbers.costs})) = ${numbers.quantity}`,
  },
  measures: {
    title: "What it measures",
    lead: "From daily and hourly bars, order books and your own balances. Crypto trades every day, so a year has 365. What is missing is listed and shrinks size; it is never filled in.",
    unit: "Unit",
    formula: "Formula",
    items: [
      {
        term: "Volatility",
        text: "How restless a market is, against its own past. Above 2 is a shock.",
        unit: "% a year, and a ratio",
        formula: "EWMA 0.94 of daily log returns \u00d7 \u221a365; ratio to its mean of 30 days; ATR(14) for stops",
      },
      {
        term: "Regime",
        text: "Where price stands against its 20, 50, 100 and 200-day averages. It scales risk and says nothing about direction.",
        unit: "bull, sideways, bear",
        formula: "multiplier 0.25 to 1.2; a change needs 80\u202f% and 5 to 10 days in the old state",
      },
      {
        term: "Stability",
        text: "How calm a market is: volatility, trend, volume, liquidity, correlation. Every part is shown.",
        unit: "0\u2013100, higher is calmer",
        formula: "weighted mean of its parts; no score below half of the weights",
      },
      {
        term: "Confidence",
        text: "How strongly today\u2019s evidence agrees that carrying risk has paid in conditions like these.",
        unit: "0\u2013100, Low Medium High",
        formula: "rank in its own history, cuts at 45\u202f% and 75\u202f%; provisional until outcomes are in order",
      },
      {
        term: "Correlation",
        text: "Which of your positions are one bet. Nine coins that fall together count as about two.",
        unit: "\u22121 to +1, and separate bets",
        formula: "up to 90 daily log returns, shrunk to their average; bets = (tr\u202fA)\u00b2 \u00f7 tr(A\u00b2)",
      },
      {
        term: "Drawdown",
        text: "How far you are below your own high. Deposits, withdrawals and transfers are neither profit nor loss.",
        unit: "% of your high",
        formula: "1 \u2212 unit value \u00f7 highest unit value",
      },
    ],
  },
  ladder: {
    title: "The further you fall, the less you carry",
    lead: "You name the fall at which you would stop. The ladder takes risk down long before it.",
    rules: [
      "Down at once, at any hour.",
      "Up by at most one point a day, after three days\u2019 rest, in a calm market, while equity recovers.",
      "Cash is no trap: seven calm days without a new low earn the way back too.",
    ],
    chartTitle: (fall: string, limit: string) => `Worked example: a fall of ${fall} with a loss limit of ${limit}`,
    chartLabel: (deepest: string, lowest: string, backOn: number) =>
      `A book falls ${deepest} from its high. The share of usual risk it may carry falls with it to ${lowest}, stays there while the market is restless, then climbs one point a day and is back at 100 % on day ${backOn}.`,
    fall: "Fall from the high",
    carry: "Carries, of usual",
    days: "Days",
    phases: ["Falling: risk follows at once", "Restless: nothing is given back", "Calm: one point a day"],
    tableTitle: "Where each state begins, by preset and its loss limit",
    state: "State",
    begins: (preset: string, limit: string) => `${preset} ${limit}`,
    carries: "Carries",
    trades: "New trades a day",
    reduceOnly: "none",
    atHigh: "at the high",
    atLimit: "Your limit",
  },
  custody: {
    title: "Your keys",
    lead: "Exchange keys have leaked elsewhere by the thousand. So the process that faces the internet cannot read yours.",
    steps: [
      {
        term: "Sealed on arrival",
        text: "The web process encrypts the key to a public key (X25519, AES-256-GCM). It does not hold the private half and cannot open what it has just sealed.",
      },
      {
        term: "Opened in one place",
        text: "Only the worker, which serves no page and speaks to the exchange, can open it.",
      },
      {
        term: "Proven before it is kept",
        text: "The worker asks the exchange what the key may do. Read only: linked. Able to trade, transfer or withdraw: refused and not stored, with the boxes to untick. No clear answer: not stored, unless you state that it can only read, which is recorded.",
      },
      {
        term: "Asked again every day",
        text: "A key that has gained a permission is deleted here, and you get a mail.",
      },
      {
        term: "Gone when you disconnect",
        text: "The sealed key is deleted at once. Whether its history stays is your choice.",
      },
    ],
    venues: (names: string) => `Exchanges today: ${names}. Cold wallets and other places are entered by hand.`,
  },
  limits: {
    title: "What it does not do",
    lead: "Read this before you rely on it.",
    items: [
      {
        term: "It does not predict prices",
        text: "Regime and confidence scale risk. Neither says where a price goes next.",
      },
      {
        term: "It does not stop a one-day shock",
        text: "Scaling shortens long losses. A crash that starts from calm finds you at your usual size.",
      },
      {
        term: "Insurance has a price",
        text: "Part of a bull market is given up: you hold less while risk is down, and it grows back slowly.",
      },
      {
        term: "It does not promise higher returns",
        text: "Less risk means smaller losses mainly because less is held. Volatility scaling by itself steadies risk; it does not add return.",
      },
      {
        term: "A simple rule comes close",
        text: "On a single coin, holding only above the 200-day average does nearly as well at equal volatility. Ballast is for a whole account: several coins, open trades, your own drawdown.",
      },
      {
        term: "It does not trade",
        text: "Its keys can only read. You place the order; the next reading sees it and closes the recommendation.",
      },
      {
        term: "It does not guess",
        text: "On incomplete data the size is refused with the reason. It can still be wrong, and it is not advice.",
      },
    ],
  },
  audience: {
    title: "Who it is for",
    items: [
      {
        term: "You trade with stops",
        text: "Give pair, side, entry and stop. You get a quantity on the exchange\u2019s lot step, the money at risk and each step that led there, or the reason to stand aside.",
      },
      {
        term: "You hold or buy regularly",
        text: "One range for the share to hold, a sentence why, and few changes, each with its amount, fee and effect. Coins you will not sell are left out. On Mondays a brief by mail.",
      },
      {
        term: "You run bots",
        text: "Ballast watches the account they trade and mails you when the ladder, a liquidation price or a volatility shock asks for less. It does not steer bots.",
      },
    ],
  },
  closing: {
    title: "Look first",
    body: "The demo is a running workspace on sandbox data: read the figures, size a trade, follow every number to its input.",
  },
  footer: {
    note: "Ballast scales risk. It can be wrong and is not financial advice.",
  },
  pricing: {
    metaTitle: "Pricing",
    metaDescription:
      "Free, Holder, Pro and Team differ in linked accounts and sized trades a day. Warnings and actions on your book are the same on every plan.",
    title: "Safety is never sold",
    lead: "Every warning, every action on your book and every refresh is the same on every plan. You pay for more linked accounts and more sized trades.",
    caption: "Plans, prices in US dollars, and what each allows",
    plan: "Plan",
    usd: (amount: string) => `$${amount}`,
    month: "A month",
    year: "A year",
    yearHint: "two months free",
    connections: "Exchange accounts",
    sizeATrade: "Size a trade, a day",
    noLimit: "no limit",
    everywhere: "The same on every plan",
    same: [
      {
        term: "Warnings and actions on your book",
        text: "Hold, trims, room to add, ladder, liquidation, de-peg, volatility shock, key problems.",
      },
      { term: "Refresh", text: "Prices every minute, accounts every five." },
      { term: "Every explanation", text: "Waterfall, inputs, formulas, and the 90 days of equity behind the ladder." },
      { term: "Mail", text: "Safety warnings and the Monday brief." },
      { term: "Cold and manual holdings", text: "Without limit; they count in equity and exposure." },
    ],
    startTitle: "Trying and paying",
    trial: (plan: string, days: number) =>
      `Starts on Free, without a card. ${plan} can be tried for ${days} days, also without.`,
    start: (trialPlan: string) => [
      `The ${trialPlan} trial is a button in Settings. It ends by itself, and you are back on Free.`,
      "A plan is bought there too, through Stripe. It can be cancelled any time and runs to the end of the period paid for.",
    ],
    oneSeat:
      "A workspace has one person today, also on Team: it differs from Pro in the number of accounts, and in nothing else yet.",
  },
};
