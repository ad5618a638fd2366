import type { WaterfallStepId } from "@/lib/domain/risk-assessment";

/** Words of the waterfall: a short name for the column (a tiny one for phones), a full one, what the step does. */
const STEP: Record<WaterfallStepId, { short: string; tiny?: string; name: string; what: string }> = {
  base: { short: "Usual", name: "Usual risk", what: "Your own policy, before today's market." },
  volatility: {
    short: "Volatility",
    tiny: "Vol.",
    name: "Volatility",
    what: "Today's volatility against its own 30-day mean. Double the volatility, about half the size.",
  },
  regime: {
    short: "Regime",
    name: "Market regime",
    what: "Whether price stands above or below its 20 to 200-day averages. It scales risk; it does not forecast direction.",
  },
  drawdown: {
    short: "Drawdown",
    tiny: "Ladder",
    name: "Drawdown ladder",
    what: "How far you are below your own high, as a share of your loss limit.",
  },
  correlation: {
    short: "Correlation",
    tiny: "Corr.",
    name: "Correlation",
    what: "How much your positions move together. Many coins can be one bet.",
  },
  liquidity: {
    short: "Liquidity",
    name: "Liquidity",
    what: "Spread, order-book depth and volume: how easily this can be sold.",
  },
  data_trust: {
    short: "Data",
    name: "Data trust",
    what: "Missing or old data shrinks size; it is never filled in silently.",
  },
  bounds: { short: "Bounds", name: "Bounds", what: "All factors together stay between 0.25 and 1.25 times usual." },
  excluded: {
    short: "Kept coins",
    name: "Coins you keep",
    what: "Coins you took out of the advice stay as they are; the target applies to the rest.",
  },
  cap_per_trade: { short: "Trade cap", name: "Cap on one trade", what: "Your limit for a single trade." },
  cap_asset: { short: "Asset cap", name: "Cap on one coin", what: "Your limit for one asset's share of equity." },
  cap_cluster: { short: "Cluster cap", name: "Cap on one cluster", what: "Your limit for assets that move as one." },
  cap_heat: { short: "Heat cap", name: "Portfolio heat", what: "Your limit for all open risk together." },
  cap_gross: { short: "Gross cap", name: "Gross exposure", what: "Your limit for all positions together." },
  cap_leverage: { short: "Leverage cap", name: "Leverage", what: "Your highest leverage." },
  cap_liquidation: {
    short: "Liquidation",
    name: "Liquidation distance",
    what: "Liquidation must stay well beyond the stop.",
  },
  cap_depth: {
    short: "Depth cap",
    name: "Order-book depth",
    what: "The share of the book within 1\u202f% one trade may take.",
  },
  cap_volume: { short: "Volume cap", name: "Daily volume", what: "The share of a day's volume one trade may take." },
  cap_free_balance: { short: "Free cash", name: "Free balance", what: "What is free to spend on this market." },
  rounding: { short: "Lot step", name: "Lot rounding", what: "Down to the exchange's lot step, never up." },
};

/** Names of inputs as people say them. An input without a name here is shown as the engine calls it. */
const INPUT: Readonly<Record<string, string>> = {
  assetCapFraction: "Your cap for one asset",
  assetExposureUsd: "Already in this asset",
  averageCorrelation: "Average correlation",
  availableQuantity: "Free to trade",
  bookVolatilityDaily: "Volatility of your book, a day",
  bookVolatilityDailyUsual: "The same at a correlation of 0.6",
  clusterCapFraction: "Your cap for one cluster",
  clusterExposureUsd: "Already in this cluster",
  atrFraction: "ATR(14) as a share of price",
  confidenceTier: "Confidence tier",
  confidenceScore: "Confidence",
  correlationWithBook: "Correlation with what you hold",
  dataTrust: "Data trust",
  depthShareMax: "Share of the book one trade may take",
  depthUsd: "Depth within 1\u202f%",
  drawdownFraction: "Below your high",
  entryCostFraction: "Cost of entering",
  equityUsd: "Equity",
  excludedFraction: "Share of equity you keep out",
  exposureMultiplier: "Ladder multiplier",
  freeCashUsd: "Free cash",
  grossCapFraction: "Your cap for all positions",
  grossFraction: "All positions now",
  heatCapFraction: "Your cap for open risk",
  heatFraction: "Open risk now",
  heldFraction: "Held now",
  investedFraction: "Share of equity invested",
  ladderState: "Ladder state",
  leverage: "Leverage",
  leverageMax: "Your highest leverage",
  liquidationDistanceFraction: "Distance to liquidation",
  liquidityMultiplier: "Liquidity multiplier",
  lossPerUnitUsd: "Loss per unit at the stop",
  lotStep: "Lot step",
  marginFraction: "Margin needed",
  perTradeCapFraction: "Your cap per trade",
  priceUsd: "Price",
  product: "All factors together",
  regime: "Regime",
  regimeMultiplier: "Regime multiplier",
  riskPerTrade: "Your risk per trade at this tier",
  spreadFraction: "Spread",
  stopDistanceFraction: "Stop distance",
  tier: "Confidence tier",
  trendScore: "Share of its averages price is above",
  usualExposureFraction: "Your usual share in the market",
  volatility: "Volatility over a year",
  volatilityRatio: "Volatility \u00f7 its 30-day mean",
  volumeDailyUsd30d: "Daily volume, 30 days",
  wantedQuantity: "Wanted",
  weight: "Share of what may be changed",
  volumeShareMax: "Share of a day\u2019s volume one trade may take",
};

/** Within a sentence a name starts small, unless it is an abbreviation. */
function inSentence(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

function sentenceCase(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const waterfall = {
  title: "How the size comes about",
  titleHold: "How the suggested hold comes about",
  step: STEP,
  resultTrade: "Next trade",
  resultHold: "Suggested",
  resultHoldTiny: "Hold",
  resultTradeTiny: "Trade",
  unchangedShort: "Unchanged",
  notReached: (count: number) => (count === 1 ? "1 limit not reached" : `${count} limits not reached`),
  /** `regimeMultiplier.BTC` is an input of one asset. */
  inputName: (name: string) => {
    const [key = name, asset] = name.split(".");
    const words = INPUT[key] ?? sentenceCase(key);
    return asset === undefined ? words : `${words}, ${asset}`;
  },
  columnLabel: (name: string, effect: string, after: string) => `${name}: ${effect}, then ${after}`,
  baseLabel: (name: string, value: string) => `${name}: ${value}`,
  times: (factor: string) => `\u00d7\u202f${factor}`,
  capped: "caps",
  notBinding: "not binding",
  lotStepWord: "rounds down",
  input: "Input",
  value: "Value",
  asOf: "As of",
  formula: "Formula",
  before: "Before",
  after: "After",
  stepColumn: "Step",
  assetColumn: "Asset",
  perAsset: "Inputs of each asset",
  effectColumn: "Effect",
  counterfactual: (name: string, value: string, result: string) =>
    `With ${inSentence(name)} at ${value}, this would be ${result}.`,
  /** "A quarter of usual: half from the wider stop, half from the rules." */
  summary: (change: string, stopShare: string, ruleShare: string) =>
    `${change} against your usual size: ${stopShare} from the wider stop, ${ruleShare} from the rules.`,
  summaryRulesOnly: (change: string) => `${change} against your usual size, all of it from the rules.`,
  summaryUsual: "Your usual size: nothing in the market or your account asks for less.",
};
