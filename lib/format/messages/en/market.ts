import type { RegimeLabel } from "@/lib/domain/market-state";
import type { SignalName } from "@/lib/domain/signal";

/** How stable a market is, in the bands the words below stand for. */
export type Mood = "calm" | "unsettled" | "rough";

const PHASE = { bull: "bull market", bear: "bear market", sideways: "market without a trend" } as const;

const ARTICLE: Record<Mood, string> = { calm: "A calm", unsettled: "An unsettled", rough: "A rough" };

const article = (mood: Mood | null): string => (mood === null ? "A " : `${ARTICLE[mood]} `);

const and = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;

/** Market: what state the market is in. A regime is never said to forecast. */
export const market = {
  screen: "Market",
  question: "What state is the market in?",
  lead: {
    none: "The market is being read.",
    noneSupport: "Daily prices of the majors come first; the first state stands within a minute.",
    state: (mood: Mood | null, regime: RegimeLabel, why: string) => `${article(mood)}${PHASE[regime]}: ${why}.`,
    shock: (regime: RegimeLabel, why: string) => `Volatility shock in a ${PHASE[regime]}: ${why}.`,
    warmingUp: (why: string) => `Too little history to name a regime yet: ${why}.`,
    volatility: (asset: string, times: string) => `${asset} volatility is ${times} its 30-day mean`,
    volatilityUnknown: (asset: string) => `${asset} volatility is not known yet`,
    breadth: (fraction: string) => `prices stand above ${fraction} of their averages`,
    because: (first: string, second: string | null) => (second === null ? first : `${first}, and ${second}`),
    asOf: (when: string, sentence: string) => `As of ${when}: ${sentence}`,
  },
  support: {
    together: (correlation: string) =>
      `Assets move together (average correlation ${correlation}), so spreading over them protects little.`,
    heldNone: "You hold no market positions.",
    heldOne: (asset: string, regime: RegimeLabel, times: string | null) =>
      times === null
        ? `Your ${asset} is in a ${regime} regime.`
        : `Your ${asset} is in a ${regime} regime, its volatility ${times} its mean.`,
    held: (count: number, regimes: string, roughest: string | null) =>
      `You hold ${count} of them: ${regimes}${roughest === null ? "" : `; ${roughest}`}.`,
    regimes: (bull: number, sideways: number, bear: number) =>
      and(
        [
          bull > 0 ? `${bull} bull` : null,
          sideways > 0 ? `${sideways} sideways` : null,
          bear > 0 ? `${bear} bear` : null,
        ].filter((part) => part !== null),
      ),
    roughest: (asset: string, times: string) => `${asset} is the roughest at ${times} its mean`,
    trustLow: (assets: readonly string[], lowest: string) =>
      `Data trust is low for ${and(assets)} (down to ${lowest}), so less is sized there.`,
    missing: (names: string) => `Missing now: ${names}.`,
  },
  figures: {
    label: "Market structure",
    stability: "Stability",
    ofHundred: "of 100",
    mood: { calm: "calm", unsettled: "unsettled", rough: "rough" } satisfies Record<Mood, string>,
    breadthDetail: (assets: number) => `over ${assets} assets`,
    correlation: (value: string) => `90 days: ${value}`,
    days30: "30 days",
    dominanceDetail: "of dollar volume, 30 days",
    unknown: "not enough data yet",
  },
  structure: {
    title: "Regimes and perpetuals",
    shares: "Share of assets in each regime",
    regimes: (bull: string, sideways: string, bear: string) =>
      `${bull} bull \u00b7 ${sideways} sideways \u00b7 ${bear} bear`,
    funding: "Funding, median per interval",
    fundingDetail: (share: string, assets: number) => `longs pay on ${share} of ${assets}`,
    openInterest: "Open interest",
    openInterestChange: (change: string) => `${change} in 7 days`,
    noDerivatives: "No funding rates yet.",
  },
  caution:
    "A regime says what is, and scales risk. It does not say where prices go: on our own data the labels do not put the falls that followed in order.",
  cautionLink: "The evidence",
  table: {
    title: "Assets",
    note: "What you hold first, then by dollar volume.",
    asset: "Asset",
    held: "held",
    price: "Price, USD",
    regime: "Regime",
    volatility: "Volatility",
    inYear: "In its year",
    stability: "Stability",
    confidence: "Confidence",
    outcome: "Reached +1.5 R",
    outcomeHint:
      "Of past days with today\u2019s tier: how many reached +1.5 R before \u22121 R (R = 2 ATR). In brackets: of all days.",
    outcomeOf: (tier: string, cases: number, all: string) => `${tier} of ${cases} (${all})`,
    trust: "Data trust",
    open: (asset: string) => `${asset}: open its market`,
    warmingUp: "warming up",
    undecided: "undecided",
    undecidedHint: (bull: string, sideways: string, bear: string) =>
      `Today ${bull} bull, ${sideways} sideways, ${bear} bear. A label stands until another has led for some days.`,
    empty: "No asset has been judged yet.",
    emptyBody: "States follow the first daily prices, usually within a minute.",
    path: (asset: string) => `Volatility of ${asset}, last 90 days`,
  },
  asset: {
    back: "Market",
    question: (asset: string) => `What state is ${asset} in?`,
    lead: {
      state: (asset: string, mood: Mood | null, regime: RegimeLabel, why: string) =>
        `${asset}: ${article(mood).toLowerCase()}${PHASE[regime]}, ${why}.`,
      undecided: (
        asset: string,
        mood: Mood | null,
        regime: RegimeLabel,
        likeliest: readonly RegimeLabel[],
        why: string,
      ) =>
        `${asset}: ${article(mood).toLowerCase()}${PHASE[regime]}, though today\u2019s evidence says ${likeliest.join(" or ")}; ${why}.`,
      shock: (asset: string, why: string) => `${asset}: a volatility shock, ${why}.`,
      warmingUp: (asset: string, why: string) => `${asset} has too little history to name a regime: ${why}.`,
      volatility: (times: string) => `volatility ${times} its 30-day mean`,
      volatilityUnknown: "volatility not known yet",
    },
    support: {
      since: (day: string, times: string) => `In this regime since ${day}; it counts ${times} in every size.`,
      outcome: (tier: string, hit: string, cases: number, all: string) =>
        `Confidence ${tier}: on such days +1.5 R came before \u22121 R in ${hit} of ${cases} cases, on all days in ${all}.`,
      trust: (fraction: string) => `Data trust ${fraction}: sizes shrink with it.`,
    },
    figures: "Key figures",
    price: "Price",
    since: (day: string) => `since ${day}`,
    aYear: "a year",
    inYear: (fraction: string) => `above ${fraction} of its year`,
    mean: (value: string) => `30-day mean ${value}`,
    held: "You hold it",
    notHeld: "You do not hold it",
    marketOf: (symbol: string, venue: string) => `${symbol} at ${venue}`,
    regime: {
      title: "Regime",
      probability: "Probability",
      trend: "Trend view",
      hiddenMarkov: "Model view",
      blended: "Together",
      note: "The mean of two views: where price stands against its 20 to 200-day averages, and a three-state model of returns and volatility fed only the past.",
      multiplier: "Counts in every size",
      strip: "Regime by day",
      stripNote: (kept: number, days: number) =>
        kept >= days
          ? `Last ${days} days, as kept that day.`
          : `Last ${days} days: ${kept} as kept that day, the others walked forward over stored prices without hindsight.`,
      stripEmpty: "Regimes need 200 daily prices.",
      day: "Day (UTC)",
      kept: "Kept that day",
      yes: "yes",
      no: "walked",
      run: (label: string, from: string, to: string, days: number) =>
        days === 1 ? `${label}, ${from}` : `${label}, ${from} to ${to}, ${days} days`,
    },
    volatility: {
      title: "Volatility",
      note: "Annualised. The same year read by different estimators: where they differ is how sure any of them is.",
      chart: "EWMA volatility, last year",
      estimator: "Estimator",
      value: "A year",
      realized24h: "Realised, 24 hours",
      realized7d: "Realised, 7 days",
      realized30d: "Realised, 30 days",
      realized90d: "Realised, 90 days",
      ewma: "EWMA, now",
      parkinson30d: "Parkinson, 30 days",
      garmanKlass30d: "Garman\u2013Klass, 30 days",
      yangZhang30d: "Yang\u2013Zhang, 30 days",
      garch7d: "GARCH, next 7 days",
      har7d: "HAR, next 7 days",
      forecast7d: "Forecast in use, next 7 days",
      implied30d: "Implied, next 30 days",
      atr: "ATR, 14 days",
      term: "Term structure",
      shortTerm: "7 days to 30 days",
      longTerm: "30 days to 90 days",
      gap: "Implied \u2212 realised",
      impliedPercentile: "Implied in its year",
      forecastAgainst: "Forecast against implied",
      none: "No options market is watched for this asset.",
    },
    parts: {
      part: "Part",
      input: "Measured",
      score: "Score",
      weight: "Weight",
      points: "Points",
      total: (score: string) => `Together ${score} of 100`,
      noTotal: "No score: too little is known.",
      missing: "missing",
    },
    stability: {
      title: "Stability",
      note: "0 to 100, higher is calmer. Points are score times weight; missing parts share their weight out.",
    },
    confidence: {
      title: "Confidence",
      note: (percentile: string) => `Today\u2019s evidence is stronger than on ${percentile} of its own past days.`,
      noScore: "Needs 100 days of evidence.",
      missing: (names: string) => `Inputs it does not have: ${names}.`,
      complete: "No input is missing.",
      outcomes: "What followed",
      outcomesNote: "Past days by their tier then: +1.5 R before \u22121 R within the horizon, R = 2 ATR.",
      tier: "Tier",
      hits: "Reached +1.5 R",
      cases: "Cases",
      all: "All days",
      provisional: "Provisional: the tiers\u2019 outcomes are not in order, so High is capped at 1\u202f%.",
      proven: "Outcomes are in order Low, Medium, High.",
    },
    part: {
      volatility_level: "Volatility",
      volatility_percentile: "Volatility in its year",
      volatility_change: "Volatility against its mean",
      trend: "Trend strength",
      volume: "Volume z-score",
      liquidity: "Liquidity",
      correlation: "Correlation with BTC",
      implied_volatility: "Implied volatility in its year",
      technical: "Trend",
      volatility: "Quiet volatility",
      on_chain: "On-chain",
      sentiment: "Sentiment",
    } as Readonly<Record<string, string>>,
    evidence: {
      title: "Evidence beside the regime",
      note: "Facts a trader looks at. Nothing is decided by them.",
      momentum: "Momentum",
      return30d: "Return, 30 days",
      return90d: "Return, 90 days",
      volume: "Volume, 7 days to 90 days",
      falseBreakouts: (rate: string, breakouts: number) => `${rate} of ${breakouts}`,
      fewBreakouts: (breakouts: number) =>
        breakouts === 1 ? "1 breakout, too few" : `${breakouts} breakouts, too few`,
      fearGreed: "Fear & greed",
      newsSentiment: "News sentiment",
      socialSentiment: "Social sentiment",
      funding: "Funding per interval",
      openInterest: "Open interest",
    },
    liquidity: {
      title: "Liquidity",
      spread: "Spread",
      depthBid: "Depth to sell into, 1\u202f%",
      depthAsk: "Depth to buy from, 1\u202f%",
      volume: "Daily volume, 30-day mean",
      volumeZ: "Volume today, z-score",
      imbalance: "Book imbalance",
      amihud: "Amihud, move per $1 million",
      percent: (digits: string) => `${digits}\u202f%`,
      multiplier: "Counts in every size",
    },
    trust: { title: "Data trust", fine: "Everything behind these figures is fresh and complete." },
    news: {
      title: "Headlines behind the sentiment",
      none: (asset: string) =>
        `Nobody wrote about ${asset} in the last three days; the market\u2019s mood counts instead.`,
      tone: { "1": "positive", "0": "neutral", "-1": "negative" },
      note: "Titles and links only; scored by our own lexicon.",
    },
    signals: {
      title: "Signals",
      none: "No signal speaks of this asset.",
      signal: "Signal",
      value: "Value",
      source: "Source",
      ours: "our scorer",
      names: {
        implied_volatility: "Implied volatility",
        fear_greed: "Fear & greed",
        news_sentiment: "News sentiment",
        social_sentiment: "Social sentiment",
        funding_rate: "Funding rate",
        open_interest_usd: "Open interest",
        active_addresses: "Active addresses, a day",
        hash_rate: "Hash rate, EH/s",
        transactions: "Transactions, a day",
        fees_usd: "Fees, a day",
        mvrv: "MVRV",
        exchange_net_inflow_usd: "Net inflow to exchanges, a day",
      } satisfies Record<SignalName, string>,
    },
  },
};
