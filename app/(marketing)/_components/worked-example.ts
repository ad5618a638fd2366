import type { Instrument } from "@/lib/domain/instrument";
import type { MarketState } from "@/lib/domain/market-state";
import type { RiskInput, TradeQuestion, TradeSize } from "@/lib/domain/risk-assessment";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import { startLadder } from "@/lib/risk/ladder/start-ladder";
import { sizeTrade } from "@/lib/risk/size-trade";
import { RISK_MODEL_VERSION } from "@/lib/risk/version";

/** The instant the example is computed for; fixed, so that the page says the same every day. */
const AS_OF = Date.UTC(2026, 10, 16, 12);
const ASSET = "BTC";
const PRICE = 60_000;
const EQUITY = 20_000;
const HELD = 8_000;

const INSTRUMENT: Instrument = {
  id: "binance:BTC/USDT",
  venue: "binance",
  symbol: "BTC/USDT",
  base: ASSET,
  quote: "USDT",
  settle: null,
  kind: "spot",
  priceTick: "0.01",
  lotStep: "0.00001",
  minQuantity: "0.00001",
  minNotional: "5",
  contractSize: "1",
  takerFeeFraction: 0.001,
  isActive: true,
};

/** A restless, trendless, deep market. What is null takes no part in the size of a trade. */
const MARKET: MarketState = {
  asset: ASSET,
  instrumentId: INSTRUMENT.id,
  sector: "majors",
  asOf: AS_OF,
  priceUsd: PRICE,
  priceAsOf: AS_OF,
  dailyBars: 1_000,
  volatility: {
    atr14: 0.045 * PRICE,
    atrFraction: 0.045,
    realized24h: null,
    realized7d: null,
    realized30d: null,
    realized90d: null,
    parkinson30d: null,
    garmanKlass30d: null,
    yangZhang30d: null,
    ewma: 0.8,
    ewmaMean30d: 0.4,
    ratio: 2,
    percentile1y: null,
    termStructure: { realized7dTo30d: null, realized30dTo90d: null },
    garch7d: null,
    har7d: null,
    forecast7d: null,
    implied30d: null,
    impliedPercentile1y: null,
    impliedMinusRealized: null,
  },
  liquidity: {
    spreadFraction: 0.0001,
    depthBidUsd: 20_000_000,
    depthAskUsd: 20_000_000,
    amihud30d: null,
    volumeDailyUsd30d: 1_000_000_000,
    volumeZScore: null,
    imbalance: null,
    multiplier: 1,
  },
  regime: {
    label: "sideways",
    probabilityBull: 0.1,
    probabilityBear: 0.05,
    probabilitySideways: 0.85,
    trend: null,
    hiddenMarkov: null,
    trendScore: 0.5,
    multiplier: 0.8,
    since: AS_OF - 30 * DAY_MS,
    isWarmedUp: true,
  },
  stability: { score: null, components: [] },
  confidence: {
    score: 60,
    tier: "medium",
    percentile: 0.6,
    components: [],
    missingInputs: [],
    outcomes: [],
    isProvisional: true,
  },
  trust: { score: 1, reasons: [] },
  evidence: {
    return30d: null,
    return90d: null,
    volume7dTo90d: null,
    fearGreed: null,
    newsSentiment: null,
    socialSentiment: null,
    fundingRate: null,
    openInterestUsd: null,
    openInterestChange7d: null,
    falseBreakouts: { breakouts: 0, failed: 0, rate: null },
  },
  // The book holds what the trade buys: their correlation is 1 whatever the returns were.
  dailyLogReturns: Array.from({ length: 90 }, (_, day) => (day % 2 === 0 ? 0.04 : -0.04)),
  dailyReturnsEndAt: Math.floor(AS_OF / DAY_MS) * DAY_MS - DAY_MS,
  riskModelVersion: RISK_MODEL_VERSION,
};

const QUESTION: TradeQuestion = {
  instrument: INSTRUMENT,
  asset: ASSET,
  side: "long",
  entryPrice: PRICE,
  stopPrice: null,
  leverage: 1,
  feeFraction: 0.001,
  slippageFraction: 0.0005,
};

export interface WorkedExample {
  asOf: number;
  input: RiskInput;
  market: MarketState;
  question: TradeQuestion;
  heldUsd: number;
  size: TradeSize;
}

/** workedExample sizes one trade with the real engine: stated inputs, nobody's account. */
export function workedExample(): WorkedExample {
  const policy = presetPolicy("balanced");
  const held = HELD / PRICE;
  const input: RiskInput = {
    asOf: AS_OF,
    policy,
    policyVersion: 1,
    account: {
      asOf: AS_OF,
      equityUsd: EQUITY,
      cashUsd: EQUITY - HELD,
      freeCashUsd: EQUITY - HELD,
      holdings: [
        {
          asset: ASSET,
          assetClass: "crypto",
          quantity: held,
          freeQuantity: held,
          lockedQuantity: 0,
          priceUsd: PRICE,
          valueUsd: HELD,
        },
      ],
      positions: [],
      openRisks: [],
      isComplete: true,
      missing: [],
      unpricedAssets: [],
      tradesToday: 0,
      isFirstDay: false,
    },
    markets: { [ASSET]: MARKET },
    ladder: startLadder({
      asOf: AS_OF,
      unitValue: 88,
      highWaterMark: 100,
      highWaterMarkAt: AS_OF - 60 * DAY_MS,
      isHighWaterMarkEstimated: false,
      lossLimitFraction: policy.lossLimitFraction,
    }),
    accountingUsdRate: 1,
    instruments: { [ASSET]: INSTRUMENT },
    feeFraction: QUESTION.feeFraction,
  };
  return {
    asOf: AS_OF,
    input,
    market: MARKET,
    question: QUESTION,
    heldUsd: HELD,
    size: sizeTrade(input, QUESTION),
  };
}
